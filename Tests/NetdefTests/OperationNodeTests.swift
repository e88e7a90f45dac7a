import Netdef
import Testing

/// The methods and operators on nodes, against the tensors' own.
struct OperationNodeTests {
  /// A layer made from a closure.
  final class Function: Layer {
    let mode = TrainingMode()
    let body: @Sendable (Node) throws -> Node
    init(_ body: @escaping @Sendable (Node) throws -> Node) { self.body = body }
    func forward(_ x: Node) throws -> Node { try body(x) }
  }

  private let x = Tensor([[1, -2, 3], [0.5, 0.25, -4]])

  private func run(_ body: @escaping @Sendable (Node) throws -> Node) throws -> Tensor {
    try Function(body).run(x)
  }

  @Test func arithmetic() throws {
    let row = Tensor([1, 2, 4])
    #expect(try run { try $0 + $0.value(of: row) } == x + row)
    #expect(try run { try $0 - $0.value(of: row) } == x - row)
    #expect(try run { try $0 * $0.value(of: row) } == x * row)
    #expect(try run { try $0 / $0.value(of: row) } == x / row)
    #expect(try run { try 2 * $0 + 1 } == Float(2) * x + Float(1))
    #expect(try run { try 1 / ($0 - 2) } == Float(1) / (x - Float(2)))
    #expect(try run { try -$0 } == -x)
  }

  @Test func functions() throws {
    #expect(try run { try $0.abs().sqrt() } == x.abs().sqrt())
    #expect(try run { try $0.exp().log() } == x.exp().log())
    #expect(try run { try $0.sum() } == x.sum())
    #expect(try run { try $0.mean(axis: 0) } == x.mean(axis: 0))
    #expect(
      try run { try $0.sum(axis: -1, keepingAxis: true) } == x.sum(axis: 1, keepingAxis: true))
  }

  @Test func shapes() throws {
    #expect(try run { try $0.reshape(3, -1) } == x.reshape(3, -1))
    #expect(try run { try $0.flatten(start: 0) } == x.flatten())
    #expect(
      try run { try Node.concatenate([$0, $0], axis: 1) } == Tensor.concatenate([x, x], axis: 1))
    #expect(try run { try concatenate([$0, $0 + 1], axis: -2) }.shape == [4, 3])
    #expect(throws: ShapeError.self) { try run { try $0.reshape(4, -1) } }
    #expect(throws: ShapeError.self) { try run { try $0.flatten(start: 2) } }
  }

  @Test(arguments: [
    ([3], [3]), ([2, 3], [3]), ([3], [3, 4]), ([2, 3], [3, 4]), ([5, 2, 3], [3, 4]),
    ([5, 2, 3], [5, 3, 4]), ([2, 3], [5, 3, 4]), ([4, 1, 2, 3], [5, 3, 2]),
  ])
  func matrixProducts(_ left: [Int], _ right: [Int]) throws {
    let a = Tensor.rand(Shape(left))
    let b = Tensor.rand(Shape(right))
    #expect(try Function { try $0.matmul(b) }.run(a) == a.matmul(b))
  }

  @Test func matrixProductsThatDoNotFit() {
    let error = #expect(throws: ShapeError.self) {
      try Function { try $0.matmul(.ones([2, 3])) }.run(.ones([2, 3]))
    }
    #expect(
      error?.description
        == "`Function`: `matmul` expects matrices whose inner sizes are equal, [.., M, K] and "
        + "[.., K, N], but received [2, 3] and [2, 3]")
  }

  @Test func elementTypesPassThroughWhatOnlyMoves() throws {
    let labels = Tensor([1, 2, 3, 4] as [Int64])
    let reshaped = try Function { try $0.reshape(2, 2).flatten(start: 0) }.run(labels)
    #expect(reshaped == labels)
    #expect(throws: InputError.self) { try Function { try $0.relu() }.run(labels) }
  }
}
