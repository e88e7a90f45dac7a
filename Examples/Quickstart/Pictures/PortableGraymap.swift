import Foundation

/// Reads a picture in the format PGM: `P2`, greys as text, or `P5`, greys as bytes.
///
/// The pictures are white ink on black paper, so the file's largest grey is 1 here, and its 0 is 0.
/// [The format](https://netpbm.sourceforge.net/doc/pgm.html)
struct PortableGraymap {
  /// The largest width and height that is read.
  static let maximumSide = 4096

  private let file: String
  private let bytes: [UInt8]
  private var position = 0

  /// Reads a file.
  ///
  /// - Throws: `PortableGraymapError` if there is no such file, or if it is not as it should be.
  static func read(path: String) throws(PortableGraymapError) -> GrayPicture {
    let name = URL(fileURLWithPath: path).lastPathComponent
    guard let data = FileManager.default.contents(atPath: path) else {
      throw PortableGraymapError(
        file: name, expected: "a file that can be read", found: "none at `\(path)`")
    }
    return try parse([UInt8](data), file: name)
  }

  /// Reads the bytes of a file.
  static func parse(
    _ bytes: [UInt8], file: String
  ) throws(PortableGraymapError) -> GrayPicture {
    var graymap = PortableGraymap(file: file, bytes: bytes)
    return try graymap.picture()
  }

  private init(file: String, bytes: [UInt8]) {
    self.file = file
    self.bytes = bytes
  }

  /// The header, the pixels, and nothing after them.
  private mutating func picture() throws(PortableGraymapError) -> GrayPicture {
    let isText: Bool
    switch bytes.prefix(2) {
    case [0x50, 0x32]: isText = true
    case [0x50, 0x35]: isText = false
    default:
      let start = String(decoding: bytes.prefix(2), as: UTF8.self)
      throw error("`P2` or `P5` at the start", found: bytes.isEmpty ? "no bytes" : "`\(start)`")
    }
    position = 2
    let width = try number("a width", in: 1...Self.maximumSide)
    let height = try number("a height", in: 1...Self.maximumSide)
    let white = try number("a largest grey", in: 1...65535)
    let count = width * height
    let greys = isText ? try textGreys(count, white) : try byteGreys(count, white)
    return GrayPicture(
      width: width, height: height, greys: greys.map { Float($0) / Float(white) })
  }

  /// The greys of `P2`: numbers between blanks.
  private mutating func textGreys(
    _ count: Int, _ white: Int
  ) throws(PortableGraymapError) -> [Int] {
    var greys: [Int] = []
    while greys.count < count {
      skipBlanks()
      guard position < bytes.count else { throw error("\(count) greys", found: "\(greys.count)") }
      greys.append(try number("grey \(greys.count)", in: 0...white))
    }
    skipBlanks()
    try expectEnd()
    return greys
  }

  /// The greys of `P5`: one byte each, or two with the upper one first, after a single blank.
  private mutating func byteGreys(
    _ count: Int, _ white: Int
  ) throws(PortableGraymapError) -> [Int] {
    guard position < bytes.count, Self.isBlank(bytes[position]) else {
      throw error("a blank after the largest grey", found: foundHere)
    }
    position += 1
    let size = white < 256 ? 1 : 2
    guard bytes.count - position >= count * size else {
      throw error(
        "\(count * size) bytes of greys", found: "\(bytes.count - position)")
    }
    var greys: [Int] = []
    greys.reserveCapacity(count)
    for index in 0..<count {
      let first = Int(bytes[position])
      let grey = size == 1 ? first : first << 8 | Int(bytes[position + 1])
      guard grey <= white else { throw error("grey \(index) from 0 to \(white)", found: "\(grey)") }
      greys.append(grey)
      position += size
    }
    try expectEnd()
    return greys
  }

  /// A decimal number after blanks and comments.
  private mutating func number(
    _ what: String, in range: ClosedRange<Int>
  ) throws(PortableGraymapError) -> Int {
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

  private func expectEnd() throws(PortableGraymapError) {
    guard position == bytes.count else {
      throw error("the end after the last grey", found: "\(bytes.count - position) more bytes")
    }
  }

  /// The byte at the position, in words.
  private var foundHere: String {
    guard position < bytes.count else { return "the end of the file" }
    let byte = bytes[position]
    return (0x21...0x7E).contains(byte)
      ? "`\(Character(Unicode.Scalar(byte)))`" : "the byte \(byte) at offset \(position)"
  }

  private func error(_ expected: String, found: String) -> PortableGraymapError {
    PortableGraymapError(file: file, expected: expected, found: found)
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }
}
