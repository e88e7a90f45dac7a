#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The machine's memory, against which is held what a network asks for.
///
/// An allocation that fails ends the program: what cannot fit is refused before.
package enum SystemMemory {
  /// The number of bytes that the machine has.
  package static let byteCount = Int(sysconf(Int32(_SC_PHYS_PAGES)))
    .multipliedReportingOverflow(by: Int(sysconf(Int32(_SC_PAGESIZE)))).partialValue

  /// A number of bytes with one decimal: `23.4 GiB`.
  package static func text(ofBytes bytes: Int) -> String {
    let (whole, rest) = bytes.quotientAndRemainder(dividingBy: 1 << 30)
    return "\(whole).\(rest * 10 >> 30) GiB"
  }
}
