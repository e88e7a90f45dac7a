import Testing

@testable import Netdef

@Suite struct TensorIndexingTests {
  static let cube = Tensor.arange(24.0).reshape(2, 3, 4)

  @Test func rows() {
    let cube = Self.cube
    #expect(cube[1].shape == [3, 4])
    #expect(cube[1] == Tensor.arange(12.0, 24.0).reshape(3, 4))
    #expect(cube[-1][-1] == Tensor([20, 21, 22, 23]))
    #expect(cube[0][1][2] == Tensor(6))
  }

  @Test func elements() {
    let cube = Self.cube
    #expect(cube[1, 2, 3] == 23 && cube[-2, 0, -1] == 3)
    let element: Float = Tensor([1, 2, 3])[1]
    #expect(element == 2)
    #expect(Tensor([[1, 0]] as [[Int64]])[0, 0] == 1)
    #expect(Tensor([[1, 0]] as [[Int32]])[0, 1] == 0)
    #expect(Tensor([[true, false]])[0, 0] == 1)
  }

  @Test func assigningElements() {
    var matrix = Tensor.zeros([2, 2])
    let before = matrix
    matrix[0, 0] = 100
    matrix[-1, -1] += 1.5
    #expect(matrix == Tensor([[100, 0], [0, 1.5]]))
    #expect(before == Tensor.zeros([2, 2]))
    var row = Tensor([1, 2, 3])
    row[1] = 7.5
    #expect(row == Tensor([1, 7.5, 3]))
    var whole = Tensor.zeros([1, 2], elementType: .int64)
    whole[0, 1] = -1.9
    #expect(whole == Tensor([[0, -1]] as [[Int64]]))
    var truth = Tensor([[true, false]])
    truth[0, 0] = 0
    truth[0, 1] = 2
    #expect(truth == Tensor([[false, true]]))
  }

  @Test func assigningRows() {
    var matrix = Tensor.zeros([3, 2])
    matrix[0] = Tensor([1, 2])
    matrix[-1] = Tensor(5)
    #expect(matrix == Tensor([[1, 2], [0, 0], [5, 5]]))
    matrix[1] += 3
    #expect(matrix[1] == Tensor([3, 3]))
    matrix[0] = Tensor([true, false])
    #expect(matrix[0] == Tensor([1, 0]))
    matrix[1] = matrix[2]
    #expect(matrix[1] == Tensor([5, 5]))
  }

  @Test func slices() {
    let cube = Self.cube
    #expect(cube[0..., 1..<3, 2...] == Tensor([[[6, 7], [10, 11]], [[18, 19], [22, 23]]]))
    #expect(cube[0, 0..., 1] == Tensor([1, 5, 9]))
    #expect(cube[0..., 1] == Tensor([[4, 5, 6, 7], [16, 17, 18, 19]]))
    #expect(cube[0...0].shape == [1, 3, 4])
    #expect(cube[0, 0, ...1] == Tensor([0, 1]) && cube[0, 0, ..<3] == Tensor([0, 1, 2]))
    #expect(cube[1, 1, (-2)...] == Tensor([18, 19]) && cube[1, 1, ..<(-2)] == Tensor([16, 17]))
    #expect(cube[1, 1, ...(-2)] == Tensor([16, 17, 18]))
    #expect(cube[1, 1, (-3)...(-1)] == Tensor([17, 18, 19]))
    #expect(cube[0, 1..<1].shape == [0, 4])
    #expect(cube[0, 3...].shape == [0, 4])
    let pair: Tensor = cube[1, 2]
    #expect(pair == Tensor([20, 21, 22, 23]))
  }

  @Test func slicesWithSteps() {
    let row = Tensor.arange(10.0)
    #expect(row[stride(from: 0, to: 10, by: 3)] == Tensor([0, 3, 6, 9]))
    #expect(row[stride(from: 9, to: -1, by: -4)] == Tensor([9, 5, 1]))
    #expect(row[stride(from: 3, to: 3, by: 1)].shape == [0])
    #expect(Self.cube[0, stride(from: 0, to: 3, by: 2), 0] == Tensor([0, 8]))
  }

  @Test func assigningSlices() {
    var matrix = Tensor.zeros([3, 4])
    matrix[0..., 1...2] = Tensor(1)
    matrix[1..<3, 3] = Tensor([8, 9])
    matrix[stride(from: 0, to: 3, by: 2), 0] = Tensor([-1, -2])
    #expect(matrix == Tensor([[-1, 1, 1, 0], [0, 1, 1, 8], [-2, 1, 1, 9]]))
    matrix[1..<1] = Tensor(7)
    matrix[0..<2] += Tensor([1, 0, 0, 0])
    #expect(matrix[0..., 0] == Tensor([0, 1, -2]))
  }

  @Test func filling() {
    var weight = Tensor.rand([32, 1, 5, 5])
    weight.fill(1)
    #expect(weight == Tensor.ones([32, 1, 5, 5]))
  }
}
