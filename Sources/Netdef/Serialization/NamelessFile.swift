#if os(Linux)
  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #endif

  /// Files without a name, which Linux has in most file systems: of a killed process nothing stays.
  ///
  /// Source: open(2) on `O_TMPFILE`, which also says how such a file is given a name.
  enum NamelessFile {
    /// `O_TMPFILE`: the C library's macro is one that Swift does not import.
    private static let flag = 0o20_000_000 | O_DIRECTORY

    /// Opens a file without a name in a directory; nil where there are none, or where it could not be
    /// given a name later on.
    static func open(in directory: String) -> Int32? {
      #if canImport(Glibc)
        let opened = Glibc.open(
          directory.isEmpty ? "." : directory, flag | O_WRONLY | O_CLOEXEC, mode_t(0o666))
      #else
        let opened = Musl.open(
          directory.isEmpty ? "." : directory, flag | O_WRONLY | O_CLOEXEC, mode_t(0o666))
      #endif
      guard opened >= 0 else { return nil }
      guard access(path(of: opened), F_OK) == 0 else {
        _ = close(opened)
        return nil
      }
      return opened
    }

    /// Gives a file a name that is not there yet; false with `errno` where it cannot.
    static func link(_ descriptor: Int32, to path: String) -> Bool {
      linkat(AT_FDCWD, Self.path(of: descriptor), AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0
    }

    /// A path that leads to an open file.
    private static func path(of descriptor: Int32) -> String { "/proc/self/fd/\(descriptor)" }
  }
#endif
