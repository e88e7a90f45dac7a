import Netdef

extension Tour {
  /// Prints the tutorials' networks: the text is PyTorch's.
  func printNetworks() {
    print(cnn)
    print()
    print(neuralNetwork)
    print()
    print(lazyMLP)
    print()
    print(mlp)
    print()
    for network in [cnn, neuralNetwork, lazyMLP, mlp] as [any Model] {
      print("\(type(of: network)) has \(network.parameterCount) trained numbers")
    }
  }
}
