import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The memory that this process may take, against which is held what a network asks for.
///
/// Every tensor's memory comes from here. What cannot be had is an error of the call that asks: a
/// system that gives more than it has ends the program only later, when the memory is written to.
package enum SystemMemory {
  /// The bytes that tensors hold now.
  private static let held = Atomic<Int>(0)

  /// Smaller blocks are not held against the limit one by one: there are many of them, and the sum
  /// that a call will take is checked before it starts.
  static let smallByteCount = 1 << 26

  /// The bytes that the tensors of all tasks hold now.
  package static var heldByteCount: Int { held.load(ordering: .relaxed) }

  /// The narrowest of the limits on this process.
  package static var limit: MemoryLimit {
    var narrowest = MemoryLimit.ofSurroundings
    for limit in MemoryLimit.ofProcess() where limit.byteCount < narrowest.byteCount {
      narrowest = limit
    }
    return narrowest
  }

  /// Checks that so many bytes can be had beside those that tensors hold already.
  ///
  /// - Parameter byteCount: The bytes; nil for more than 64 bits count.
  /// - Throws: `MemoryError`, with what it is that needs them.
  package static func require(
    _ byteCount: Int?, for purpose: @autoclosure () -> String
  ) throws(MemoryError) {
    let limit = limit
    guard let byteCount else {
      throw MemoryError("\(purpose()) needs more than 2⁶³ bytes, but \(limit)")
    }
    let held = heldByteCount
    guard byteCount <= limit.byteCount - held else {
      throw MemoryError(
        "\(purpose()) needs \(text(ofBytes: byteCount))\(besides(held)), but \(limit)")
    }
    guard byteCount >= smallByteCount else { return }
    // Whether the system would give it. Nothing is written to it, so that it costs nothing.
    let flags = MAP_PRIVATE | MAP_ANONYMOUS
    let probe = mmap(nil, byteCount, PROT_READ | PROT_WRITE, flags, -1, 0)
    guard let probe, probe != UnsafeMutableRawPointer(bitPattern: -1) else {
      throw MemoryError(
        "\(purpose()) needs \(text(ofBytes: byteCount))\(besides(held)), which the system refuses")
    }
    munmap(probe, byteCount)
  }

  /// Takes memory that begins at a multiple of `alignment`.
  static func allocate(
    byteCount: Int, alignment: Int
  ) throws(MemoryError) -> UnsafeMutableRawPointer {
    if byteCount >= smallByteCount {
      let (limit, held) = (limit, heldByteCount)
      guard byteCount <= limit.byteCount - held else {
        throw MemoryError(
          "needs \(text(ofBytes: byteCount)) for a tensor\(besides(held)), but \(limit)")
      }
    }
    var base: UnsafeMutableRawPointer?
    guard posix_memalign(&base, alignment, max(byteCount, 1)) == 0, let base else {
      throw MemoryError(
        "needs \(text(ofBytes: byteCount)) for a tensor\(besides(heldByteCount)), which the system "
          + "refuses")
    }
    held.add(byteCount, ordering: .relaxed)
    return base
  }

  /// Gives memory back.
  static func deallocate(_ base: UnsafeMutableRawPointer, byteCount: Int) {
    free(base)
    held.subtract(byteCount, ordering: .relaxed)
  }

  /// What tensors hold already, where that is worth a word.
  static func besides(_ held: Int) -> String {
    held >= smallByteCount ? " beside the \(text(ofBytes: held)) that tensors hold" : ""
  }

  /// A number of bytes in the largest unit that it fills, with one decimal: `23.4 GiB`.
  package static func text(ofBytes bytes: Int) -> String {
    for (shift, unit) in [(30, "GiB"), (20, "MiB"), (10, "KiB")] where bytes >> shift > 0 {
      let (whole, rest) = bytes.quotientAndRemainder(dividingBy: 1 << shift)
      return "\(whole).\(((rest >> (shift - 10)) * 10) >> 10) \(unit)"
    }
    return "\(bytes) byte\(bytes == 1 ? "" : "s")"
  }
}
