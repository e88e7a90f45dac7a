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
/// its bytes are on the disk. What a killed process leaves behind is nothing where the system has files
/// without a name, but for a moment at the end; else it is a file that the next save of the same target
/// removes (see `TemporaryName`).
struct AtomicFile: ~Copyable {
  typealias Problem = SafeTensorsError.Problem

  /// A step after which a test may look, or end the process.
  enum Step: CaseIterable {
    case opened, written, synchronized, named, closed, renamed
  }

  /// The file to replace, behind all symbolic links.
  private let path: String

  /// The open file.
  private let descriptor: Int32

  /// A second descriptor of the same open file: it keeps the file locked, so that nobody takes it for
  /// a killed process's, until the file has its last name.
  private let lockDescriptor: Int32

  /// The name beside the target; nil while the file has none, or when it has its last one.
  private var temporaryPath: String?

  /// Whether the first descriptor is still open.
  private var isOpen = true

  /// Is told of each step.
  private let observe: (Step) -> Void

  /// Writes a file through `body` and puts it in place of the one at `path`, or throws and changes
  /// nothing; only if the new name cannot be brought to the disk, the last step, the new file is
  /// already there when this throws.
  ///
  /// A symbolic link stays, and what it leads to is replaced. The new file has the mode of the old
  /// one; a file that may not be written is not replaced.
  ///
  /// - Parameters:
  ///   - usesNamelessFiles: Whether a file without a name is tried first.
  ///   - observe: Is told of each step.
  ///   - body: Appends the bytes; it may be called twice, for two files of which one is forgotten.
  static func write(
    to path: String, usesNamelessFiles: Bool = true, observe: @escaping (Step) -> Void = { _ in },
    _ body: (inout AtomicFile) throws(Problem) -> Void
  ) throws(Problem) {
    try SystemFile.validate(path)
    let target = try resolvingLinks(path)
    let mode = try modeOfFile(at: target)
    let names = TemporaryName(of: target)
    names.removeLeftovers()
    func attempt(_ opened: consuming AtomicFile) throws(Problem) {
      var file = opened
      if let mode {
        let descriptor = file.descriptor
        _ = try SystemFile.retrying(.setMode) { fchmod(descriptor, mode) }
      }
      observe(.opened)
      try body(&file)
      observe(.written)
      try file.commit(names)
    }
    #if os(Linux)
      if usesNamelessFiles, let file = NamelessFile.open(in: names.directory) {
        do {
          return try attempt(
            AtomicFile(replacing: target, descriptor: file, name: nil, observe: observe))
        } catch {
          // Not every system that has such files gives them a name in the end.
          guard case .system(.link, _) = error else { throw error }
        }
      }
    #endif
    let (descriptor, name) = try names.create()
    try attempt(
      AtomicFile(replacing: target, descriptor: descriptor, name: name, observe: observe))
  }

  /// Takes an open file over, with its name if it has one.
  private init(
    replacing path: String, descriptor: Int32, name: String?, observe: @escaping (Step) -> Void
  ) throws(Problem) {
    self.path = path
    self.descriptor = descriptor
    self.observe = observe
    temporaryPath = name
    lockDescriptor = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
    // Without a second one everything works but the lock at the very end.
  }

  /// Closes the file, and removes it unless it has its last name.
  deinit {
    if let temporaryPath { _ = unlink(temporaryPath) }
    if isOpen { _ = close(descriptor) }
    if lockDescriptor >= 0 { _ = close(lockDescriptor) }
  }

  /// Appends bytes, however many at a time the system takes.
  mutating func append(_ bytes: UnsafeRawBufferPointer) throws(Problem) {
    let descriptor = descriptor
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
  private mutating func commit(_ names: TemporaryName) throws(Problem) {
    try Self.synchronize(descriptor, .synchronize)
    observe(.synchronized)
    if temporaryPath == nil {
      // No call gives a file without a name the name of another file.
      temporaryPath = try names.link(descriptor)
      observe(.named)
    }
    // A file system over a network may report only here that the disk is full. The descriptor is
    // gone whatever close answers, so that an interruption is no failure.
    isOpen = false
    if close(descriptor) != 0, errno != EINTR { throw SystemFile.problem(.close) }
    observe(.closed)
    let (source, target) = (temporaryPath ?? path, path)
    _ = try SystemFile.retrying(.rename) { rename(source, target) }
    // From here on another save may have this name.
    temporaryPath = nil
    observe(.renamed)
    try Self.synchronizeDirectory(names.directory)
  }
}

extension AtomicFile {
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
      path = target.hasPrefix("/") ? target : TemporaryName(of: path).directory + target
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
  private static func synchronizeDirectory(_ directory: String) throws(Problem) {
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
