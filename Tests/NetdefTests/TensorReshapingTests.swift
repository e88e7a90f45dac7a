import Testing

@testable import Netdef

@Suite struct TensorReshapingTests {
  static let cube = Tensor.arange(24.0).reshape(2, 3, 4)

  /// A shape, the sizes asked for, and the result.
  static let reshapes: [(Shape, [Int], Shape)] = [
    ([2, 20], [40], [40]), ([40], [2, -1], [2, 20]), ([40], [-1], [40]),
    ([6], [1, 2, 3, 1], [1, 2, 3, 1]),
    ([], [1, 1], [1, 1]), ([1], [], []), ([2, 0], [0, 7], [0, 7]), ([0, 3], [-1, 3], [0, 3]),
    ([2, 3, 4], [-1, 4], [6, 4]), ([2, 3, 4], [2, -1], [2, 12]),
  ]

  @Test(arguments: reshapes) func reshape(from: Shape, sizes: [Int], to: Shape) {
    let tensor = Tensor.rand(from)
    let result = tensor.reshape(sizes)
    #expect(result.shape == to)
    #expect(result.scalars(as: Float.self) == tensor.scalars(as: Float.self))
    #expect(tensor.reshape(to) == result)
  }

  /// A shape, the axes to flatten, and the result.
  static let flattenings: [(Shape, Int, Int, Shape)] = [
    ([111, 64, 3, 3], 1, -1, [111, 576]), ([2, 3, 4], 0, -1, [24]), ([2, 3, 4], 0, 1, [6, 4]),
    ([2, 3, 4], -2, -1, [2, 12]), ([2, 3, 4], 1, 1, [2, 3, 4]), ([], 0, -1, [1]),
    ([0, 28, 28], 1, -1, [0, 784]), ([5], 0, 0, [5]),
  ]

  @Test(arguments: flattenings) func flatten(from: Shape, start: Int, end: Int, to: Shape) {
    #expect(Tensor.zeros(from).flatten(start: start, end: end).shape == to)
  }

  @Test func squeezing() {
    let tensor = Tensor.zeros([1, 2, 1, 3, 1])
    #expect(tensor.squeeze().shape == [2, 3])
    #expect(tensor.squeeze(0).shape == [2, 1, 3, 1])
    #expect(tensor.squeeze(-1).shape == [1, 2, 1, 3])
    #expect(tensor.squeeze(1).shape == tensor.shape)
    #expect(Tensor(1).squeeze(0).shape == [] && Tensor(1).squeeze(-1).shape == [])
    #expect(Tensor([[5]]).squeeze().item == 5)
  }

  @Test func unsqueezing() {
    let row = Tensor([1, 2])
    #expect(row.unsqueeze(0).shape == [1, 2])
    #expect(row.unsqueeze(1).shape == [2, 1] && row.unsqueeze(-1).shape == [2, 1])
    #expect(row.unsqueeze(-2).shape == [1, 2])
    #expect(Tensor(1).unsqueeze(0).shape == [1])
  }

  @Test func permuting() {
    let cube = Self.cube
    let turned = cube.permute(2, 0, 1)
    #expect(turned.shape == [4, 2, 3])
    for i in 0..<2 {
      for j in 0..<3 {
        for k in 0..<4 { #expect(turned[k, i, j] == cube[i, j, k]) }
      }
    }
    #expect(turned.permute(1, 2, 0) == cube)
    #expect(cube.permute(0, 1, 2) == cube)
    #expect(cube.permute(-1, 0, -2) == turned)
    #expect(cube.transposed() == cube.permute(0, 2, 1))
    #expect(cube.transpose(0, 2) == cube.permute(2, 1, 0))
    #expect(Tensor(3).permute([]) == Tensor(3))
    #expect(Tensor.zeros([2, 0, 3]).permute(2, 1, 0).shape == [3, 0, 2])
  }

  @Test(arguments: ElementType.allCases) func permutingKeepsEveryType(type: ElementType) {
    let matrix = Tensor.arange(35.0).reshape(5, 7).converted(to: type)
    #expect(matrix.transposed().elementType == type)
    #expect(matrix.transposed().transposed() == matrix)
  }

  @Test func expanding() {
    #expect(Tensor([1, 2]).expand(to: [3, 2]) == Tensor([[1, 2], [1, 2], [1, 2]]))
    #expect(Tensor([[1], [2]]).expand(to: [2, 2]) == Tensor([[1, 1], [2, 2]]))
    #expect(Tensor(7).expand(to: [2]) == Tensor([7, 7]))
  }

  @Test func concatenating() {
    let (a, b) = (Tensor([[1, 2]]), Tensor([[3, 4], [5, 6]]))
    #expect(Tensor.concatenate([a, b]) == Tensor([[1, 2], [3, 4], [5, 6]]))
    #expect(Tensor.concatenate([b, b], axis: 1) == Tensor([[3, 4, 3, 4], [5, 6, 5, 6]]))
    #expect(Tensor.concatenate([b, b], axis: -1).shape == [2, 4])
    #expect(Tensor.concatenate([Tensor.zeros([0, 2]), a]) == a)
    #expect(
      Tensor.concatenate([a.converted(to: .bool), a.converted(to: .bool)]).elementType == .bool)
  }

  @Test func stacking() {
    let (a, b) = (Tensor([1, 2]), Tensor([3, 4]))
    #expect(Tensor.stack([a, b]) == Tensor([[1, 2], [3, 4]]))
    #expect(Tensor.stack([a, b], axis: 1) == Tensor([[1, 3], [2, 4]]))
    #expect(Tensor.stack([a, b], axis: -1) == Tensor([[1, 3], [2, 4]]))
    #expect(Tensor.stack([Tensor(1), Tensor(2)]) == Tensor([1, 2]))
    #expect(Tensor.stack([Tensor.zeros([0])]).shape == [1, 0])
  }

  @Test(arguments: [0, 1, 2]) func splittingUndoesConcatenating(axis: Int) {
    let cube = Self.cube
    let parts = cube.split(1, axis: axis)
    #expect(parts.count == cube.shape[axis])
    #expect(Tensor.concatenate(parts, axis: axis) == cube)
    #expect(Tensor.stack(parts.map { $0.squeeze(axis) }, axis: axis) == cube)
  }

  @Test func splitting() {
    let row = Tensor.arange(5.0)
    #expect(row.split(2).map(\.shape) == [[2], [2], [1]])
    #expect(row.split([0, 4, 1]) == [Tensor.zeros([0]), Tensor([0, 1, 2, 3]), Tensor([4])])
    #expect(Tensor.zeros([0]).split(2).map(\.shape) == [[0]])
  }
}
