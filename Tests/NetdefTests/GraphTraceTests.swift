import Netdef
import Testing

/// Traces and typed activations.
struct GraphTraceTests {
  @Test func theTutorialsElevenShapes() {
    let model = TutorialCNN(generator: RandomGenerator(seed: 3))
    let image = Batch<Image<1, 24, 24>>.rand(count: 111)
    let activations = model.activations(image)
    #expect(
      activations.all.map(\.tensor.shape) == [
        [111, 1, 24, 24], [111, 32, 20, 20], [111, 32, 20, 20], [111, 32, 10, 10],
        [111, 64, 6, 6], [111, 64, 6, 6], [111, 64, 3, 3], [111, 576], [111, 1024],
        [111, 1024], [111, 10],
      ])
    #expect(activations.`9`.tensor == model(image).tensor)
    // What a trace shows is not written over by the operations after it.
    #expect(activations.`0`.tensor.min().item < 0)
    #expect(activations.`1`.tensor.min().item == 0)
    #expect(activations.description.hasPrefix("image  [111, 1, 24, 24]\n0      [111, 32, 20, 20]"))
  }

  @Test func nestedNamesInOrderOfExecution() {
    let model = NeuralNetwork()
    let trace = model.trace(.ones([2, 28, 28]))
    #expect(
      trace.names == [
        "image", "flatten", "linear_relu_stack.0", "linear_relu_stack.1", "linear_relu_stack.2",
        "linear_relu_stack.3", "linear_relu_stack.4", "linear_relu_stack",
      ])
    #expect(trace.output == trace["linear_relu_stack"])
    #expect(trace.value("nothing") == nil)
    let activations = model.activations(.zeros(count: 1))
    #expect(activations.linear_relu_stack.`4`.tensor.shape == [1, 10])
  }

  @Test func namedValuesAndRepeatedCalls() {
    final class Twice: Layer {
      let linear = Linear(3, 3)
      func forward(_ x: Node) throws -> Node {
        let y = try linear(x).relu().named("hidden")
        return try linear(y).named("hidden")
      }
    }
    let trace = Sequential(Twice(), Identity()).trace(.ones([1, 3]))
    #expect(
      trace.names == ["0.linear", "0.hidden", "0.linear#2", "0.hidden#2", "0", "1"])
    #expect(trace["0.linear#2"] == trace["1"])
  }

  @Test func aGeneratedModelInsideAHandWrittenOne() {
    let module = Classifier(generator: RandomGenerator(seed: 1)).eval()
    let trace = module.trace(.ones([1, 28, 28]))
    #expect(trace.names.first == "body.image")
    #expect(trace.names.contains("body.linear_relu_stack.3"))
    #expect(trace.names.suffix(3) == ["dropout", "activated", "head"])
  }

  @Test func aModuleThatNobodyStores() {
    final class Hidden: Layer {
      func forward(_ x: Node) throws -> Node { try ReLU()(x) }
    }
    #expect(Hidden().trace(.ones([1])).names == ["ReLU"])
  }

  @Test func recordedGraphs() throws {
    let graph = try TutorialCNN().record([1, 1, 24, 24])
    #expect(
      graph.operationNames == [
        "conv2d", "relu", "max_pool2d", "conv2d", "relu", "max_pool2d", "flatten", "linear",
        "relu", "linear",
      ])
    #expect(graph.parameters.count == 8)
    #expect(try Conv2d(1, 32, kernel: 5).outputShape(of: [7, 1, 24, 24]) == [7, 32, 20, 20])
  }
}
