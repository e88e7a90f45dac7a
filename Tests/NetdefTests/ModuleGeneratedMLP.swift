// swift-format-ignore-file: AlwaysUseLowerCamelCase

import Netdef

/// The network of the "Building a network" tutorial, with a nested group, as the generator writes it.
final class NeuralNetwork: Model {
  let flatten: Flatten
  let linear_relu_stack: LinearReluStack
  let mode = TrainingMode()
  let plans = PlanCache()

  init(generator: RandomGenerator = .shared) {
    flatten = Flatten()
    linear_relu_stack = LinearReluStack(generator: generator)
  }

  func forward(_ image: Node) throws -> Node {
    try image.check("image", ["N", 28, 28])
    var x = try flatten(image)
    x = try linear_relu_stack(x)
    return x
  }

  var members: [ModuleMember] {
    [
      .child("flatten", flatten), .child("linear_relu_stack", linear_relu_stack), .mode(mode),
    ]
  }

  func callAsFunction(_ image: Batch<Matrix<28, 28>>) -> Batch<Features<10>> {
    Batch(trusted: self(image.tensor))
  }

  final class LinearReluStack: SequentialLayer, FixedStructure {
    let `0`: Linear
    let `1`: ReLU
    let `2`: Linear
    let `3`: ReLU
    let `4`: Linear
    let mode = TrainingMode()

    init(generator: RandomGenerator = .shared) {
      `0` = Linear(in: 784, out: 512, generator: generator)
      `1` = ReLU()
      `2` = Linear(in: 512, out: 512, generator: generator)
      `3` = ReLU()
      `4` = Linear(in: 512, out: 10, generator: generator)
    }

    func forward(_ x: Node) throws -> Node {
      var x = x
      x = try `0`(x)
      x = try `1`(x)
      x = try `2`(x)
      x = try `3`(x)
      x = try `4`(x)
      return x
    }

    var members: [ModuleMember] {
      [
        .child("0", `0`), .child("1", `1`), .child("2", `2`), .child("3", `3`),
        .child("4", `4`), .mode(mode),
      ]
    }

    struct Activations: ActivationRecord, Sendable {
      let `0`: Batch<Features<512>>
      let `1`: Batch<Features<512>>
      let `2`: Batch<Features<512>>
      let `3`: Batch<Features<512>>
      let `4`: Batch<Features<10>>

      init(_ trace: Trace) {
        `0` = Batch(trusted: trace["linear_relu_stack.0"])
        `1` = Batch(trusted: trace["linear_relu_stack.1"])
        `2` = Batch(trusted: trace["linear_relu_stack.2"])
        `3` = Batch(trusted: trace["linear_relu_stack.3"])
        `4` = Batch(trusted: trace["linear_relu_stack.4"])
      }

      var all: [(name: String, tensor: Tensor)] {
        [
          ("linear_relu_stack.0", `0`.tensor), ("linear_relu_stack.1", `1`.tensor),
          ("linear_relu_stack.2", `2`.tensor), ("linear_relu_stack.3", `3`.tensor),
          ("linear_relu_stack.4", `4`.tensor),
        ]
      }
    }
  }

  struct Activations: ActivationRecord, Sendable {
    let image: Batch<Matrix<28, 28>>
    let flatten: Batch<Features<784>>
    let linear_relu_stack: LinearReluStack.Activations

    init(_ trace: Trace) {
      image = Batch(trusted: trace["image"])
      flatten = Batch(trusted: trace["flatten"])
      linear_relu_stack = LinearReluStack.Activations(trace)
    }

    var all: [(name: String, tensor: Tensor)] {
      [("image", image.tensor), ("flatten", flatten.tensor)] + linear_relu_stack.all
    }
  }

  func activations(_ image: Batch<Matrix<28, 28>>) -> Activations {
    Activations(trace(image.tensor))
  }

  static let netdef = """
    model NeuralNetwork {
        in image: [N, 28, 28]

        out image
            -> flatten: Flatten
            -> linear_relu_stack: (Linear(512) -> ReLU -> Linear(512) -> ReLU -> Linear(10))
    }
    """
}
