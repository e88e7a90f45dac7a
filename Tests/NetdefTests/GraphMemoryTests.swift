import Testing

@testable import Netdef

/// The memory that a run needs, which is known before it starts.
struct GraphMemoryTests {
  /// The bytes of the example's values: 100 numbers.
  private let size = 400

  private func need(
    limit: Int = .max, _ body: (Node) throws -> Node
  ) throws -> (need: MemoryNeed, plan: Plan) {
    let recorder = GraphRecorder()
    recorder.output(try body(recorder.input(shape: [10, 10], elementType: .float32)))
    let plan = Plan(recorder.graph)
    return (MemoryNeed(of: plan.graph, releases: plan.releases, limit: limit), plan)
  }

  @Test func valuesGoAfterTheirLastUse() throws {
    let chain = try need { try $0.exp().exp().exp().exp() }
    #expect(chain.need.peak == 2 * size && chain.plan.peakByteCount == 2 * size)
    let kept = try need { x in
      let first = try x.exp()
      return try first.exp().exp() + first
    }
    #expect(kept.need.peak == 3 * size)
  }

  @Test func whatKeepsItsMemoryTakesNone() throws {
    #expect(try need { try $0.exp().relu().reshape(100).sigmoid() }.need.peak == size)
    let both = try need { x in
      let first = try x.exp()
      return try first.reshape(10, 10).reshape(10, 10) + first.relu()
    }
    #expect(both.need.peak == 3 * size)
    #expect(try need { $0 }.need.peak == 0)
  }

  @Test func aTraceKeepsWhatHasNames() throws {
    let plan = try need { try $0.exp().named("a").relu().named("b").relu().exp() }.plan
    #expect(plan.memoryNeed(keepingNamed: false).peak == 2 * size)
    // `a`, `b`, the copy of `b` that the second `relu` makes, and the last value.
    #expect(plan.memoryNeed(keepingNamed: true).peak == 4 * size)
  }

  @Test func theFirstValueThatIsTooMuch() throws {
    let body = { (x: Node) in try x.exp().exp().exp() }
    #expect(try need(limit: 2 * size, body).need.excess == nil)
    #expect(try need(limit: 2 * size - 1, body).need.excess == 2)
    #expect(try need(limit: size - 1, body).need.excess == 1)
  }

  @Test func theErrorNamesTheStep() throws {
    final class Net: Layer {
      let wide = Linear(10, 1000)
      func forward(_ x: Node) throws -> Node { try wide(x).exp().named("large").exp() }
    }
    let inputs = [Tensor.zeros([1, 10])]
    func excess(_ limit: Int) throws -> MemoryError {
      try Recording.excess(
        of: Net(), inputs: inputs, keepingNamed: false,
        limit: MemoryLimit(byteCount: limit, source: .container), held: 0)
    }
    let layer = try excess(3999)
    #expect(
      layer.description
        == "`Net.wide` (Linear) makes [1, 1000]: the values of the run take 7.8 KiB "
        + "at once, but the container has 3.9 KiB")
    let step = try excess(4000)
    #expect(step.description.hasPrefix("`Net`: `exp` makes `large`, [1, 1000]: the values"))
  }
}
