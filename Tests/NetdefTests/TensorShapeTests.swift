import Testing

@testable import Netdef

@Suite struct TensorShapeTests {
  @Test func describesItself() {
    let shape: Shape = [111, 1, 24, 24]
    #expect("\(shape)" == "[111, 1, 24, 24]" && "\(Shape([]))" == "[]")
    #expect(shape.rank == 4 && shape.elementCount == 63_936 && shape[1] == 1)
    #expect(Array(shape) == [111, 1, 24, 24] && shape.last == 24)
    #expect(Shape([]).elementCount == 1 && Shape([3, 0]).elementCount == 0)
    #expect(shape == Shape([111, 1, 24, 24]) && shape != [111, 24, 24])
  }

  /// Sizes from outside that are no shape.
  static let invalid: [[Int]] = [
    [-1], [2, -3], [Int.max, 2], [1 << 32, 1 << 32], [0, Int.max, Int.max],
    [Int](repeating: 1, count: 65),
  ]

  @Test(arguments: invalid) func refusesWhatIsNoShape(sizes: [Int]) {
    #expect(Shape(validating: sizes) == nil)
  }

  @Test func acceptsShapesAtTheLimits() {
    #expect(Shape(validating: [Int](repeating: 1, count: 64))?.rank == 64)
    #expect(Shape(validating: [1 << 59])?.elementCount == 1 << 59)
    #expect(Shape(validating: [])?.elementCount == 1)
  }

  @Test func stridesAreRowMajor() {
    #expect(Shape([2, 3, 4]).strides == [12, 4, 1] && Shape([]).strides == [])
    #expect(Shape([2, 0, 4]).strides == [4, 4, 1])
  }

  @Test func neighbouringAxesMerge() {
    let plain = StridedBox([2, 3, 4], left: [2, 3, 4], right: [2, 3, 4])
    #expect(plain.sizes == [24] && plain.strides == [[1], [1]])
    let bias = StridedBox([2, 3, 4, 5], left: [2, 3, 4, 5], right: [3, 1, 1])
    #expect(bias.sizes == [2, 3, 20] && bias.strides == [[60, 20, 1], [0, 1, 0]])
    let number = StridedBox([2, 3], left: [2, 3], right: [])
    #expect(number.sizes == [6] && number.strides == [[1], [0]])
    #expect(StridedBox([1, 1], left: [1, 1], right: []).sizes == [])
  }
}
