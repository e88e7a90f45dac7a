import Netdef

extension Tour {
  /// Builds the CNN layer by layer: each one's output shape tells what the next one needs.
  func growNetwork() throws {
    let network = Sequential()
    var x = Tensor.zeros([1, 1, 24, 24])
    func append(_ layer: any Layer) {
      network.append(layer)
      x = network[-1](x)
      print("\(network[-1].printedName) → \(x.shape)")
    }
    append(Conv2d(1, 32, kernel: 5, generator: generator))
    append(ReLU())
    append(MaxPool2d(kernel: [2, 2]))
    append(Conv2d(32, 64, kernel: 5, generator: generator))
    append(ReLU())
    append(MaxPool2d(kernel: [2, 2]))
    append(Flatten())
    append(Linear(x.shape[1], 1024, generator: generator))
    append(ReLU())
    append(Linear(1024, 10, generator: generator))
    print("\nit prints as the CNN from the .netdef file does:", "\(network)" == "\(cnn)")
    try network.load(cnn.stateDict())
    print("and takes its weights over")

    let pair = TwoOpinions(first: lazyMLP, second: mlp)
    print("\na module written by hand, of two generated ones:\n\(pair)")
    let inputs = Tensor.rand([2, 10], generator: generator)
    print("\(inputs.shape) → \(pair(inputs).shape)")
  }
}

/// The mean of two networks' outputs: a module written by hand.
final class TwoOpinions: Layer {
  let first: any Layer
  let second: any Layer

  init(first: any Layer, second: any Layer) {
    self.first = first
    self.second = second
  }

  func forward(_ x: Node) throws -> Node { try (first(x) + second(x)) / 2 }
}
