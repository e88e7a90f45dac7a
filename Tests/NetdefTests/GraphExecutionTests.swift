import Synchronization
import Testing

@testable import Netdef

/// What an execution keeps in memory, and when it lets go.
struct GraphExecutionTests {
  /// Notes where its elements are, and leaves them alone.
  final class Places: Sendable {
    private let places = Mutex<[UInt]>([])
    var all: [UInt] { places.withLock { $0 } }
    func note(_ tensor: inout Tensor) {
      let place = tensor.withUnsafeMutableElements(as: Float.self) {
        UInt(bitPattern: $0.baseAddress)
      }
      places.withLock { $0.append(place) }
    }
  }

  struct Noting: InPlaceOperation {
    let name = "noting"
    let places: Places
    func forward(inPlace tensor: inout Tensor, in context: ExecutionContext) {
      places.note(&tensor)
    }
  }

  final class Chain: Layer {
    let places = Places()
    func forward(_ x: Node) throws -> Node {
      // The first works in a copy of the caller's tensor, the others in the first's memory.
      var y = x
      for _ in 0..<3 { y = try Node.apply(Noting(places: places), to: y) }
      return y
    }
  }

  @Test func aChainOfInPlaceOperationsUsesOneBuffer() {
    let chain = Chain()
    var x = Tensor.ones([1000])
    _ = chain(x)
    let places = chain.places.all
    #expect(places.count == 3 && Set(places).count == 1)
    let own = x.withUnsafeMutableElements(as: Float.self) { UInt(bitPattern: $0.baseAddress) }
    #expect(!places.contains(own))
  }

  @Test func aTraceKeepsEveryNamedValueApart() {
    final class Named: Layer {
      func forward(_ x: Node) throws -> Node {
        let a = try (x - 1).named("a")
        return try a.relu().named("b")
      }
    }
    let trace = Named().trace(Tensor([0, 3]))
    #expect(trace["a"] == Tensor([-1, 2]))
    #expect(trace["b"] == Tensor([0, 2]))
  }

  @Test func valuesAreReleasedAfterTheirLastUse() throws {
    let recorder = GraphRecorder()
    let x = recorder.input(shape: [2], elementType: .float32)
    let a = try x.relu()
    let b = try a + x
    let unused = try b.exp()
    let c = try b * b
    recorder.output(c)
    let plan = Plan(recorder.graph)
    #expect(plan.releases[a.id] == [])
    #expect(plan.releases[b.id] == [x.id, a.id])
    #expect(plan.releases[unused.id] == [unused.id])
    #expect(plan.releases[c.id] == [b.id])
  }

  @Test func aRunKeepsTheParametersItStartedWith() throws {
    /// Replaces a parameter in the middle of a run.
    struct Replacing: Operation {
      let name = "replacing"
      let parameter: Parameter
      func outputShape(of inputs: [Shape]) -> Shape { inputs[0] }
      func forward(_ inputs: [Tensor], in context: ExecutionContext) -> Tensor {
        parameter.value = .full(parameter.shape, 100)
        return inputs[0]
      }
    }
    final class Shifting: Layer {
      let shift = Parameter(Tensor([1]))
      func forward(_ x: Node) throws -> Node {
        let y = try Node.apply(Replacing(parameter: shift), to: x)
        return try y + y.value(of: shift)
      }
    }
    let layer = Shifting()
    #expect(layer(Tensor([1])).item == 2)
    #expect(layer(Tensor([1])).item == 101)
  }

  @Test func aRecordingEndsWithItsRun() {
    final class Token: Sendable {}
    struct Holding: Operation {
      let name = "holding"
      let token: Token
      func outputShape(of inputs: [Shape]) -> Shape { inputs[0] }
      func forward(_ inputs: [Tensor], in context: ExecutionContext) -> Tensor { inputs[0] }
    }
    final class Weak: @unchecked Sendable {
      // Written during the call alone.
      weak var token: Token?
    }
    final class Shifting: Layer {
      let shift = Parameter(Tensor([1]))
      let weak = Weak()
      func forward(_ x: Node) throws -> Node {
        let token = Token()
        weak.token = token
        return try Node.apply(Holding(token: token), to: x) + x.value(of: shift)
      }
    }
    let layer = Shifting()
    #expect(layer(Tensor([1])).item == 2)
    // What a recording holds, graphs and constants among them, would add up from call to call.
    #expect(layer.weak.token == nil)
  }

  @Test func aParameterUsedTwiceIsOneValue() throws {
    let recorder = GraphRecorder()
    let x = recorder.input(shape: [1], elementType: .float32)
    let parameter = Parameter(Tensor([1]))
    #expect(x.value(of: parameter).id == x.value(of: parameter).id)
    #expect(recorder.graph.parameters.count == 1)
  }
}
