/// The bytes of a safetensors file: in memory, or in an open file of which they are read when they
/// are wanted.
enum SafeTensorsBytes {
  typealias Problem = SafeTensorsError.Problem

  /// Bytes that stay where they are while they are read.
  case memory(UnsafeRawBufferPointer)

  /// An open file.
  case file(SystemFile.Reading)

  /// The number of bytes.
  var count: Int {
    switch self {
    case .memory(let bytes): bytes.count
    case .file(let file): file.byteCount
    }
  }

  /// Copies the bytes from a place on; the place and the end lie within the file.
  func copy(from offset: Int, to target: UnsafeMutableRawBufferPointer) throws(Problem) {
    switch self {
    case .memory(let bytes):
      target.copyMemory(
        from: UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + target.count]))
    case .file(let file): try file.read(from: offset, to: target)
    }
  }
}
