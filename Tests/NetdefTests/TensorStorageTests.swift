import Testing

@testable import Netdef

@Suite struct TensorStorageTests {
  private func address(_ tensor: Tensor) -> UInt {
    tensor.withUnsafeBytes { UInt(bitPattern: $0.baseAddress) }
  }

  @Test func copiesShareUntilOneChanges() {
    let a = Tensor([1, 2, 3])
    var b = a
    #expect(address(a) == address(b))
    b.withUnsafeMutableElements(as: Float.self) { $0[0] = 100 }
    #expect(address(a) != address(b))
    #expect(a == Tensor([1, 2, 3]) && b == Tensor([100, 2, 3]))
  }

  @Test func theOnlyOwnerChangesInPlace() {
    var tensor = Tensor.zeros([1000])
    let before = address(tensor)
    tensor[7] = 1
    tensor[0..<10] = Tensor(2)
    tensor.withUnsafeMutableBytes { $0[0] = 0 }
    #expect(address(tensor) == before)
  }

  @Test func reshapingSharesAndStaysAValue() {
    let a = Tensor.zeros([2, 3])
    var b = a.reshape(6)
    #expect(address(a) == address(b))
    b[0] = 1
    #expect(a == Tensor.zeros([2, 3]))
  }

  @Test(arguments: [[], [1], [3], [7, 5], [0], [1000]], ElementType.allCases)
  func memoryIsAligned(sizes: [Int], type: ElementType) {
    #expect(address(Tensor.zeros(Shape(sizes), elementType: type)) % 64 == 0)
  }

  @Test func bytesAreThoseOfTheElements() {
    let tensor = Tensor([1, -2])
    let bytes = tensor.withUnsafeBytes { Array($0) }
    #expect(bytes.count == 8)
    let copy = Tensor(unsafeUninitializedShape: [2], elementType: .float32) { target in
      target.copyBytes(from: bytes)
    }
    #expect(copy == tensor)
  }

  @Test func errorsOfClosuresPassThrough() {
    struct Failure: Error {}
    var tensor = Tensor([1])
    #expect(throws: Failure.self) {
      try tensor.withUnsafeElements(as: Float.self) { _ in throw Failure() }
    }
    #expect(throws: Failure.self) {
      try tensor.withUnsafeMutableElements(as: Float.self) { _ in throw Failure() }
    }
    #expect(throws: Failure.self) {
      try Tensor(unsafeUninitializedShape: [1], as: Float.self) { _ in throw Failure() }
    }
  }

  @Test func tasksChangeTheirOwnCopies() async {
    let shared = Tensor.arange(1000.0)
    let sums = await withTaskGroup(of: Float.self) { group in
      for task in 0..<16 {
        group.addTask {
          var own = shared
          for index in 0..<1000 { own[index] = Float(task) }
          return own.sum().item
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(sums.sorted() == (0..<16).map { Float($0 * 1000) })
    #expect(shared == Tensor.arange(1000.0))
  }
}
