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

  /// Allocates uninitialised memory, bound to the Swift type of the elements.
  init(elementCount: Int, elementType: ElementType) {
    byteCount = elementCount * elementType.byteCount
    base = .allocate(byteCount: max(byteCount, 1), alignment: TensorStorage.alignment)
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

  deinit { base.deallocate() }
}
