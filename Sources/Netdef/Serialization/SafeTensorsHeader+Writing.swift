extension SafeTensorsHeader {
  /// Lays out the tensors of a state dict.
  ///
  /// The header names them in the state dict's order. Their data is ordered by element size, widest
  /// first, so that each tensor is aligned to its elements without holes.
  init(_ stateDict: StateDict, floats: SavedFloatType) throws(Problem) {
    metadata = stateDict.metadata
    entries.reserveCapacity(stateDict.count)
    for (name, tensor) in stateDict {
      guard name != Self.metadataKey else { throw .reservedName(name) }
      let type = SafeTensorsType(tensor.elementType, floats: floats)
      let end = tensor.shape.elementCount * type.byteCount
      entries.append(
        Entry(
          name: name, type: type, typeName: type.rawValue, shape: tensor.shape, range: 0..<end))
    }
    var end = 0
    for index in dataOrder {
      let begin = end
      end += entries[index].range.count
      entries[index].range = begin..<end
    }
  }

  /// The entries' indices in the order of their data.
  var dataOrder: [Int] {
    entries.indices.sorted { left, right in
      (-entries[left].width, left) < (-entries[right].width, right)
    }
  }

  /// The first bytes of the file: the header's length and its JSON, padded with spaces so that the
  /// data begins at a multiple of eight.
  func encoded() throws(Problem) -> [UInt8] {
    var json = "{"
    if !metadata.isEmpty {
      json += "\"\(Self.metadataKey)\":{"
      json += metadata.sorted { $0.key < $1.key }
        .map { Self.literal($0.key) + ":" + Self.literal($0.value) }
        .joined(separator: ",")
      json += entries.isEmpty ? "}" : "},"
    }
    json += entries.map(Self.json).joined(separator: ",")
    json += "}"
    var text = Array(json.utf8)
    text += Array(repeating: UInt8(ascii: " "), count: (8 - text.count % 8) % 8)
    guard text.count <= Self.maximumByteCount else {
      throw .headerTooLong(
        expectedAtMost: UInt64(Self.maximumByteCount), found: UInt64(text.count))
    }
    return withUnsafeBytes(of: UInt64(text.count).littleEndian) { Array($0) } + text
  }

  /// One member of the header's object.
  private static func json(_ entry: Entry) -> String {
    let shape = entry.shape.sizes.map(String.init).joined(separator: ",")
    return literal(entry.name) + ":{\"dtype\":\"\(entry.typeName)\",\"shape\":[\(shape)],"
      + "\"data_offsets\":[\(entry.range.lowerBound),\(entry.range.upperBound)]}"
  }

  /// A text as JSON's string: quotes, backslashes and control characters escaped.
  private static func literal(_ text: String) -> String {
    var literal = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": literal += "\\\""
      case "\\": literal += "\\\\"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        literal += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: literal.unicodeScalars.append(scalar)
      }
    }
    return literal + "\""
  }
}

extension SafeTensorsHeader.Entry {
  /// The bytes of one element of a tensor that is written.
  fileprivate var width: Int { type?.byteCount ?? 0 }
}
