import Netdef

extension LayerRegistry {
  mutating func registerLinear() {
    register(layer: "Linear") { arguments, generator in
      try Linear(
        checking: arguments["in"], out: arguments["out"], bias: arguments["bias"],
        generator: generator)
    }
  }
}
