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

  /// Allocates uninitialised memory for elements of one type.
  init<E: TensorElement>(elementCount: Int, of type: E.Type) {
    byteCount = elementCount * MemoryLayout<E>.stride
    base = .allocate(byteCount: max(byteCount, 1), alignment: TensorStorage.alignment)
    base.bindMemory(to: type, capacity: elementCount)
  }

  /// The elements, of the type that the storage was made for.
  func elements<E: TensorElement>(as type: E.Type) -> UnsafeMutableBufferPointer<E> {
    UnsafeMutableBufferPointer(
      start: base.assumingMemoryBound(to: type), count: byteCount / MemoryLayout<E>.stride)
  }

  deinit { base.deallocate() }
}
