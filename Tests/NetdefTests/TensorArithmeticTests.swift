import Testing

@testable import Netdef

@Suite struct TensorArithmeticTests {
  /// Two shapes and what they are broadcast to; nil where they don't fit.
  static let broadcasts: [(Shape, Shape, Shape?)] = [
    ([], [], []), ([], [3], [3]), ([1], [3], [3]), ([2, 3], [3], [2, 3]),
    ([2, 3], [2, 1], [2, 3]),
    ([2, 1], [3], [2, 3]), ([4, 1, 5], [2, 1], [4, 2, 5]), ([1, 3, 1], [2, 1, 4], [2, 3, 4]),
    ([0], [1], [0]), ([0], [], [0]), ([2, 0], [1], [2, 0]), ([5, 1, 0], [4, 1], [5, 4, 0]),
    ([2, 3, 4, 5], [3, 1, 1], [2, 3, 4, 5]), ([2, 3, 4, 5], [1, 3, 4, 1], [2, 3, 4, 5]),
    ([2, 3], [2], nil), ([2, 3], [3, 2], nil), ([0], [2], nil), ([1, 2, 3], [2, 2, 2], nil),
  ]

  @Test(arguments: broadcasts) func broadcastShapes(left: Shape, right: Shape, result: Shape?) {
    #expect(Shape.broadcast(left, right) == result)
    #expect(Shape.broadcast(right, left) == result)
  }

  @Test(arguments: broadcasts)
  func broadcastArithmetic(left: Shape, right: Shape, result: Shape?) {
    guard let result else { return }
    let a = Tensor.rand(left, generator: RandomGenerator(seed: 1))
    let b = Tensor.rand(right, generator: RandomGenerator(seed: 2))
    // Reading one element at a time with positions taken modulo the sizes is the definition.
    func expected(_ combine: (Float, Float) -> Float) -> Tensor {
      let (x, y) = (a.scalars(as: Float.self), b.scalars(as: Float.self))
      let scalars = (0..<result.elementCount).map { index in
        combine(x[position(index, result, left)], y[position(index, result, right)])
      }
      return Tensor(shape: result, scalars: scalars)
    }
    #expect(a + b == expected(+))
    #expect(a - b == expected(-))
    #expect(b * a == expected(*))
    #expect(a / b == expected(/))
    #expect((a .< b).converted(to: .float32) == expected { $0 < $1 ? 1 : 0 })
    #expect(a.expand(to: result) == expected { x, _ in x })
  }

  /// Where broadcasting reads a shape for an index of a larger shape.
  private func position(_ index: Int, _ target: Shape, _ shape: Shape) -> Int {
    var (rest, offset, stride) = (index, 0, 1)
    for fromEnd in 1..<(target.rank + 1) {
      let size = target[target.rank - fromEnd]
      if fromEnd <= shape.rank {
        let own = shape[shape.rank - fromEnd]
        offset += (rest % size) % own * stride
        stride *= own
      }
      rest /= size
    }
    return offset
  }

  /// What PyTorch's type promotion gives for `a + b`.
  static let promotions: [(ElementType, ElementType, ElementType)] = [
    (.float32, .float32, .float32), (.float32, .int64, .float32), (.int32, .float32, .float32),
    (.int64, .int32, .int64), (.int32, .int32, .int32), (.bool, .int32, .int32),
    (.bool, .float32, .float32), (.int64, .bool, .int64),
  ]

  @Test(arguments: promotions)
  func typesArePromoted(left: ElementType, right: ElementType, result: ElementType) {
    let sum = Tensor.ones([2], elementType: left) + Tensor.ones([2], elementType: right)
    #expect(sum == Tensor.full([2], 2, elementType: result))
    let quotient = Tensor.ones([2], elementType: left) / Tensor.ones([2], elementType: right)
    #expect(quotient == Tensor.ones([2]))
  }

  @Test func numbersKeepOrWidenTheType() {
    let whole = Tensor.arange(3)
    #expect(whole + 1 == Tensor([1, 2, 3] as [Int64]))
    #expect(10 - whole.converted(to: .int32) == Tensor([10, 9, 8] as [Int32]))
    #expect(whole * 0.5 == Tensor([0, 0.5, 1]))
    #expect(whole / 2 == Tensor([0, 0.5, 1]))
    #expect((whole .== whole) + 1 == Tensor([2, 2, 2] as [Int64]))
  }

  @Test func integersWrapAround() {
    #expect(Tensor(Int64.max) + 1 == Tensor(Int64.min))
    #expect(Tensor(Int32.max) * 2 == Tensor(Int32(-2)))
    #expect(-Tensor(Int64.min) == Tensor(Int64.min))
    #expect(Tensor(Int32.min).abs() == Tensor(Int32.min))
  }

  @Test func changesInPlace() {
    var values = Tensor([1, 2, 3])
    let before = values
    values += 1
    values *= Tensor([1, 10, 100])
    values -= Tensor(0.5)
    values /= 2
    #expect(values == Tensor([0.75, 14.75, 199.75]))
    #expect(before == Tensor([1, 2, 3]))
    var whole = Tensor.arange(3)
    whole += 1
    whole *= 2
    #expect(whole == Tensor([2, 4, 6] as [Int64]))
  }

  @Test func functions() {
    let values = Tensor([0.25, 1, 4])
    #expect(values.sqrt() == Tensor([0.5, 1, 2]))
    let logarithms = Tensor([-1.3862943611198906, 0, 1.3862943611198906])
    expectClose(values.log(), logarithms, within: RoundingBound.relative(4, of: logarithms))
    let powers = Tensor([1.2840254166877414, 2.718281828459045, 54.598150033144236])
    expectClose(values.exp(), powers, within: RoundingBound.relative(4, of: powers))
    #expect(values.pow(2) == Tensor([0.0625, 1, 16]))
    #expect(values.pow(0.5) == Tensor([0.5, 1, 2]))
    #expect(values.pow(-1) == Tensor([4, 1, 0.25]))
    #expect(Tensor([2, 3]).pow(Tensor([[3, 2], [0, 1]])) == Tensor([[8, 9], [1, 3]]))
    #expect(Tensor.arange(4).sqrt().elementType == .float32)
  }

  @Test func specialValues() {
    let values = Tensor([0, -1, .infinity, -.infinity, .nan])
    let logarithms = values.log().scalars(as: Float.self)
    #expect(logarithms[0] == -.infinity && logarithms[1].isNaN && logarithms[2] == .infinity)
    #expect(values.exp().scalars(as: Float.self)[..<4].elementsEqual([1, exp1, .infinity, 0]))
    #expect(values.sqrt().scalars(as: Float.self)[1].isNaN)
    #expect((values / 0).scalars(as: Float.self)[0].isNaN)
    #expect((values / 0).scalars(as: Float.self)[1] == -.infinity)
    // NaN wins on both sides.
    let larger = values.maximum(Tensor([.nan, 0, 0, 0, 0])).scalars(as: Float.self)
    #expect(larger[0].isNaN && larger[1] == 0 && larger[2] == .infinity && larger[4].isNaN)
    let smaller = values.minimum(Tensor([.nan, 0, 0, 0, 0])).scalars(as: Float.self)
    #expect(smaller[0].isNaN && smaller[1] == -1 && smaller[3] == -.infinity && smaller[4].isNaN)
  }

  private let exp1: Float = 0.36787945
}
