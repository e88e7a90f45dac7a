import Netdef
import Testing

/// Errors name the layer's path, what was expected, and what was found.
struct GraphErrorTests {
  private func message(_ body: () throws -> Tensor) -> String? {
    do {
      _ = try body()
      return nil
    } catch { return "\(error)" }
  }

  @Test func pathThroughNestedModules() throws {
    final class NeuralNetwork: Layer {
      let flatten = Flatten()
      // swift-format-ignore: AlwaysUseLowerCamelCase
      let linear_relu_stack = Sequential(Linear(784, 512), ReLU(), Linear(512, 10))
      func forward(_ x: Node) throws -> Node { try linear_relu_stack(flatten(x)) }
    }
    let error = #expect(throws: ShapeError.self) { try NeuralNetwork().run(.ones([3, 100])) }
    #expect(
      error?.description
        == "`NeuralNetwork.linear_relu_stack.0` (Linear) expects 784 input features, [.., 784], "
        + "but received [3, 100]")
    #expect(error?.path == "NeuralNetwork.linear_relu_stack.0")
    #expect(error?.layer == "Linear")
    #expect(error?.operation == "linear")
    #expect(error?.found == "[3, 100]")
  }

  @Test func aStatedInputShape() {
    #expect(
      message { try TutorialCNN().run(.ones([3, 100])) }
        == "`TutorialCNN` expects `image` of shape [N, 1, 24, 24], but received [3, 100]")
    #expect(
      message { try TutorialCNN().run(.ones([3, 1, 24, 24], elementType: .int64)) }
        == "`TutorialCNN` expects `image` with float32 elements, but received int64")
  }

  @Test func insideAHandWrittenForward() {
    final class Root: Layer {
      let inner = PlainList([Linear(4, 4), RMSNorm(3)])
      func forward(_ x: Node) throws -> Node { try inner(x) }
    }
    #expect(
      message { try Root().run(.ones([2, 4])) }
        == "`Root.inner.layers.1` (RMSNorm): `multiply` expects shapes that broadcast (counted "
        + "from the last axis, equal sizes or 1), but received [2, 4] and [3]")
  }

  @Test func aLayerOnItsOwn() {
    #expect(
      message { try Linear(784, 10).run(.ones([3, 100])) }
        == "`Linear` expects 784 input features, [.., 784], but received [3, 100]")
    #expect(
      message { try Linear(2, 2).run(Tensor([1, 2] as [Int64])) }
        == "`Linear` expects float32 values, but received int64")
    #expect(
      message { try Conv2d(3, 8, kernel: 3).run(.ones([1, 4, 8, 8])) }
        == "`Conv2d` expects 3 input channels, [N, 3, H, W], but received [1, 4, 8, 8]")
    #expect(
      message { try Conv2d(1, 8, kernel: 5, padding: 1).run(.ones([1, 1, 2, 8])) }
        == "`Conv2d` expects room for its 5×5 window, [N, 1, ≥ 3, ≥ 3], but received [1, 1, 2, 8]")
    #expect(
      message { try MaxPool2d(kernel: [3, 2]).run(.ones([1, 1, 2, 8])) }
        == "`MaxPool2d` expects room for its 3×2 window, [N, C, ≥ 3, ≥ 2], but received "
        + "[1, 1, 2, 8]")
    #expect(
      message { try BatchNorm2d(32).run(.ones([1, 64, 3, 3])) }
        == "`BatchNorm2d` expects 32 channels, [N, 32, H, W], but received [1, 64, 3, 3]")
    #expect(
      message { try BatchNorm2d(2).train().run(.ones([1, 2, 1, 1])) }
        == "`BatchNorm2d` expects more than one value per channel when training, [N, 2, H, W] with "
        + "N·H·W > 1, but received [1, 2, 1, 1]")
    #expect(
      message { try Softmax(axis: 2).run(.ones([1, 2])) }
        == "`Softmax` expects an axis 2, but received [1, 2]")
  }

  @Test(.timeLimit(.minutes(30))) func windowsOfAnySize() {
    #expect(
      message { try MaxPool2d(kernel: [1 << 30, 2], padding: [3, 1]).run(.ones([1, 1, 5, 5])) }
        == "`MaxPool2d` expects room for its 1073741824×2 window, [N, C, ≥ 1073741818, ≥ 1], but "
        + "received [1, 1, 5, 5]")
    #expect(
      message {
        try AvgPool2d(kernel: 7, stride: 3, padding: 1, ceilMode: true).run(.ones([1, 2, 8]))
      } == "`AvgPool2d` expects room for its 7×7 window, [C, ≥ 3, ≥ 3], but received [1, 2, 8]")
    #expect(
      message {
        try Conv2d(1, 1, kernel: 3, dilation: Pair(1 << 30)).run(.ones([1, 1, 5, 5]))
      }
        == "`Conv2d` expects room for its 3×3 window, [N, 1, ≥ 2147483649, ≥ 2147483649], but "
        + "received [1, 1, 5, 5]")
    #expect(
      message {
        try Conv2d(1, 1, kernel: 1, padding: Padding(Pair((1 << 31) - 1))).run(.ones([1, 1, 5, 5]))
      }
        == "`Conv2d` expects an input whose output has at most 1152921504606846975 elements, but "
        + "received [1, 1, 5, 5], whose output would be [1, 1, 4294967299, 4294967299]")
  }

  @Test func aRecoveredErrorLeavesTheRecordingWhole() {
    final class Trying: Layer {
      let first = Linear(3, 3)
      let second = Linear(4, 3)
      let third = Linear(5, 5)
      func forward(_ x: Node) throws -> Node {
        let y = (try? first(x)) ?? x
        return try third(second(y))
      }
    }
    #expect(
      message { try Trying().run(.ones([2, 4])) }
        == "`Trying.third` (Linear) expects 5 input features, [.., 5], but received [2, 3]")
  }

  @Test func valuesOfTwoRecordings() throws {
    final class Leak: Layer {
      // A box that no task shares; the test leaks a node through it on purpose.
      final class Box: @unchecked Sendable { var node: Node? }
      let box = Box()
      func forward(_ x: Node) throws -> Node {
        let y = try box.node.map { try x + $0 } ?? x
        box.node = x
        return y
      }
    }
    let layer = Leak()
    _ = layer(Tensor.ones([2]))
    #expect(
      message { try layer.run(.ones([2])) }
        == "`Leak` mixes values of two recordings in `add`: a value is used inside the forward "
        + "pass that made it")
  }

  @Test func batches() {
    let error = #expect(throws: ShapeError.self) {
      try Batch<Image<1, 28, 28>>(.ones([2, 3, 28, 28]))
    }
    #expect(
      error?.description
        == "`Batch` expects [N, 1, 28, 28] of float32, but received [2, 3, 28, 28] of float32")
    #expect(Batch<Indices<5>>.zeros(count: 2).tensor.elementType == .int64)
    #expect(Batch<Image<1, 28, 28>>.rand(count: 0).count == 0)
  }
}
