#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A file that is being written beside the one that it will replace.
///
/// Whatever happens before the last step, the old file is whole: the new one gets its name only when
/// its bytes are on the disk.
struct AtomicFile: ~Copyable {
  typealias Problem = SafeTensorsError.Problem

  /// The file to replace, behind all symbolic links.
  private let path: String

  /// Where the bytes go until they are complete.
  private let temporaryPath: String

  /// The open temporary file, or nil once it is closed.
  private var descriptor: Int32?

  /// Writes a file through `body` and puts it in place of the one at `path`, or throws and changes
  /// nothing; only if the new name cannot be brought to the disk, the last step, the new file is
  /// already there when this throws.
  ///
  /// A symbolic link stays, and what it leads to is replaced. The new file has the mode of the old
  /// one; a file that may not be written is not replaced.
  static func write(
    to path: String, _ body: (inout AtomicFile) throws(Problem) -> Void
  ) throws(Problem) {
    try SystemFile.validate(path)
    let target = try resolvingLinks(path)
    let mode = try modeOfFile(at: target)
    var file = try AtomicFile(replacing: target)
    if let mode {
      let descriptor = try file.openDescriptor()
      _ = try SystemFile.retrying(.setMode) { fchmod(descriptor, mode) }
    }
    try body(&file)
    try file.commit()
  }

  /// Opens a temporary file of a new name in the directory of a file.
  private init(replacing path: String) throws(Problem) {
    let directory = Self.directory(of: path)
    while true {
      let suffix = String(UInt64.random(in: .min ... .max), radix: 36)
      let candidate = directory + ".netdef-" + suffix + ".tmp"
      let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC
      let opened = open(candidate, flags, mode_t(0o666))
      if opened >= 0 {
        (self.path, temporaryPath, descriptor) = (path, candidate, opened)
        return
      }
      if errno != EINTR, errno != EEXIST { throw SystemFile.problem(.createTemporary) }
    }
  }

  /// Closes and removes the temporary file; after a rename it has that name no more.
  deinit {
    if let descriptor { _ = close(descriptor) }
    _ = unlink(temporaryPath)
  }

  /// Appends bytes, however many at a time the system takes.
  mutating func append(_ bytes: UnsafeRawBufferPointer) throws(Problem) {
    let descriptor = try openDescriptor()
    var rest = bytes[...]
    while !rest.isEmpty {
      // Systems refuse or shorten a write of two gigabytes or more.
      let chunk = UnsafeRawBufferPointer(rebasing: rest.prefix(1 << 30))
      let written = try SystemFile.retrying(.write) {
        // Not the type's own function of this name.
        systemWrite(descriptor, chunk.baseAddress, chunk.count)
      }
      // No file system should take nothing without saying why, but none can make this go on for ever.
      guard written > 0 else { throw .system(.write, code: EIO) }
      rest = rest.dropFirst(written)
    }
  }

  /// Brings the bytes to the disk and gives them the name of the file to replace.
  private consuming func commit() throws(Problem) {
    let descriptor = try openDescriptor()
    try Self.synchronize(descriptor, .synchronize)
    self.descriptor = nil
    // A file system over a network may report only here that the disk is full. The descriptor is
    // gone whatever close answers, so that an interruption is no failure.
    if close(descriptor) != 0, errno != EINTR { throw SystemFile.problem(.close) }
    let (source, target) = (temporaryPath, path)
    _ = try SystemFile.retrying(.rename) { rename(source, target) }
    try Self.synchronizeDirectory(of: path)
  }

  /// The descriptor of the temporary file.
  private func openDescriptor() throws(Problem) -> Int32 {
    guard let descriptor else { throw .system(.write, code: EBADF) }
    return descriptor
  }
}

extension AtomicFile {
  /// The path up to its last slash, which is empty for a name alone.
  private static func directory(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return String(path[...slash])
  }

  /// Follows symbolic links, also to a file that does not exist yet.
  private static func resolvingLinks(_ path: String) throws(Problem) -> String {
    var path = path
    // As many as Linux follows.
    for _ in 0..<40 {
      var status = stat()
      guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK else { return path }
      var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
      let count = try SystemFile.retrying(.inspect) { readlink(path, &buffer, buffer.count) }
      let bytes = buffer.prefix(count).map(UInt8.init(bitPattern:))
      // A text that is repaired would lead elsewhere.
      guard let target = String(validating: bytes, as: UTF8.self) else {
        throw .system(.inspect, code: EILSEQ)
      }
      path = target.hasPrefix("/") ? target : directory(of: path) + target
    }
    throw .system(.inspect, code: ELOOP)
  }

  /// The mode of the file to replace, or nil when there is none.
  private static func modeOfFile(at path: String) throws(Problem) -> mode_t? {
    var status = stat()
    guard stat(path, &status) == 0 else {
      if errno == ENOENT { return nil }
      throw SystemFile.problem(.inspect)
    }
    try SystemFile.requireRegular(status)
    guard access(path, W_OK) == 0 else { throw SystemFile.problem(.open) }
    return status.st_mode & 0o777
  }

  /// Waits until what was written is on the disk.
  private static func synchronize(
    _ descriptor: Int32, _ step: SafeTensorsError.FileStep
  ) throws(Problem) {
    #if canImport(Darwin)
      // fsync leaves the bytes in the drive's memory there. Not every file system has the other.
      if fcntl(descriptor, F_FULLFSYNC) == 0 { return }
    #endif
    _ = try SystemFile.retrying(step) { fsync(descriptor) }
  }

  /// Waits until the new name is on the disk, where the file system can tell.
  private static func synchronizeDirectory(of path: String) throws(Problem) {
    let directory = directory(of: path)
    let descriptor = open(directory.isEmpty ? "." : directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    // A directory may allow new files and not allow reading: then the system writes when it likes.
    guard descriptor >= 0 else { return }
    defer { _ = close(descriptor) }
    do {
      try synchronize(descriptor, .synchronizeDirectory)
    } catch {
      // Some file systems cannot do that for a directory.
      guard case .system(_, let code) = error, [EINVAL, ENOTSUP, EBADF].contains(code) else {
        throw error
      }
    }
  }
}

/// The operating system's `write`.
private func systemWrite(_ descriptor: Int32, _ start: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, start, count)
}
