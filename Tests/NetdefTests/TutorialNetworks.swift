import Netdef

/// The tutorials' networks, written by hand in Swift.
enum Tutorial {
  /// The tutorial's CNN as a class whose children are numbered, as in a generated class.
  final class CNN: SequentialLayer {
    let `0` = Conv2d(in: 1, out: 32, kernel: [5, 5])
    let `1` = ReLU()
    let `2` = MaxPool2d(kernel: [2, 2], stride: [2, 2])
    let `3` = Conv2d(in: 32, out: 64, kernel: [5, 5])
    let `4` = ReLU()
    let `5` = MaxPool2d(kernel: [2, 2], stride: [2, 2])
    let `6` = Flatten()
    let `7` = Linear(in: 576, out: 1024)
    let `8` = ReLU()
    let `9` = Linear(in: 1024, out: 10)
  }

  /// The tutorial's CNN as a chain of layers.
  static func sequentialCNN() -> Sequential {
    Sequential(
      Conv2d(1, 32, kernel: [5, 5]),
      ReLU(),
      MaxPool2d(kernel: [2, 2], stride: [2, 2]),
      Conv2d(32, 64, kernel: [5, 5]),
      ReLU(),
      MaxPool2d(kernel: [2, 2], stride: [2, 2]),
      Flatten(),
      Linear(576, 1024),
      ReLU(),
      Linear(1024, 10))
  }

  /// A chain inside a class that has a forward pass of its own.
  final class NeuralNetwork: Layer {
    let flatten = Flatten()
    // The name in the state dict and in the printed text.
    // swift-format-ignore: AlwaysUseLowerCamelCase
    let linear_relu_stack = Sequential(
      Linear(28 * 28, 512), ReLU(), Linear(512, 512), ReLU(), Linear(512, 10))

    func forward(_ x: Node) throws -> Node {
      try linear_relu_stack(flatten(x))
    }
  }

  /// A function between two layers; the first layer's size is known from the start.
  final class MLP: Layer {
    let hidden: Linear
    let out = Linear(256, 10)

    init(inputs: Int) { hidden = Linear(inputs, 256) }

    func forward(_ x: Node) throws -> Node {
      try out(hidden(x).relu())
    }
  }

  /// A chain whose children have names of their own.
  final class MySequential: Layer {
    let layers: [any Layer]

    init(_ layers: any Layer...) { self.layers = layers }

    var members: [ModuleMember] {
      layers.enumerated().map { .child("l\($0.offset)", $0.element) }
    }

    func forward(_ x: Node) throws -> Node {
      try layers.reduce(x) { x, layer in try layer(x) }
    }
  }

  /// A convolution, a batch norm and an activation.
  static func convolutionBlock(_ inputs: Int, _ outputs: Int) -> Sequential {
    Sequential(
      Conv2d(inputs, outputs, kernel: 3, padding: 1), BatchNorm2d(features: outputs), ReLU())
  }

  /// The classifier of convolution blocks, with the sizes that the tutorial got wrong put right.
  final class MyCNNClassifier: Layer {
    let encoder: Sequential
    let decoder: Sequential

    init(inputs: Int, classes: Int, picture: Int) {
      encoder = Sequential(
        Tutorial.convolutionBlock(inputs, 32), Tutorial.convolutionBlock(32, 64))
      decoder = Sequential(
        Linear(64 * picture * picture, 1024), Sigmoid(), Linear(1024, classes))
    }

    func forward(_ x: Node) throws -> Node {
      try decoder(encoder(x).flatten())
    }
  }
}
