import Testing

@testable import Netdef

@Suite struct TensorStorageTests {
  @Test func copiesShareUntilOneChanges() {
    let a = Tensor([1, 2, 3])
    var b = a
    b.withUnsafeMutableElements(as: Float.self) { $0[0] = 100 }
    #expect(a.scalars(as: Float.self) == [1, 2, 3])
    #expect(b.scalars(as: Float.self) == [100, 2, 3])
  }
}
