import Netdef
import Testing

/// Modules with several tensors in or out.
struct MultiLayerTests {
  /// Two tensors in, two out, under names.
  final class Exchange: MultiLayer, FixedStructure {
    let first: Linear
    let second: Linear
    let mode = TrainingMode()

    init(_ generator: RandomGenerator = .shared) {
      first = Linear(3, 2, generator: generator)
      second = Linear(4, 2, generator: generator)
    }

    var inputNames: [String] { ["x", "z"] }
    var outputNames: [String] { ["sum", "product"] }

    func forward(_ inputs: [Node]) throws -> [Node] {
      let (x, z) = (try first(inputs[0]), try second(inputs[1]))
      return [try x + z, try x * z]
    }
  }

  /// A model as the generator writes it.
  final class Pair: MultiModel {
    let two: Exchange
    let mode = TrainingMode()
    let plans = PlanCache()

    init(_ generator: RandomGenerator = .shared) { two = Exchange(generator) }

    var inputNames: [String] { ["x", "z"] }
    var outputNames: [String] { ["p", "q"] }

    func forward(_ inputs: [Node]) throws -> [Node] {
      var sizes = InputSizes()
      try sizes.check(inputs[0], "x", ["N", 3])
      try sizes.check(inputs[1], "z", ["N", 4])
      let once = try two(inputs)
      let twice = try two(inputs)
      return [try once[0].relu().named("relu"), twice[1]]
    }

    var members: [ModuleMember] { [.child("two", two), .mode(mode)] }
    static var netdef: String { "" }
  }

  private func message(_ body: () throws -> some Any) -> String {
    do {
      _ = try body()
      return "no error"
    } catch { return "\(error)" }
  }

  @Test func runsOnTensorsInOrder() throws {
    let module = Exchange(RandomGenerator(seed: 1))
    let (x, z) = (Tensor.ones([5, 3]), Tensor.ones([5, 4]))
    let (a, b) = (module.first(x), module.second(z))
    #expect(module([x, z]) == [a + b, a * b])
    #expect(try module.run([x, z]) == [a + b, a * b])
    #expect(try module.outputShapes(of: [[5, 3], [5, 4]]) == [[5, 2], [5, 2]])
    #expect(try module.record([[5, 3], [5, 4]]).operationNames.count == 4)
  }

