/// A tensor's memory: aligned for vector instructions, shared between copies, freed with the last.
///
/// The pointer may cross threads because whoever writes through it holds the only reference:
/// `Tensor` copies the storage first when it is shared, and shared storage is only read.
final class TensorStorage: Sendable {
  /// The alignment of the first element: a cache line, and the widest vector register.
  static let alignment = 64

  /// The first byte.
  nonisolated(unsafe) let base: UnsafeMutableRawPointer

  /// The number of bytes that hold elements.
  let byteCount: Int

  /// Takes uninitialised memory, bound to the Swift type of the elements.
  init(elementCount: Int, elementType: ElementType) throws(MemoryError) {
    // The product fits in an Int, which is what limits a shape's element count.
    let byteCount = elementCount * elementType.byteCount
    let base = try SystemMemory.allocate(
      byteCount: byteCount, alignment: TensorStorage.alignment)
    self.byteCount = byteCount
    self.base = base
    switch elementType {
    case .float32: base.bindMemory(to: Float.self, capacity: elementCount)
    case .int64: base.bindMemory(to: Int64.self, capacity: elementCount)
    case .int32: base.bindMemory(to: Int32.self, capacity: elementCount)
    case .bool: base.bindMemory(to: Bool.self, capacity: elementCount)
    }
  }

  /// All bytes.
  var bytes: UnsafeMutableRawBufferPointer {
    UnsafeMutableRawBufferPointer(start: base, count: byteCount)
  }

  /// The elements, of the type that the storage was made for.
  func elements<E: TensorElement>(as type: E.Type) -> UnsafeMutableBufferPointer<E> {
    UnsafeMutableBufferPointer(
      start: base.assumingMemoryBound(to: type), count: byteCount / MemoryLayout<E>.stride)
  }

  deinit { SystemMemory.deallocate(base, byteCount: byteCount) }
}
