#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The names that files have beside their target until they are complete.
///
/// There are a few for each target, so that a save finds what killed ones have left. Whoever writes
/// such a file holds a lock on it, which the system gives up with the process: a file that can be
/// locked is nobody's, and is removed.
struct TemporaryName {
  typealias Problem = SafeTensorsError.Problem

  /// The directory of the target up to its last slash, empty for a name alone.
  let directory: String

  /// What all names of the target begin with.
  private let stem: String

  /// How many saves of one target can be under way at once before the names are random ones, which
  /// stay if their process is killed.
  static let count = 16

  /// The names beside a target.
  init(of target: String) {
    let slash = target.utf8.lastIndex(of: UInt8(ascii: "/"))
    let start = slash.map { target.utf8.index(after: $0) } ?? target.startIndex
    directory = String(target[..<start])
    // As the target's own name may be as long as names can be, 64 bits of FNV-1a stand for it. Two
    // targets that meet in them share their names, which does no harm.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in target.utf8[start...] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    stem = ".netdef-" + String(hash, radix: 36)
  }

  /// A name by its number.
  func path(_ number: Int) -> String { "\(directory)\(stem)-\(number).tmp" }

  /// A name that no other save finds.
  private var randomPath: String {
    directory + stem + "-" + String(UInt64.random(in: .min ... .max), radix: 36) + ".tmp"
  }

  /// Removes what killed saves of the target have left.
  func removeLeftovers() {
    for number in 0..<Self.count { _ = Self.removeIfNobodys(path(number)) }
  }

  /// Makes a file under one of the names, locked.
  func create() throws(Problem) -> (descriptor: Int32, path: String) {
    var number = 0
    while true {
      let path = number < Self.count ? path(number) : randomPath
      let opened = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode_t(0o666))
      if opened >= 0 {
        if Self.lockNew(opened) { return (opened, path) }
        // Another save took it for a killed one's before it was locked.
        _ = close(opened)
      } else if errno == EEXIST {
        number += 1
      } else if errno != EINTR {
        throw SystemFile.problem(.createTemporary)
      }
    }
  }

  #if os(Linux)
    /// Gives a file without a name one of the names. It is locked before others can see it.
    func link(_ descriptor: Int32) throws(Problem) -> String {
      _ = flock(descriptor, LOCK_EX | LOCK_NB)
      var number = 0
      while true {
        let path = number < Self.count ? path(number) : randomPath
        if NamelessFile.link(descriptor, to: path) { return path }
        if errno == EEXIST {
          number += 1
        } else if errno != EINTR {
          throw SystemFile.problem(.link)
        }
      }
    }
  #else
    /// Files without a name are Linux's.
    func link(_ descriptor: Int32) throws(Problem) -> String {
      throw .system(.link, code: ENOTSUP)
    }
  #endif

  /// Locks a file that was just made; false if another save has removed it or is about to.
  private static func lockNew(_ descriptor: Int32) -> Bool {
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      // A file system without locks: nobody can have taken it for a killed one's there.
      return errno != EWOULDBLOCK
    }
    var status = stat()
    return fstat(descriptor, &status) != 0 || status.st_nlink > 0
  }

  /// Removes a regular file that nobody holds a lock on.
  private static func removeIfNobodys(_ path: String) -> Bool {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { _ = close(descriptor) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { return false }
    var opened = stat()
    var named = stat()
    // What was opened may have got its last name meanwhile, and this one may be another save's.
    guard fstat(descriptor, &opened) == 0, lstat(path, &named) == 0,
      opened.st_mode & S_IFMT == S_IFREG, opened.st_dev == named.st_dev,
      opened.st_ino == named.st_ino
    else { return false }
    return unlink(path) == 0
  }
}
