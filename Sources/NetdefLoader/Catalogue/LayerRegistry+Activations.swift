import Netdef

extension LayerRegistry {
  mutating func registerActivations() {
    register(layer: "ReLU") { arguments, _ in try ReLU(inplace: arguments["inplace"]) }
    register(layer: "SELU") { arguments, _ in try SELU(inplace: arguments["inplace"]) }
    register(layer: "SiLU") { arguments, _ in try SiLU(inplace: arguments["inplace"]) }
    register(layer: "Sigmoid") { _, _ in Sigmoid() }
    register(layer: "Tanh") { _, _ in Tanh() }
    register(layer: "LeakyReLU") { arguments, _ in
      try LeakyReLU(slope: arguments["slope"], inplace: arguments["inplace"])
    }
    register(layer: "ELU") { arguments, _ in
      try ELU(alpha: arguments["alpha"], inplace: arguments["inplace"])
    }
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
