@testable import Netdef

/// A linear layer as far as state dicts see it.
final class StateDictLinear: Module {
  let weight: Parameter?
  let bias: Parameter?

  init(_ weight: Parameter?, _ bias: Parameter?) {
    self.weight = weight
    self.bias = bias
  }

  convenience init(_ inputs: Int, _ outputs: Int) {
    self.init(Parameter(.zeros([outputs, inputs])), Parameter(.zeros([outputs])))
  }

  var members: [ModuleMember] { [.parameter("weight", weight), .parameter("bias", bias)] }
}

/// The network of `fixtures.py`: children before parameters, one weight under two names.
final class TiedModel: Module {
  let encoder: StateDictLinear
  let norm = BatchNorm2d(2)
  let offset = Buffer(Tensor([0.5, -0.5]))
  let scale = Parameter(Tensor(2))
  let decoder: StateDictLinear

  init() {
    encoder = StateDictLinear(Parameter(.zeros([2, 3])), nil)
    decoder = StateDictLinear(encoder.weight, Parameter(.zeros([2])))
  }

  var members: [ModuleMember] {
    [
      .child("encoder", encoder), .child("norm", norm), .child("absent", nil),
      .buffer("offset", offset), .parameter("scale", scale), .child("decoder", decoder),
    ]
  }
}

/// Layers under even numbers, as where activations stand between them.
final class StateDictStack: Module {
  let layers: [StateDictLinear]

  init(_ layers: [StateDictLinear]) { self.layers = layers }

  var members: [ModuleMember] {
    layers.enumerated().map { .child("\(2 * $0)", $1) }
  }
}
