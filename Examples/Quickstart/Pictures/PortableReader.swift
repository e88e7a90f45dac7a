import Foundation

/// Reads the numbers of a picture in one of the portable formats, as text or as bytes.
struct PortableReader {
  /// What is in a file.
  struct Content {
    let width: Int
    let height: Int

    /// The pixels row by row, each with the numbers of its channels, divided by the largest one.
    let values: [Float]
  }

  /// The largest width and height that is read.
  static let maximumSide = 4096

  private let file: String
  private let bytes: [UInt8]
  private let format: PortableFormat
  private var position = 0

  /// Reads a file.
  ///
  /// - Throws: `PictureError` if there is no such file, or if it is not as it should be.
  static func read(path: String, as format: PortableFormat) throws(PictureError) -> Content {
    let name = URL(fileURLWithPath: path).lastPathComponent
    guard let data = FileManager.default.contents(atPath: path) else {
      throw PictureError(
        file: name, expected: "a file that can be read", found: "none at `\(path)`")
    }
    return try parse([UInt8](data), file: name, as: format)
  }

  /// Whether a file begins with one of a format's two marks.
  static func isFile(_ path: String, _ format: PortableFormat) -> Bool {
    let start = try? FileHandle(forReadingFrom: URL(fileURLWithPath: path)).read(upToCount: 2)
    return [format.text, format.bytes].contains { Data($0.utf8) == start }
  }

  /// Reads the bytes of a file.
  static func parse(
    _ bytes: [UInt8], file: String, as format: PortableFormat
  ) throws(PictureError) -> Content {
    var reader = PortableReader(file: file, bytes: bytes, format: format)
    return try reader.content()
  }

  private init(file: String, bytes: [UInt8], format: PortableFormat) {
    self.file = file
    self.bytes = bytes
    self.format = format
  }

  /// The header, the pixels, and nothing after them.
  private mutating func content() throws(PictureError) -> Content {
    let start = String(decoding: bytes.prefix(2), as: UTF8.self)
    guard start == format.text || start == format.bytes else {
      throw error(
        "`\(format.text)` or `\(format.bytes)` at the start",
        found: bytes.isEmpty ? "no bytes" : "`\(start)`")
    }
    position = 2
    let width = try number("a width", in: 1...Self.maximumSide)
    let height = try number("a height", in: 1...Self.maximumSide)
    let largest = try number("a largest \(format.number)", in: 1...65535)
    let count = width * height * format.channels
    let numbers =
      start == format.text ? try textNumbers(count, largest) : try byteNumbers(count, largest)
    return Content(
      width: width, height: height, values: numbers.map { Float($0) / Float(largest) })
  }

  /// Numbers between blanks.
  private mutating func textNumbers(
    _ count: Int, _ largest: Int
  ) throws(PictureError) -> [Int] {
    var numbers: [Int] = []
    while numbers.count < count {
      skipBlanks()
      guard position < bytes.count else {
        throw error("\(count) \(format.number)s", found: "\(numbers.count)")
      }
      numbers.append(try number("\(format.number) \(numbers.count)", in: 0...largest))
    }
    skipBlanks()
    try expectEnd()
    return numbers
  }

  /// One byte for each number, or two with the upper one first, after a single blank.
  private mutating func byteNumbers(
    _ count: Int, _ largest: Int
  ) throws(PictureError) -> [Int] {
    guard position < bytes.count, Self.isBlank(bytes[position]) else {
      throw error("a blank after the largest \(format.number)", found: foundHere)
    }
    position += 1
    let size = largest < 256 ? 1 : 2
    guard bytes.count - position >= count * size else {
      throw error(
        "\(count * size) bytes of \(format.number)s", found: "\(bytes.count - position)")
    }
    var numbers: [Int] = []
    numbers.reserveCapacity(count)
    for index in 0..<count {
      let first = Int(bytes[position])
      let number = size == 1 ? first : first << 8 | Int(bytes[position + 1])
      guard number <= largest else {
        throw error("\(format.number) \(index) from 0 to \(largest)", found: "\(number)")
      }
      numbers.append(number)
      position += size
    }
    try expectEnd()
    return numbers
  }

  /// A decimal number after blanks and comments.
  private mutating func number(
    _ what: String, in range: ClosedRange<Int>
  ) throws(PictureError) -> Int {
    skipBlanks()
    let expected = "\(what) from \(range.lowerBound) to \(range.upperBound)"
    let digits = bytes[position...].prefix { (0x30...0x39).contains($0) }
    guard !digits.isEmpty else { throw error(expected, found: foundHere) }
    let text = String(decoding: digits.prefix(20), as: UTF8.self)
    guard let value = Int(text), range.contains(value) else { throw error(expected, found: text) }
    position = digits.endIndex
    guard position == bytes.count || Self.isBlank(bytes[position]) || bytes[position] == 0x23 else {
      throw error("a blank after \(what)", found: foundHere)
    }
    return value
  }

  /// Passes blanks, and comments from `#` to the end of the line.
  private mutating func skipBlanks() {
    while position < bytes.count {
      if bytes[position] == 0x23 {
        position = bytes[position...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
      } else if Self.isBlank(bytes[position]) {
        position += 1
      } else {
        return
      }
    }
  }

  private func expectEnd() throws(PictureError) {
    guard position == bytes.count else {
      throw error(
        "the end after the last \(format.number)", found: "\(bytes.count - position) more bytes")
    }
  }

  /// The byte at the position, in words.
  private var foundHere: String {
    guard position < bytes.count else { return "the end of the file" }
    let byte = bytes[position]
    return (0x21...0x7E).contains(byte)
      ? "`\(Character(Unicode.Scalar(byte)))`" : "the byte \(byte) at offset \(position)"
  }

  private func error(_ expected: String, found: String) -> PictureError {
    PictureError(file: file, expected: expected, found: found)
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }
}
