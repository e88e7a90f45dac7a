import Testing

@testable import Netdef

@Suite struct TensorMatrixProductTests {
  /// Shapes of both sides and of the product; nil where PyTorch refuses.
  static let shapes: [(Shape, Shape, Shape)] = [
    ([3], [3], []), ([2, 3], [3, 4], [2, 4]), ([3], [3, 4], [4]), ([2, 3], [3], [2]),
    ([5, 2, 3], [3, 4], [5, 2, 4]), ([5, 2, 3], [5, 3, 4], [5, 2, 4]),
    ([2, 3], [5, 3, 4], [5, 2, 4]), ([1, 2, 3], [5, 3, 4], [5, 2, 4]),
    ([6, 1, 2, 3], [5, 3, 4], [6, 5, 2, 4]), ([3], [5, 3, 4], [5, 4]),
    ([5, 2, 3], [3], [5, 2]), ([2, 5, 1, 3], [3], [2, 5, 1]), ([1, 1], [1, 1], [1, 1]),
    ([0, 3], [3, 4], [0, 4]), ([2, 0], [0, 4], [2, 4]), ([2, 3], [3, 0], [2, 0]), ([0], [0], []),
    ([0, 2, 3], [3, 4], [0, 2, 4]), ([64, 100], [100, 70], [64, 70]),
  ]

  @Test(arguments: shapes) func productsEqualSumsOfProducts(
    left: Shape, right: Shape, result: Shape
  ) {
    // Small whole numbers, so that every order of adding gives the same bits.
    let a = Tensor.randint(-8..<9, left, generator: RandomGenerator(seed: 1))
    let b = Tensor.randint(-8..<9, right, generator: RandomGenerator(seed: 2))
    let product = a.converted(to: .float32).matmul(b.converted(to: .float32))
    #expect(product.shape == result)

    let rows = left.rank == 1 ? a.unsqueeze(0) : a
    let columns = right.rank == 1 ? b.unsqueeze(1) : b
    let sum = (rows.unsqueeze(-1) * columns.unsqueeze(-3)).sum(axis: -2)
    #expect(product.flatten() == sum.converted(to: .float32).flatten())
  }

  @Test func nanAndInfinityFlowThrough() {
    let product = Tensor([[.nan, 0], [1, .infinity]]).matmul(Tensor([[0, 1], [0, 1]]))
    #expect(product[0, 0].isNaN && product[0, 1].isNaN && product[1, 0].isNaN)
    #expect(product[1, 1] == .infinity)
    let vector = Tensor([[.nan, 1], [0, 1]]).matmul(Tensor([1, 1]))
    let (first, second): (Float, Float) = (vector[0], vector[1])
    #expect(first.isNaN && second == 1)
  }

  @Test func transposedOperandsAndAdding() {
    let a = Tensor([[1, 2, 3], [4, 5, 6]])
    let b = Tensor([[1, 0], [2, 1], [0, 3]])
    let expected = a.matmul(b)
    for (transposesLeft, transposesRight) in [
      (false, false), (true, false), (false, true), (true, true),
    ] {
      let product = MatrixProduct(
        rows: 2, columns: 2, depth: 3, transposesLeft: transposesLeft,
        transposesRight: transposesRight)
      var result = Tensor.ones([2, 2])
      let left = transposesLeft ? a.transposed() : a
      let right = transposesRight ? b.transposed() : b
      for adding in [false, true] {
        result.withUnsafeMutableElements(as: Float.self) { result in
          left.withUnsafeElements(as: Float.self) { left in
            right.withUnsafeElements(as: Float.self) { right in
              product.compute(
                left.baseAddress!, right.baseAddress!, into: result.baseAddress!, adding: adding)
            }
          }
        }
        #expect(result == (adding ? expected * 2 : expected))
      }
    }
  }

  @Test func matchesDoublePrecisionClosely() {
    let generator = RandomGenerator(seed: 3)
    let a = Tensor.randn([37, 300], generator: generator)
    let b = Tensor.randn([300, 29], generator: generator)
    let (x, y) = (a.scalars(as: Float.self), b.scalars(as: Float.self))
    var exact: [Float] = []
    for i in 0..<37 {
      for j in 0..<29 {
        exact.append(
          Float((0..<300).reduce(0.0) { $0 + Double(x[i * 300 + $1]) * Double(y[$1 * 29 + j]) }))
      }
    }
    let expected = Tensor(shape: [37, 29], scalars: exact)
    expectClose(
      a.matmul(b), expected,
      within: RoundingBound.sums(of: 300, magnitudes: a.abs().matmul(b.abs())))
  }
}
