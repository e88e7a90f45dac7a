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

  /// A regular file that is open for reading.
  ///
  /// Its bytes are read when they are asked for, not mapped: a file that another process shortens
  /// meanwhile is an error and not the end of this one, and its size takes no address space.
  package final class Reading {
    /// The number of bytes when it was opened.
    package let byteCount: Int

    private let descriptor: Int32

    /// Opens a file.
    package init(path: String) throws(Problem) {
      try validate(path)
      // Without O_NONBLOCK, opening a named pipe would wait for somebody to write to it.
      let descriptor = try retrying(.open) {
        open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
      }
      do {
        var status = stat()
        _ = try retrying(.inspect) { fstat(descriptor, &status) }
        try requireRegular(status)
        byteCount = Int(status.st_size)
        self.descriptor = descriptor
      } catch {
        _ = close(descriptor)
        throw error
      }
    }

    deinit { _ = close(descriptor) }

    /// Copies the bytes from a place on.
    package func read(
      from offset: Int, to target: UnsafeMutableRawBufferPointer
    ) throws(Problem) {
      var done = 0
      while done < target.count {
        // Systems refuse or shorten a read of two gigabytes or more.
        let piece = UnsafeMutableRawBufferPointer(
          rebasing: target[done..<min(target.count, done + (1 << 30))])
        let count = try retrying(.read) {
          pread(descriptor, piece.baseAddress, piece.count, off_t(offset + done))
        }
        guard count > 0 else {
          throw .shortened(expected: offset + target.count, found: offset + done)
        }
        done += count
      }
    }
  }

  /// The first bytes of a regular file, all of them or as many as `limit`.
  package static func bytes(of path: String, limit: Int) throws(Problem) -> [UInt8] {
    let file = try Reading(path: path)
    var bytes = [UInt8](repeating: 0, count: min(file.byteCount, limit))
    let result = bytes.withUnsafeMutableBytes { target in
      Result { () throws(Problem) in try file.read(from: 0, to: target) }
    }
    try result.get()
    return bytes
  }
}
