#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The most memory that something lets this process take.
package struct MemoryLimit: Hashable, Sendable {
  /// What sets the limit.
  package enum Source: Hashable, Sendable {
    /// The memory that the machine has.
    case machine
    /// The limit on the process's address space, `RLIMIT_AS`.
    case addressSpace
    /// The limit on the process's data, `RLIMIT_DATA`.
    case data
    /// The control group of a container.
    case container
  }

  /// The number of bytes.
  package let byteCount: Int

  /// What sets it.
  package let source: Source

  /// A limit.
  package init(byteCount: Int, source: Source) {
    self.byteCount = byteCount
    self.source = source
  }

  /// The machine's memory or, where that is less, the container's. Neither changes while a process
  /// runs, or so rarely that files need not be read at each call.
  static let ofSurroundings: MemoryLimit = {
    let (product, overflow) = Int(sysconf(Int32(_SC_PHYS_PAGES)))
      .multipliedReportingOverflow(by: Int(sysconf(Int32(_SC_PAGESIZE))))
    // A system that does not say how much it has sets no limit.
    let machine = MemoryLimit(
      byteCount: overflow || product <= 0 ? .max : product, source: .machine)
    #if os(Linux)
      if let byteCount = ControlGroupMemory.limit(), byteCount < machine.byteCount {
        return MemoryLimit(byteCount: byteCount, source: .container)
      }
    #endif
    return machine
  }()

  /// The limits that the process was given, as `ulimit` sets them, and may change itself.
  static func ofProcess() -> [MemoryLimit] {
    var limits: [MemoryLimit] = []
    if let bytes = softLimit(RLIMIT_AS) {
      limits.append(MemoryLimit(byteCount: bytes, source: .addressSpace))
    }
    if let bytes = softLimit(RLIMIT_DATA) {
      limits.append(MemoryLimit(byteCount: bytes, source: .data))
    }
    return limits
  }

  #if os(Linux) && canImport(Glibc)
    /// A limit of the process; nil where it has none.
    private static func softLimit(_ resource: __rlimit_resource) -> Int? {
      var limits = rlimit()
      guard getrlimit(__rlimit_resource_t(resource.rawValue), &limits) == 0 else { return nil }
      return Int(exactly: limits.rlim_cur)
    }
  #else
    /// A limit of the process; nil where it has none.
    private static func softLimit(_ resource: Int32) -> Int? {
      var limits = rlimit()
      guard getrlimit(resource, &limits) == 0 else { return nil }
      let bytes = Int(exactly: limits.rlim_cur)
      return bytes == .max ? nil : bytes
    }
  #endif
}

extension MemoryLimit: CustomStringConvertible {
  /// The limit as the end of a sentence: `the machine has 23.4 GiB`.
  package var description: String {
    let text = SystemMemory.text(ofBytes: byteCount)
    return switch source {
    case .machine: "the machine has \(text)"
    case .addressSpace: "`ulimit -v` allows this process \(text)"
    case .data: "`ulimit -d` allows this process \(text)"
    case .container: "the container has \(text)"
    }
  }
}
