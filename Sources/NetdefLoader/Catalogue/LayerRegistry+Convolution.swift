import Netdef

extension LayerRegistry {
  mutating func registerConvolution() {
    register(layer: "Conv2d") { arguments, generator in
      try Conv2d(
        checking: arguments["in"], out: arguments["out"], kernel: arguments["kernel"],
        stride: arguments["stride"], padding: arguments["padding"],
        dilation: arguments["dilation"], groups: arguments["groups"], bias: arguments["bias"],
        generator: generator)
    }
  }
}
