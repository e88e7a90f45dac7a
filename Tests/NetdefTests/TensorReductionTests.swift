import Testing

@testable import Netdef

@Suite struct TensorReductionTests {
  static let cube = Tensor.arange(24.0).reshape(2, 3, 4)

  @Test func sums() {
    let cube = Self.cube
    #expect(cube.sum() == Tensor(276))
    #expect(cube.sum(axis: 0) == Tensor.arange(12.0).reshape(3, 4) * 2 + 12)
    #expect(cube.sum(axis: 1) == Tensor([[12, 15, 18, 21], [48, 51, 54, 57]]))
    #expect(cube.sum(axis: -1) == Tensor([[6, 22, 38], [54, 70, 86]]))
    #expect(cube.sum(axis: 1, keepingAxis: true).shape == [2, 1, 4])
    #expect(cube.sum(axes: [0, -1]) == Tensor([60, 92, 124]))
    #expect(cube.sum(axes: [0, 2], keepingAxes: true).shape == [1, 3, 1])
    #expect(cube.sum(axes: []) == cube)
  }

  @Test func sumsOfOtherTypes() {
    #expect(Tensor.arange(5).sum() == Tensor(Int64(10)))
    #expect(Tensor.arange(5).converted(to: .int32).sum() == Tensor(Int64(10)))
    #expect(Tensor([[true, false], [true, true]]).sum(axis: 0) == Tensor([2, 1] as [Int64]))
  }

  @Test func means() {
    #expect(Self.cube.mean() == Tensor(11.5))
    #expect(Self.cube.mean(axis: 1) == Tensor([[4, 5, 6, 7], [16, 17, 18, 19]]))
    #expect(Self.cube.mean(axes: [0, 2]) == Tensor([7.5, 11.5, 15.5]))
    #expect(Self.cube.mean(axis: 0, keepingAxis: true).shape == [1, 3, 4])
  }

  @Test func emptyRows() {
    let empty = Tensor.zeros([2, 0])
    #expect(empty.sum(axis: 1) == Tensor([0, 0]))
    #expect(empty.sum(axis: 0).shape == [0])
    #expect(empty.sum() == Tensor(0))
    let means = empty.mean(axis: 1)
    #expect(means.shape == [2] && (means .!= means).all())
    #expect(empty.max(axis: 0).shape == [0])
    #expect(empty.all() && !empty.any())
  }

  @Test func manySmallNumbersAddUp() {
    // One after the other in single precision, this would stop growing at 2^24.
    let count = (1 << 24) + 1000
    #expect(Tensor.ones([count]).sum() == Tensor(Float(count)))
    // Sums are in double precision: a result is rounded once, and 0.1 was before.
    let mean = Tensor(Float(0.1))
    expectClose(
      Tensor.full([count, 1], 0.1).mean(), mean, within: RoundingBound.relative(2, of: mean))
    let columns = Tensor.full([1_000_000, 3], 0.1).sum(axis: 0)
    let sums = Tensor.full([3], 100_000)
    expectClose(columns, sums, within: RoundingBound.relative(2, of: sums))
  }

  @Test func largeNumbersCancel() {
    #expect(Tensor([1e8, 1, -1e8]).sum() == Tensor(1))
  }

  @Test func truth() {
    let values = Tensor([[true, false], [true, true]])
    #expect(!values.all() && values.any())
    #expect(values.all(axis: 0) == Tensor([true, false]))
    #expect(values.all(axis: 1, keepingAxis: true) == Tensor([[false], [true]]))
    #expect(values.any(axis: 1) == Tensor([true, true]))
    #expect(Tensor([0, .nan]).any() && !Tensor([0, .nan]).all())
  }

  @Test func extremes() {
    let values = Tensor([[3, 1, 3], [-2, -5, -5]])
    #expect(values.max() == Tensor(3) && values.min() == Tensor(-5))
    #expect(values.max(axis: 1) == Tensor([3, -2]))
    #expect(values.min(axis: 0) == Tensor([-2, -5, -5]))
    #expect(values.max(axis: -1, keepingAxis: true).shape == [2, 1])
    // The first of equal ones.
    #expect(values.argmax() == Tensor(Int64(0)) && values.argmin() == Tensor(Int64(4)))
    #expect(values.argmax(axis: 1) == Tensor([0, 0] as [Int64]))
    #expect(values.argmin(axis: 1) == Tensor([1, 1] as [Int64]))
    #expect(values.argmax(axis: 0, keepingAxis: true) == Tensor([[0, 0, 0]] as [[Int64]]))
    #expect(Tensor(5).argmax() == Tensor(Int64(0)))
  }

  @Test func extremesOfOtherTypes() {
    let whole = Tensor([Int64.min, 7, Int64.max])
    #expect(whole.max() == Tensor(Int64.max) && whole.argmin() == Tensor(Int64(0)))
    #expect(whole.converted(to: .int32).elementType == .int32)
    #expect(Tensor([3, 9, -4] as [Int32]).min() == Tensor(Int32(-4)))
    #expect(Tensor([false, true, true]).argmax() == Tensor(Int64(1)))
    #expect(Tensor([false, true]).max() == Tensor(true))
    #expect(Tensor([false, true]).min(axis: 0) == Tensor(false))
  }

  /// Rows with NaN, and where the first one is.
  static let rowsWithNaN: [([Float], Int64)] = [
    ([.nan, 1, 2], 0), ([1, .nan, 2], 1), ([1, 2, .nan], 2), ([.infinity, .nan, .nan], 1),
    ([.nan, .infinity, -.infinity], 0), ([-.infinity, -.infinity, .nan], 2),
  ]

  @Test(arguments: rowsWithNaN) func nanWins(row: [Float], position: Int64) {
    for count in [3, 20, 40] {
      let values = Tensor(row + [Float](repeating: 0, count: count - 3))
      #expect(values.max().item.isNaN && values.min().item.isNaN)
      #expect(values.argmax().item(as: Int64.self) == position)
      #expect(values.argmin().item(as: Int64.self) == position)
      let columns = Tensor.stack([values, values], axis: 1)
      #expect(columns.max(axis: 0)[1].item.isNaN)
      #expect(columns.argmin(axis: 0) == Tensor([position, position]))
    }
  }

  @Test func predictedClassOfLogits() {
    let logits = Tensor([[0.1, 2.5, -1], [3, 0, 1]])
    let exponentials = (logits - logits.max(axis: 1, keepingAxis: true)).exp()
    let probabilities = exponentials / exponentials.sum(axis: 1, keepingAxis: true)
    let error = (probabilities.sum(axis: 1) - 1).abs().max().item
    #expect(error <= RoundingBound.sumOfProbabilities(3))
    #expect(probabilities.argmax(axis: 1).description == "tensor([1, 0])")
  }
}
