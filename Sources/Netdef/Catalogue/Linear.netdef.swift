// Generated from <catalogue>/Linear.netdef by `make catalogue`. Do not edit.
// swift-format-ignore-file

extension Netdef.Linear {
  /// Makes the layer for an input's shape, which becomes the output's:
  /// `[S.., D]` → `[S.., out]`.
  ///
  /// - Throws: `DefinitionError` with what netdef says of such a layer.
  public convenience init(
    on x: inout Netdef.Shape, `in`: Swift.Int? = nil, out: Swift.Int, bias: Swift.Bool = true,
    generator: Netdef.RandomGenerator = .shared
  ) throws {
    try x.check(of: "Linear", pattern: "[S.., D]", first: [], last: [nil])
    let S = Swift.Array(x.sizes.dropLast())
    let D = x[x.rank - 1]
    let `in` = `in` ?? D
    guard out >= 1 else {
      throw Netdef.DefinitionError(
        "`Linear` needs at least 1 output feature, but `out` is \(out)", id: "layer-parameter")
    }
    guard `in` == D else {
      throw Netdef.DefinitionError(
        "`Linear` expects \(`in`) input features but receives \(D)", id: "feature-count",
        help: "write `in: \(D)`, or leave `in` out: it is inferred")
    }
    guard D >= 1 else {
      throw Netdef.DefinitionError(
        "`Linear` needs at least 1 input feature but receives \(D)", id: "layer-parameter")
    }
    try Netdef.Shape.check(state: "weight", of: "Linear", [out, `in`])
    if bias {
      try Netdef.Shape.check(state: "bias", of: "Linear", [out])
    }
    x = try Netdef.Shape(output: S + [out], of: "Linear")
    self.init(in: `in`, out: out, bias: bias, generator: generator)
  }

  /// `Linear` as a value.
  public static let recipe = Netdef.LayerRecipe(
    "Linear",
    parameters: [
      .labelOnly("in", Swift.Int.self),
      .required("out", Swift.Int.self),
      .optional("bias", Swift.Bool.self),
    ],
    renamed: ["in_features": "in", "out_features": "out"]
  ) { x, arguments, generator in
    try Netdef.Linear(
      on: &x, in: arguments.optional("in"), out: arguments["out"],
      bias: arguments["bias", default: true], generator: generator)
  }
}
