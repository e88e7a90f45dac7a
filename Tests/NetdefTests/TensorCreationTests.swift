import Testing

@testable import Netdef

@Suite struct TensorCreationTests {
  @Test(arguments: ElementType.allCases) func zerosOnesAndFull(type: ElementType) {
    #expect(!Tensor.zeros([2, 3], elementType: type).any())
    #expect(Tensor.ones([2, 3], elementType: type).all())
    #expect(Tensor.ones([2, 3], elementType: type).elementType == type)
    #expect(
      Tensor.full([2], -2.5, elementType: type)
        == Tensor([-2.5, -2.5]).converted(to: type))
    #expect(Tensor.empty([4, 0], elementType: type).shape == [4, 0])
  }

  @Test func nestedArrays() {
    #expect(Tensor(3).shape == [] && Tensor(3).item == 3)
    #expect(Tensor([1, 2]).elementType == .float32)
    #expect(Tensor([[1, 2], [3, 4], [5, 6]]).shape == [3, 2])
    #expect(Tensor([[[1, 2]], [[3, 4]]]).shape == [2, 1, 2])
    #expect(Tensor([[[[1], [2]]]]).shape == [1, 1, 2, 1])
    #expect(Tensor([[1, 2], [3, 4]]).scalars(as: Float.self) == [1, 2, 3, 4])
    #expect(Tensor([[], []] as [[Float]]).shape == [2, 0])
    #expect(Tensor([] as [[Float]]).shape == [0, 0])
  }

  @Test func nestedArraysOfOtherTypes() {
    let labels = [3, 1, 2]
    #expect(Tensor(labels) == Tensor([3, 1, 2] as [Int64]))
    #expect(Tensor([labels, labels]).shape == [2, 3])
    #expect(Tensor(7 as Int).elementType == .int64)
    #expect(Tensor([[true], [false]]).elementType == .bool)
    #expect(Tensor([[[1, 2]]] as [[[Int32]]]).elementType == .int32)
    #expect(Tensor(shape: [2, 2], scalars: [true, false, true, false])[1, 0] == 1)
  }

  @Test func ranges() {
    #expect(Tensor.arange(4) == Tensor([0, 1, 2, 3] as [Int64]))
    #expect(Tensor.arange(2, 9, step: 3) == Tensor([2, 5, 8] as [Int64]))
    #expect(Tensor.arange(3, 0, step: -1) == Tensor([3, 2, 1] as [Int64]))
    #expect(Tensor.arange(0).shape == [0] && Tensor.arange(5, 2).shape == [0])
    #expect(Tensor.arange(3.0) == Tensor([0, 1, 2]))
    #expect(Tensor.arange(0.5, 2, step: 0.5) == Tensor([0.5, 1, 1.5]))
    #expect(Tensor.arange(1, 0, step: -0.25) == Tensor([1, 0.75, 0.5, 0.25]))
    #expect(Tensor.arange(40.0).reshape(2, 20)[1, 19] == 39)
  }

  @Test func spacing() {
    #expect(Tensor.linspace(0, 1, count: 5) == Tensor([0, 0.25, 0.5, 0.75, 1]))
    #expect(Tensor.linspace(3, 3, count: 2) == Tensor([3, 3]))
    #expect(Tensor.linspace(-1, 1, count: 1) == Tensor([-1]))
    #expect(Tensor.linspace(-1, 1, count: 0).shape == [0])
    // PyTorch's digits, which show from which end each number is reckoned.
    let seven: [Float] = [
      0, 0.01666666753590107, 0.03333333507180214, 0.04999999701976776, 0.06666666269302368,
      0.0833333358168602, 0.10000000149011612,
    ]
    #expect(Tensor.linspace(0, 0.1, count: 7) == Tensor(seven))
  }

  @Test func identity() {
    #expect(Tensor.eye(2) == Tensor([[1, 0], [0, 1]]))
    #expect(Tensor.eye(2, 3) == Tensor([[1, 0, 0], [0, 1, 0]]))
    #expect(Tensor.eye(3, 1) == Tensor([[1], [0], [0]]))
  }

  /// A number, and what PyTorch makes of it as int64, int32 and bool.
  static let conversions: [(Float, Int64, Int32, Bool)] = [
    (0, 0, 0, false), (-0.0, 0, 0, false), (1.9, 1, 1, true), (-1.9, -1, -1, true),
    (0.1, 0, 0, true), (.nan, .min, .min, true), (.infinity, .min, .min, true),
    (-.infinity, .min, .min, true), (16_777_216, 16_777_216, 16_777_216, true),
    (1e18, 999_999_984_306_749_440, .min, true), (-0x1p63, .min, .min, true),
  ]

  @Test(arguments: conversions)
  func floatsConvert(value: Float, long: Int64, short: Int32, truth: Bool) {
    let tensor = Tensor(value)
    #expect(tensor.converted(to: .int64) == Tensor(long))
    #expect(tensor.converted(to: .int32) == Tensor(short))
    #expect(tensor.converted(to: .bool) == Tensor(truth))
    #expect(Int64(truncating: Double(value)) == long)
    #expect(Int32(truncating: Double(value)) == short)
  }

  @Test func integersConvert() {
    let wide = Tensor([0, -1, 1 << 33 + 5, Int64.max])
    #expect(wide.converted(to: .bool) == Tensor([false, true, true, true]))
    #expect(
      wide.converted(to: .int32)
        == Tensor(wide.scalars(as: Int64.self).map { Int32(truncatingIfNeeded: $0) }))
    #expect(Tensor([true, false]).converted(to: .float32) == Tensor([1, 0]))
    #expect(Tensor([-3] as [Int32]).converted(to: .float32) == Tensor([-3]))
  }

  @Test func items() {
    #expect(Tensor([[2.5]]).item == 2.5)
    #expect(Tensor(Int64(7)).item == 7 && Tensor(true).item == 1 && Tensor(Int32(-1)).item == -1)
    #expect(Tensor(Int64.max).item(as: Int64.self) == .max)
  }
}
