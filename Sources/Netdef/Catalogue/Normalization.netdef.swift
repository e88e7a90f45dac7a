// Generated from <catalogue>/Normalization.netdef by `make catalogue`. Do not edit.
// swift-format-ignore-file

extension BatchNorm2d {
  /// Makes the layer for an input's shape, which becomes the output's:
  /// `[N, C, H, W]` → `[N, C, H, W]`.
  ///
  /// - Throws: `DefinitionError` with what netdef says of such a layer.
  public convenience init(
    on x: inout Shape, features: Int? = nil, eps: Double = 1e-05, momentum: Double? = 0.1,
    affine: Bool = true, trackRunningStats: Bool = true, generator: RandomGenerator = .shared
  ) throws {
    try x.check(of: "BatchNorm2d", pattern: "[N, C, H, W]", [nil, nil, nil, nil])
    let C = x[1]
    let features = features ?? C
    guard features == C else {
      throw DefinitionError(
        "`BatchNorm2d` expects \(features) channels but receives \(C)", id: "channel-count",
        help: "leave the number out: it is inferred")
    }
    guard C >= 1 else {
      throw DefinitionError(
        "`BatchNorm2d` needs at least 1 channel but receives \(C)", id: "layer-parameter")
    }
    guard eps >= 0 else {
      throw DefinitionError("`eps` is at least 0, not \(eps.netdefText)", id: "layer-parameter")
    }
    if affine {
      try Shape.check(state: "weight", of: "BatchNorm2d", [features])
      try Shape.check(state: "bias", of: "BatchNorm2d", [features])
    }
    if trackRunningStats {
      try Shape.check(state: "running_mean", of: "BatchNorm2d", [features])
      try Shape.check(state: "running_var", of: "BatchNorm2d", [features])
      try Shape.check(state: "num_batches_tracked", of: "BatchNorm2d", [])
    }
    try self.init(
      features: features, eps: Arithmetic.float(eps), momentum: momentum.map(Arithmetic.float),
      affine: affine, trackRunningStats: trackRunningStats, generator: generator)
  }

  /// `BatchNorm2d` as a value.
  public static let recipe = LayerRecipe(
    "BatchNorm2d",
    parameters: [
      .optional("features", Int.self),
      .optional("eps", Double.self),
      .optional("momentum", Double?.self),
      .optional("affine", Bool.self),
      .optional("track_running_stats", Bool.self),
    ],
    renamed: ["num_features": "features"]
  ) { x, arguments, generator in
    try BatchNorm2d(
      on: &x, features: arguments.optional("features"), eps: arguments["eps", default: 1e-05],
      momentum: arguments["momentum", default: 0.1], affine: arguments["affine", default: true],
      trackRunningStats: arguments["track_running_stats", default: true], generator: generator)
  }
}
