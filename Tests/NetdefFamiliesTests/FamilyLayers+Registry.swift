import NetdefLoader

extension LayerRegistry {
  /// The catalogue and what the families declare of their own.
  static let families: LayerRegistry = {
    var registry = LayerRegistry.catalogue
    registry.register(layer: "ReLU6") { _, _ in ReLU6() }
    registry.register(layer: "Hardswish") { _, _ in Hardswish() }
    registry.register(layer: "Hardsigmoid") { _, _ in Hardsigmoid() }
    registry.register(layer: "StochasticDepth") { arguments, _ in
      StochasticDepth(p: try arguments["p"])
    }
    registry.register(function: "channels") { x, arguments in
      try x.channels(from: arguments["from"], count: arguments["count"])
    }
    registry.register(function: "channel_shuffle") { x, arguments in
      try x.channelShuffle(groups: arguments["groups"])
    }
    registry.register(function: "resize") { nodes, _ in try .resize(nodes) }
    return registry
  }()
}
