#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The operating system's calls on files, with errors of the package's own type.
package enum SystemFile {
  package typealias Problem = SafeTensorsError.Problem
  typealias Step = SafeTensorsError.FileStep

  /// The problem of the call that has just failed.
  static func problem(_ step: Step) -> Problem {
    .system(step, code: errno)
  }

  /// The system's text for an error number, such as `no space left on device`.
  static func message(for code: Int32) -> String {
    guard let text = strerror(code) else { return "error \(code)" }
    let message = String(cString: text)
    return message.prefix(1).lowercased() + message.dropFirst()
  }

  /// Checks that there is a path and that C sees it whole.
  static func validate(_ path: String) throws(Problem) {
    if path.isEmpty { throw .system(.open, code: ENOENT) }
    if path.utf8.contains(0) { throw .nulInPath }
  }

  /// Checks that a file is a regular one.
  static func requireRegular(_ status: stat) throws(Problem) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: return
    case S_IFDIR: throw .notRegularFile(.directory)
    case S_IFIFO: throw .notRegularFile(.pipe)
    case S_IFSOCK: throw .notRegularFile(.socket)
    case S_IFCHR, S_IFBLK: throw .notRegularFile(.device)
    default: throw .notRegularFile(.other)
    }
  }

  /// Repeats a call for as long as a signal interrupts it.
  static func retrying<Number: SignedInteger>(
    _ step: Step, _ call: () -> Number
  ) throws(Problem) -> Number {
    while true {
      let result = call()
      if result >= 0 { return result }
      if errno != EINTR { throw problem(step) }
    }
  }

  /// Calls `body` with the bytes of a regular file, mapped into memory for that time.
  ///
  /// A file that another process shortens in place meanwhile ends this one, as with every mapping;
  /// `AtomicFile` never does that.
  package static func withBytes<Result>(
    of path: String, _ body: (UnsafeRawBufferPointer) throws(Problem) -> Result
  ) throws(Problem) -> Result {
    try validate(path)
    // Without O_NONBLOCK, opening a named pipe would wait for somebody to write to it.
    let descriptor = try retrying(.open) {
      open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    }
    defer { _ = close(descriptor) }
    var status = stat()
    _ = try retrying(.inspect) { fstat(descriptor, &status) }
    try requireRegular(status)
    let byteCount = Int(status.st_size)
    // No mapping can be empty.
    guard byteCount > 0 else { return try body(UnsafeRawBufferPointer(start: nil, count: 0)) }
    let address = mmap(nil, byteCount, PROT_READ, MAP_PRIVATE, descriptor, 0)
    guard let address, address != UnsafeMutableRawPointer(bitPattern: -1) else {
      throw problem(.map)
    }
    defer { munmap(address, byteCount) }
    return try body(UnsafeRawBufferPointer(start: address, count: byteCount))
  }
}
