import Netdef

extension Tour {
  /// Goes through the layers, asks who has parameters, and looks at them.
  func showParameters() {
    for (name, layer) in cnn.children {
      let names = layer.stateDict().names
      print("\(name): \(layer)\(names.isEmpty ? "" : " has \(names.joined(separator: ", "))")")
    }

    print()
    for (name, parameter) in cnn.namedParameters { print("\(name): \(parameter.shape)") }

    let convolution = cnn.`0`
    print()
    print("the first layer takes \(convolution.inChannels) channel and makes", terminator: " ")
    print("\(convolution.outChannels), kernel \(convolution.kernelSize)")
    print("its first filter:\n\(convolution.weight.value[0][0])")
    print("it has no gradient before training: \(convolution.weight.gradient == nil)")
    print("the last layer: \(cnn[-1])")
    if let layer = neuralNetwork["linear_relu_stack.2"] {
      print("NeuralNetwork's `linear_relu_stack.2`: \(layer)")
    }
  }
}
