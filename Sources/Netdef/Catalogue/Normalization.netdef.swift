// Generated from <catalogue>/Normalization.netdef by `make catalogue`. Do not edit.
// swift-format-ignore-file

extension Netdef.BatchNorm2d {
  /// Makes the layer for an input's shape, which becomes the output's:
  /// `[N, C, H, W]` → `[N, C, H, W]`.
  ///
  /// - Throws: `DefinitionError` with what netdef says of such a layer.
  public convenience init(
    on x: inout Netdef.Shape, features: Swift.Int? = nil, eps: Swift.Double = 1e-05,
    momentum: Swift.Double? = 0.1, affine: Swift.Bool = true, trackRunningStats: Swift.Bool = true,
    generator: Netdef.RandomGenerator = .shared
  ) throws {
    try x.check(of: "BatchNorm2d", pattern: "[N, C, H, W]", [nil, nil, nil, nil])
    let C = x[1]
    let features = features ?? C
    guard features == C else {
      throw Netdef.DefinitionError(
        "`BatchNorm2d` expects \(features) channels but receives \(C)", id: "channel-count",
        help: "leave the number out: it is inferred")
    }
    guard C >= 1 else {
      throw Netdef.DefinitionError(
        "`BatchNorm2d` needs at least 1 channel but receives \(C)", id: "layer-parameter")
    }
    guard eps >= 0 else {
      throw Netdef.DefinitionError(
        "`eps` is at least 0, not \(eps.netdefText)", id: "layer-parameter")
    }
    if affine {
      try Netdef.Shape.check(state: "weight", of: "BatchNorm2d", [features])
      try Netdef.Shape.check(state: "bias", of: "BatchNorm2d", [features])
    }
    if trackRunningStats {
      try Netdef.Shape.check(state: "running_mean", of: "BatchNorm2d", [features])
      try Netdef.Shape.check(state: "running_var", of: "BatchNorm2d", [features])
      try Netdef.Shape.check(state: "num_batches_tracked", of: "BatchNorm2d", [])
    }
    try self.init(
      features: features, eps: Netdef.Arithmetic.float(eps),
      momentum: momentum.map(Netdef.Arithmetic.float), affine: affine,
      trackRunningStats: trackRunningStats, generator: generator)
  }

  /// `BatchNorm2d` as a value.
  public static let recipe = Netdef.LayerRecipe(
    "BatchNorm2d",
    parameters: [
      .optional("features", Swift.Int.self),
      .optional("eps", Swift.Double.self),
      .optional("momentum", (Swift.Double?).self),
      .optional("affine", Swift.Bool.self),
      .optional("track_running_stats", Swift.Bool.self),
    ],
    renamed: ["num_features": "features"]
  ) { x, arguments, generator in
    try Netdef.BatchNorm2d(
      on: &x, features: arguments.optional("features"), eps: arguments["eps", default: 1e-05],
      momentum: arguments["momentum", default: .some(0.1)],
      affine: arguments["affine", default: true],
      trackRunningStats: arguments["track_running_stats", default: true], generator: generator)
  }
}
