import Synchronization
import Testing

@testable import Netdef

/// When a forward pass is recorded anew.
struct GraphPlanCacheTests {
  /// Counts how often it is recorded.
  final class Counting: Layer, FixedStructure {
    let mode = TrainingMode()
    let count = Atomic(0)
    func forward(_ x: Node) throws -> Node {
      count.add(1, ordering: .relaxed)
      return try x.dropout(p: 0.5)
    }
  }

  /// A generated model around any layer.
  final class Wrapper<Inner: Layer>: Model {
    let inner: Inner
    let mode = TrainingMode()
    let plans: PlanCache
    init(_ inner: Inner, plans: PlanCache = PlanCache()) {
      self.inner = inner
      self.plans = plans
    }
    func forward(_ x: Node) throws -> Node { try inner(x) }
    var members: [ModuleMember] { [.child("inner", inner), .mode(mode)] }
    static var netdef: String { "" }
  }

  @Test func oncePerShapeAndMode() {
    let model = Wrapper(Counting()).train()
    for _ in 0..<3 { _ = model(Tensor.ones([2])) }
    #expect(model.inner.count.load(ordering: .relaxed) == 1)
    _ = model(Tensor.ones([3]))
    #expect(model.inner.count.load(ordering: .relaxed) == 2)
    model.eval()
    #expect(model(Tensor.ones([2])) == Tensor.ones([2]))
    model.train()
    for _ in 0..<3 { _ = model(Tensor.ones([2])) }
    #expect(model.inner.count.load(ordering: .relaxed) == 3)
    #expect(model.plans.count == 3)
  }

  @Test func atMostSixteenPlans() {
    let model = Wrapper(Counting())
    for size in 1...40 { _ = model(Tensor.ones([size])) }
    #expect(model.plans.count == 16)
    let count = model.inner.count.load(ordering: .relaxed)
    _ = model(Tensor.ones([40]))
    #expect(model.inner.count.load(ordering: .relaxed) == count)
    _ = model(Tensor.ones([1]))
    #expect(model.inner.count.load(ordering: .relaxed) == count + 1)
  }

  @Test func fewerPlansOfLargeNetworks() {
    // Each has an input and, in training, the result of an operation.
    let model = Wrapper(Counting(), plans: PlanCache(valueCapacity: 7)).train()
    for size in 1...10 { _ = model(Tensor.ones([size])) }
    #expect(model.plans.count == 3)
    // One is kept however large it is.
    let large = Wrapper(Counting(), plans: PlanCache(valueCapacity: 1)).train()
    for _ in 0..<3 { _ = large(Tensor.ones([2])) }
    #expect(large.plans.count == 1 && large.inner.count.load(ordering: .relaxed) == 1)
  }

  @Test func aModuleWithoutThePromiseIsRecordedEachTime() {
    /// Behaves as a switch says that the recording cannot see.
    final class Switched: Layer {
      let negates = Atomic(false)
      func forward(_ x: Node) throws -> Node {
        negates.load(ordering: .relaxed) ? try -x : x
      }
    }
    let model = Wrapper(Switched())
    #expect(model(Tensor([1])).item == 1)
    model.inner.negates.store(true, ordering: .relaxed)
    #expect(model(Tensor([1])).item == -1)
    #expect(model.plans.count == 0)
  }

  @Test func plansReadParametersAtEachRun() {
    let model = TutorialCNN()
    let x = Tensor.rand([2, 1, 24, 24])
    let before = model(x)
    model.`9`.bias?.value = .full([10], 7)
    #expect(model(x) != before)
    #expect(model.plans.count == 1)
  }
}
