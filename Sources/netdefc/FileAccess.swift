#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Files without Foundation, which would cost every user's build its loading.
enum FileAccess {
  /// Why a file could not be read or written.
  struct Failure: Error {
    let path: String
    let reason: String
  }

  static func read(_ path: String) throws(Failure) -> SourceFile {
    SourceFile(path: path, bytes: try bytes(of: path))
  }

  /// Writes the file if its bytes change, so that nothing is compiled again without need.
  static func write(_ text: String, to path: String) throws(Failure) {
    let new = Array(text.utf8)
    if let old = try? bytes(of: path), old == new { return }
    // A build that is stopped half-way must not leave half a file that looks up to date.
    let temporary = path + ".tmp"
    guard let file = fopen(temporary, "wb") else { throw failure(temporary) }
    let written = fwrite(new, 1, new.count, file)
    guard fclose(file) == 0, written == new.count else {
      let failure = failure(temporary)
      unlink(temporary)
      throw failure
    }
    guard rename(temporary, path) == 0 else { throw failure(path) }
  }

  /// Writes to the error stream.
  static func printError(_ text: String) {
    let bytes = Array(text.utf8)
    var start = 0
    while start < bytes.count {
      let count = bytes[start...].withUnsafeBytes { writeToErrorStream($0) }
      guard count > 0 else { return }
      start += count
    }
  }

  private static func writeToErrorStream(_ buffer: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
      Glibc.write(2, buffer.baseAddress, buffer.count)
    #elseif canImport(Musl)
      Musl.write(2, buffer.baseAddress, buffer.count)
    #else
      Darwin.write(2, buffer.baseAddress, buffer.count)
    #endif
  }

  private static func bytes(of path: String) throws(Failure) -> [UInt8] {
    guard let file = fopen(path, "rb") else { throw failure(path) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    // One byte over the limit is enough for the compiler to say that the file is too large.
    while bytes.count <= SourceFile.sizeLimit {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { break }
      bytes += buffer[..<count]
    }
    if ferror(file) != 0 { throw failure(path) }
    return bytes
  }

  private static func failure(_ path: String) -> Failure {
    Failure(path: path, reason: String(cString: strerror(errno)))
  }
}