  @Test func aTraceNamesEachOutput() {
    let trace = Pair().trace([.ones([5, 3]), .ones([5, 4])])
    #expect(
      trace.names == [
        "x", "z", "two.first", "two.second", "two:sum", "two:product", "two.first#2",
        "two.second#2", "two#2:sum", "two#2:product", "relu",
      ])
    #expect(trace.outputs == [trace["relu"], trace["two#2:product"]])
    #expect(trace.output == trace["relu"])
  }

  @Test func outputsWithoutNamesHavePositions() {
    final class Both: MultiLayer {
      func forward(_ inputs: [Node]) throws -> [Node] { [inputs[0], try -inputs[0]] }
    }
    final class Outer: Layer {
      let both = Both()
      func forward(_ x: Node) throws -> Node { try both([x])[1] }
    }
    let trace = Outer().trace(.ones([2]))
    #expect(trace.names == ["both:0", "both:1"])
    #expect(trace.output == -Tensor.ones([2]))
  }

  @Test func aPlanForEachCombinationOfShapes() {
    let model = Pair()
    for count in [1, 2, 1, 2] { _ = model([.ones([count, 3]), .ones([count, 4])]) }
    #expect(model.plans.count == 2)
    #expect(message { try model.run([.ones([2, 3]), .ones([1, 4])]) } != "no error")
    #expect(model.plans.count == 2)
  }

  @Test func aLayerTakesAListOfOne() throws {
    let linear = Linear(3, 2)
    let x = Tensor.ones([4, 3])
    #expect(linear([x]) == [linear(x)])
    #expect(
      message { try linear.run([x, x]) }
        == "`Linear` expects 1 input, `input`, but received 2")
    #expect(try linear.outputShapes(of: [[4, 3]]) == [[4, 2]])
  }

  @Test func wrongCountsAreNamed() {
    let (x, z) = (Tensor.ones([5, 3]), Tensor.ones([5, 4]))
    #expect(
      message { try Pair().run([x]) } == "`Pair` expects 2 inputs, `x` and `z`, but received 1")
    #expect(
      message { try Pair().run([x, z, z]) }
        == "`Pair` expects 2 inputs, `x` and `z`, but received 3")
    #expect(
      message { try Pair().run([]) } == "`Pair` expects 2 inputs, `x` and `z`, but received 0")
    final class Outer: Layer {
      let inner = Exchange()
      func forward(_ x: Node) throws -> Node { try inner([x])[0] }
    }
    #expect(
      message { try Outer().run(x) }
        == "`Outer.inner` (Exchange) expects 2 inputs, `x` and `z`, but received 1")
    final class Short: MultiLayer {
      var outputNames: [String] { ["a", "b"] }
      func forward(_ inputs: [Node]) -> [Node] { inputs }
    }
    #expect(
      message { try Short().run([x]) } == "`Short` states 2 outputs, `a` and `b`, but answers 1")
    final class Calls: Layer {
      let inner = Short()
      func forward(_ x: Node) throws -> Node {
        _ = try inner([Node]())
        return x
      }
    }
    #expect(
      message { try Calls().run(x) } == "`Calls` called `Short` with no value: a module needs one")
    #expect(
      message { try Exchange().record([[5, 3]], elementTypes: [.float32, .int64]) }
        == "`Exchange` got 1 shape, but 2 element types")
  }

  @Test func errorsInsideHaveThePath() {
    #expect(
      message { try Pair().run([.ones([5, 3]), .ones([5, 4], elementType: .int64)]) }
        == "`Pair` expects `z` with float32 elements, but received int64")
    final class Loose: MultiLayer {
      let two = Exchange()
      func forward(_ inputs: [Node]) throws -> [Node] { try two(inputs) }
    }
    #expect(
      message { try Loose().run([.ones([5, 3]), .ones([5, 5])]) }
        == "`Loose.two.second` (Linear) expects 4 input features, [.., 4], but received [5, 5]")
  }

  /// A broadcast would hide that the batches are not one.
  @Test func openSizesStandForOneNumber() {
    #expect(
      message { try Pair().run([.ones([2, 3]), .ones([1, 4])]) }
        == "`Pair` expects `z` of shape [N, 4], where N = 2 as in `x`, but received [1, 4]")
    final class Square: Layer {
      func forward(_ x: Node) throws -> Node {
        var sizes = InputSizes()
        try sizes.check(x, "x", ["N", .open("H", times: 16), .open("H", times: 2, plus: -1)])
        return x
      }
    }
    #expect(message { try Square().run(.ones([1, 48, 5])) } == "no error")
    for wrong in [[1, 48, 4], [1, 47, 5], [1, 48, 6], [1, 48]] {
      let shape = Shape(wrong)
      #expect(
        message { try Square().run(.ones(shape)) }
          == "`Square` expects `x` of shape [N, 16*H, 2*H - 1], but received \(shape)")
    }
  }

  @Test func inAChain() {
    final class Split: MultiLayer {
      func forward(_ inputs: [Node]) throws -> [Node] { [inputs[0], inputs[0]] }
    }
    final class Same: MultiLayer {
      func forward(_ inputs: [Node]) throws -> [Node] { [try inputs[0] + 1] }
    }
    final class Chain: SequentialLayer {
      let module: any MultiLayer
      init(_ module: any MultiLayer) { self.module = module }
    }
    #expect(Chain(Same())(.ones([2])) == .ones([2]) + 1)
    #expect(
      message { try Chain(Split()).run(.ones([2])) }
        == "`Chain` passes one value on, but `module` (Split) answers 2")
    #expect(
      message { try Chain(Exchange()).run(.ones([2, 3])) }
        == "`Chain.module` (Exchange) expects 2 inputs, `x` and `z`, but received 1")
  }
}
