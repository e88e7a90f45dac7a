import Testing

@testable import Netdef

@Suite struct TensorComparisonTests {
  @Test func tiedWeightsCompareElementByElement() {
    let a = Tensor.rand([8, 8])
    var b = a
    #expect((a .== b).shape == [8, 8])
    #expect((a .== b).all())
    b[0, 0] = 100
    #expect((a .== b).sum() == Tensor(Int64(63)))
    #expect((a .!= b).any())
  }

  @Test func nanComparesAsInPyTorch() {
    let values = Tensor([.nan, 1])
    #expect((values .== values) == Tensor([false, true]))
    #expect((values .!= values) == Tensor([true, false]))
    #expect((values .< 2) == Tensor([false, true]))
    #expect((values .>= values) == Tensor([false, true]))
    #expect(values != values)
  }

  @Test func typesMeet() {
    #expect((Tensor.arange(3) .> 0.5) == Tensor([false, true, true]))
    #expect((Tensor([true, false]) .== Tensor([1, 1])) == Tensor([true, false]))
    #expect((Tensor([true, false]) .< Tensor([true, true])) == Tensor([false, true]))
    #expect((Tensor(Int64(1) << 24 + 1) .== 1 << 24) == Tensor(false))
    #expect((Tensor.arange(3) .<= 1) == Tensor([true, true, false]))
    let large = Int64(1) << 53
    #expect((Tensor(large) .== Tensor(large + 1)) == Tensor(false))
  }

  @Test func wholeTensorsAreEqualInShapeTypeAndElements() {
    #expect(Tensor([1, 2]) == Tensor([1, 2]))
    #expect(Tensor([1, 2]) != Tensor([[1, 2]]))
    #expect(Tensor([1, 2]) != Tensor([1, 2] as [Int64]))
    #expect(Tensor.zeros([0, 2]) == Tensor.zeros([0, 2]))
    #expect(Tensor.zeros([0, 2]) != Tensor.zeros([2, 0]))
    #expect(Tensor(0) == Tensor(-0.0))
  }

  /// Two numbers, and whether `torch.allclose` with its defaults finds them close.
  static let pairs: [(Float, Float, Bool)] = [
    (1, 1, true), (1, 1.000009, true), (1, 1.00002, false), (0, 1e-9, true), (0, 1e-7, false),
    (.infinity, .infinity, true), (.infinity, -.infinity, false), (1, .infinity, false),
    (.infinity, 1, false), (.nan, .nan, false), (.nan, 1, false), (1e-8, 0, true),
  ]

  @Test(arguments: pairs) func closeness(a: Float, b: Float, result: Bool) {
    #expect(Tensor([a]).isClose(to: Tensor([b])) == result)
    #expect(Tensor([[a, a]]).isClose(to: Tensor(b)) == result)
  }

  @Test func closenessOptions() {
    #expect(Tensor([.nan]).isClose(to: Tensor([.nan]), equalNaN: true))
    #expect(Tensor([1]).isClose(to: Tensor([1.05]), relative: 0, absolute: 0.1))
    #expect(!Tensor([1]).isClose(to: Tensor([1.05]), relative: 0.01))
  }
}
