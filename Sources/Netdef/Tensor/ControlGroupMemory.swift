#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The memory limit of the control groups that a process is in, as containers set it on Linux.
///
/// Both versions of control groups are read: a group's own limit and those of all groups around it,
/// as far as they are mounted. Source: the Linux kernel's documentation,
/// https://docs.kernel.org/admin-guide/cgroup-v2.html and cgroup-v1/memory.html.
enum ControlGroupMemory {
  /// A mounted hierarchy of control groups.
  private struct Hierarchy {
    /// The group that stands at the mount point.
    let root: String
    let mountPoint: String
    let isVersion2: Bool
  }

  /// The least limit; nil where there is none.
  ///
  /// - Parameter read: The text of a file, nil for one that cannot be read.
  static func limit(reading read: (String) -> String? = contents) -> Int? {
    guard let groups = read("/proc/self/cgroup"), let mounts = read("/proc/self/mountinfo")
    else { return nil }
    var limits: [Int] = []
    for hierarchy in mounts.split(separator: "\n").compactMap(hierarchy) {
      guard let group = group(in: groups, isVersion2: hierarchy.isVersion2) else { continue }
      let name = hierarchy.isVersion2 ? "memory.max" : "memory.limit_in_bytes"
      for folder in folders(of: group, in: hierarchy) {
        // Version 2 writes `max` for no limit, version 1 a number that no machine has.
        let text = read("\(folder)/\(name)")?.split(separator: "\n").first
        if let bytes = text.flatMap({ Int($0) }) { limits.append(bytes) }
      }
    }
    return limits.min()
  }

  /// What a line of `/proc/self/mountinfo` says, if it is about groups that may limit memory.
  ///
  /// `31 23 0:28 ROOT MOUNTPOINT OPTIONS … - TYPE SOURCE SUPEROPTIONS`
  private static func hierarchy(_ line: Substring) -> Hierarchy? {
    let fields = line.split(separator: " ")
    guard let dash = fields.firstIndex(of: "-"), dash >= 5, fields.count >= dash + 4 else {
      return nil
    }
    let hierarchy = { (isVersion2: Bool) in
      Hierarchy(
        root: unescaped(fields[3]), mountPoint: unescaped(fields[4]), isVersion2: isVersion2)
    }
    switch fields[dash + 1] {
    case "cgroup2": return hierarchy(true)
    case "cgroup" where fields[dash + 3].split(separator: ",").contains("memory"):
      return hierarchy(false)
    default: return nil
    }
  }

  /// The group of the process in a hierarchy: `0::/a/b`, or of version 1 `4:memory:/a/b`.
  private static func group(in text: String, isVersion2: Bool) -> String? {
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3 else { continue }
      let isWanted =
        isVersion2
        ? parts[0] == "0" && parts[1].isEmpty : parts[1].split(separator: ",").contains("memory")
      if isWanted { return String(parts[2]) }
    }
    return nil
  }

  /// The folders of a group and of those around it, up to what is mounted.
  ///
  /// A container may see its group at the mount point, under a path of the host that it cannot see.
  private static func folders(of group: String, in hierarchy: Hierarchy) -> [String] {
    var path = group.split(separator: "/")[...]
    let root = hierarchy.root.split(separator: "/")
    if path.starts(with: root) { path = path.dropFirst(root.count) }
    return (0...path.count).map { count in
      ([hierarchy.mountPoint] + path.prefix(count).map(String.init)).joined(separator: "/")
    }
  }

  /// A path of `mountinfo`, in which spaces and backslashes are written as octal numbers.
  private static func unescaped(_ field: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = field.utf8[...]
    while let byte = rest.popFirst() {
      let digits = rest.prefix(3)
      if byte == UInt8(ascii: "\\"), digits.count == 3,
        let code = UInt8(String(decoding: digits, as: UTF8.self), radix: 8)
      {
        bytes.append(code)
        rest = rest.dropFirst(3)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The text of one of the kernel's files, which have no size.
  static func contents(of path: String) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { _ = close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 14)
    // A machine with more mounts than this is beyond what limits of memory are worth.
    while bytes.count < 1 << 22 {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      bytes += buffer.prefix(count)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
