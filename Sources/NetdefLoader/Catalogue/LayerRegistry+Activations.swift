import Netdef

extension LayerRegistry {
  mutating func registerActivations() {
    register(layer: "ReLU") { _, _ in ReLU() }
    register(layer: "SELU") { _, _ in SELU() }
    register(layer: "SiLU") { _, _ in SiLU() }
    register(layer: "Sigmoid") { _, _ in Sigmoid() }
    register(layer: "Tanh") { _, _ in Tanh() }
    register(layer: "LeakyReLU") { arguments, _ in try LeakyReLU(slope: arguments["slope"]) }
    register(layer: "ELU") { arguments, _ in try ELU(alpha: arguments["alpha"]) }
    register(layer: "GELU") { arguments, _ in try GELU(approximate: arguments["approximate"]) }
    register(layer: "Softmax") { arguments, _ in try Softmax(axis: arguments["axis"]) }
    register(layer: "LogSoftmax") { arguments, _ in try LogSoftmax(axis: arguments["axis"]) }

    register(function: "relu") { x, _ in try x.relu() }
    register(function: "selu") { x, _ in try x.selu() }
    register(function: "silu") { x, _ in try x.silu() }
    register(function: "sigmoid") { x, _ in try x.sigmoid() }
    register(function: "tanh") { x, _ in try x.tanh() }
    register(function: "leaky_relu") { x, arguments in
      try x.leakyRelu(slope: arguments["slope"])
    }
    register(function: "elu") { x, arguments in try x.elu(alpha: arguments["alpha"]) }
    register(function: "gelu") { x, arguments in
      try x.gelu(approximate: arguments["approximate"])
    }
    register(function: "softmax") { x, arguments in try x.softmax(axis: arguments["axis"]) }
    register(function: "log_softmax") { x, arguments in
      try x.logSoftmax(axis: arguments["axis"])
    }
  }
}
