import Netdef

extension LayerRegistry {
  mutating func registerNormalization() {
    register(layer: "BatchNorm2d") { arguments, generator in
      try BatchNorm2d(
        checking: arguments["features"], eps: arguments["eps"], momentum: arguments["momentum"],
        affine: arguments["affine"], trackRunningStats: arguments["track_running_stats"],
        generator: generator)
    }
  }
}
