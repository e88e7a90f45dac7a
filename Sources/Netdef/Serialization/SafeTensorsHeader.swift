/// What stands before the data of a safetensors file: its tensors' names, types, shapes and places.
///
/// Source: the format's description, https://huggingface.co/docs/safetensors.
struct SafeTensorsHeader {
  typealias Problem = SafeTensorsError.Problem
  typealias TensorProblem = SafeTensorsError.TensorProblem

  /// One tensor of the file.
  struct Entry {
    /// The tensor's name.
    var name: String
    /// The type of its elements in the file; nil for one that is not read.
    var type: SafeTensorsType?
    /// The format's name of the type.
    var typeName: String
    /// The tensor's shape.
    var shape: Shape
    /// Its bytes, counted from the start of the data.
    var range: Range<Int>
  }

  /// The bytes of the number that gives the header's length.
  static let prefixByteCount = 8

  /// The format's limit on a header's length.
  static let maximumByteCount = 100_000_000

  /// The key under which the metadata stands among the tensors.
  static let metadataKey = "__metadata__"

  /// The tensors in the order in which the header names them.
  var entries: [Entry] = []

  /// Texts that belong to the file.
  var metadata: [String: String] = [:]

  /// Where the data begins in the file.
  var dataOffset = 0

  /// The bytes that a header in memory takes for each of its bytes in the file, at most about.
  private static let growth = 8

  /// Reads and validates the header of a whole file.
  init(of file: SafeTensorsBytes) throws(Problem) {
    guard file.count >= Self.prefixByteCount else { throw .tooShort(byteCount: file.count) }
    var prefix: UInt64 = 0
    try Self.copy(&prefix, from: file)
    let stated = UInt64(littleEndian: prefix)
    guard stated <= UInt64(Self.maximumByteCount) else {
      throw .headerTooLong(expectedAtMost: UInt64(Self.maximumByteCount), found: stated)
    }
    let available = file.count - Self.prefixByteCount
    guard stated <= UInt64(available) else {
      throw .headerPastEnd(expectedAtMost: UInt64(available), found: stated)
    }
    dataOffset = Self.prefixByteCount + Int(stated)
    try Problem.requireMemory(Int(stated) * Self.growth, for: "reading its header")
    try Self.withText(of: file, byteCount: Int(stated)) { text throws(Problem) in
      try parse(JSONCursor(text, origin: Self.prefixByteCount))
    }
    try validateCoverage(dataByteCount: file.count - dataOffset)
  }

  /// Reads the number before the header.
  private static func copy(_ number: inout UInt64, from file: SafeTensorsBytes) throws(Problem) {
    let result = withUnsafeMutableBytes(of: &number) { bytes in
      Result { () throws(Problem) in try file.copy(from: 0, to: bytes) }
    }
    try result.get()
  }

  /// Calls a body with the text of the header, which is read for that time.
  private static func withText(
    of file: SafeTensorsBytes, byteCount: Int,
    _ body: (UnsafeRawBufferPointer) throws(Problem) -> Void
  ) throws(Problem) {
    if case .memory(let bytes) = file {
      return try body(
        UnsafeRawBufferPointer(rebasing: bytes[prefixByteCount..<prefixByteCount + byteCount]))
    }
    let storage: TensorStorage
    do {
      storage = try TensorStorage(elementCount: byteCount, elementType: .bool)
    } catch {
      throw .memory(error)
    }
    defer { withExtendedLifetime(storage) {} }
    try file.copy(from: prefixByteCount, to: storage.bytes)
    try body(UnsafeRawBufferPointer(storage.bytes))
  }

  /// Checks that the tensors fill the data one behind the other.
  private func validateCoverage(dataByteCount: Int) throws(Problem) {
    for entry in entries where entry.range.upperBound > dataByteCount {
      throw .tensor(
        entry.name, .pastEnd(expectedAtMost: dataByteCount, found: entry.range.upperBound))
    }
    let ordered = entries.sorted { left, right in
      (left.range.lowerBound, left.range.upperBound)
        < (right.range.lowerBound, right.range.upperBound)
    }
    var end = 0
    var previous = ""
    for entry in ordered {
      let begin = entry.range.lowerBound
      if begin > end {
        throw .tensor(entry.name, .hole(expectedBegin: end, foundBegin: begin))
      }
      if begin < end {
        throw .tensor(
          entry.name, .overlap(with: previous, expectedBegin: end, foundBegin: begin))
      }
      end = entry.range.upperBound
      previous = entry.name
    }
    guard end == dataByteCount else { throw .trailingData(expected: end, found: dataByteCount) }
  }
}
