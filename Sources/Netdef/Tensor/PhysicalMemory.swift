#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The machine's memory: what cannot fit is refused before it is allocated.
package enum PhysicalMemory {
  /// All bytes of it, in use or not.
  package static let byteCount =
    Int(sysconf(Int32(_SC_PHYS_PAGES))) * Int(sysconf(Int32(_SC_PAGESIZE)))

  /// A number of bytes with one decimal: `23.4 GiB`.
  package static func text(of bytes: Int) -> String {
    let (whole, rest) = bytes.quotientAndRemainder(dividingBy: 1 << 30)
    return "\(whole).\(rest * 10 >> 30) GiB"
  }
}
