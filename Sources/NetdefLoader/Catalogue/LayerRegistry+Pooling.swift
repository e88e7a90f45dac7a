import Netdef

extension LayerRegistry {
  mutating func registerPooling() {
    register(layer: "MaxPool2d") { arguments, _ in
      try MaxPool2d(
        checking: arguments["kernel"], stride: arguments["stride"], padding: arguments["padding"],
        dilation: arguments["dilation"], ceilMode: arguments["ceil_mode"])
    }
    register(layer: "AvgPool2d") { arguments, _ in
      try AvgPool2d(
        checking: arguments["kernel"], stride: arguments["stride"], padding: arguments["padding"],
        ceilMode: arguments["ceil_mode"], countIncludePad: arguments["count_include_pad"])
    }
    register(layer: "AdaptiveAvgPool2d") { arguments, _ in
      try AdaptiveAvgPool2d(checking: arguments["output"])
    }
    register(function: "max_pool2d") { x, arguments in
      try x.maxPool2d(
        kernel: arguments["kernel"], stride: arguments["stride"], padding: arguments["padding"],
        dilation: arguments["dilation"], ceilMode: arguments["ceil_mode"])
    }
    register(function: "avg_pool2d") { x, arguments in
      try x.avgPool2d(
        kernel: arguments["kernel"], stride: arguments["stride"], padding: arguments["padding"],
        ceilMode: arguments["ceil_mode"], countIncludePad: arguments["count_include_pad"])
    }
    register(function: "adaptive_avg_pool2d") { x, arguments in
      try x.adaptiveAvgPool2d(output: arguments["output"])
    }
  }
}
