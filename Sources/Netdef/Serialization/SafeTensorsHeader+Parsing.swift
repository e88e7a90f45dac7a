extension SafeTensorsHeader {
  /// One tensor's entry, as far as its keys have been read.
  private struct PartialEntry {
    var type: String?
    var shape: [Int]?
    var offsets: [Int]?
  }

  /// Reads the whole header: an object, then nothing but white space.
  mutating func parse(_ start: JSONCursor) throws(Problem) {
    var cursor = start
    var names: Set<String> = []
    var entries: [Entry] = []
    var metadata: [String: String] = [:]
    try cursor.readObject { cursor, name throws(Problem) in
      guard names.insert(name).inserted else { throw .duplicateName(name) }
      if name == Self.metadataKey {
        metadata = try Self.readMetadata(&cursor)
      } else {
        entries.append(try Self.readEntry(named: name, &cursor))
      }
    }
    cursor.skipSpace()
    guard cursor.next == nil else { throw cursor.unexpected("the end of the header") }
    self.entries = entries
    self.metadata = metadata
  }

  /// Reads an object of strings.
  private static func readMetadata(_ cursor: inout JSONCursor) throws(Problem) -> [String: String] {
    // Python's library reads and writes `null` where there is none.
    if cursor.takeWord("null") { return [:] }
    var metadata: [String: String] = [:]
    try cursor.readObject { cursor, key throws(Problem) in
      let text = try cursor.readString("a text")
      guard metadata.updateValue(text, forKey: key) == nil else { throw .duplicateName(key) }
    }
    return metadata
  }

  /// Reads the entry of one tensor, whose keys may come in any order.
  private static func readEntry(
    named name: String, _ cursor: inout JSONCursor
  ) throws(Problem) -> Entry {
    var partial = PartialEntry()
    cursor.tensor = name
    try cursor.readObject { cursor, key throws(Problem) in
      let isNew: Bool
      switch key {
      case "dtype":
        isNew = partial.type == nil
        partial.type = try cursor.readString("a type")
      case "shape":
        isNew = partial.shape == nil
        partial.shape = try cursor.readIntegers()
      case "data_offsets":
        isNew = partial.offsets == nil
        partial.offsets = try readOffsets(&cursor)
      default:
        // Python's library passes over what it does not know, which a newer format may have.
        try cursor.skipValue()
        isNew = true
      }
      guard isNew else { throw .tensor(name, .duplicateKey(key)) }
    }
    cursor.tensor = nil
    return try validated(partial, named: name)
  }

  /// Reads the pair of a tensor's begin and end.
  private static func readOffsets(_ cursor: inout JSONCursor) throws(Problem) -> [Int] {
    cursor.skipSpace()
    let start = cursor.offset
    let offsets = try cursor.readIntegers()
    guard offsets.count == 2 else { throw cursor.unexpected("a begin and an end", at: start) }
    return offsets
  }

  /// Checks what can be told from an entry alone.
  private static func validated(
    _ partial: PartialEntry, named name: String
  ) throws(Problem) -> Entry {
    guard let typeName = partial.type else { throw .tensor(name, .missingKey("dtype")) }
    guard let shape = partial.shape else { throw .tensor(name, .missingKey("shape")) }
    guard let offsets = partial.offsets else { throw .tensor(name, .missingKey("data_offsets")) }
    guard shape.count <= Shape.maximumRank else {
      throw .tensor(name, .tooManyAxes(expectedAtMost: Shape.maximumRank, found: shape.count))
    }
    guard let validShape = Shape(validating: shape) else {
      throw .tensor(name, .sizeOverflow(shape: shape, expectedAtMost: Shape.maximumElementCount))
    }
    guard offsets[0] <= offsets[1] else {
      throw .tensor(name, .reversedOffsets(begin: offsets[0], end: offsets[1]))
    }
    // What a type that is not known takes cannot be told.
    let found = offsets[1] - offsets[0]
    if let expected = SafeTensorsType.byteCount(of: validShape, typeName), found != expected {
      throw .tensor(
        name, .wrongByteCount(expected: expected, found: found, shape: shape, type: typeName))
    }
    return Entry(
      name: name, type: SafeTensorsType(rawValue: typeName), typeName: typeName,
      shape: validShape, range: offsets[0]..<offsets[1])
  }
}
