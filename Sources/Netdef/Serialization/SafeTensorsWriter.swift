/// Writes the tensors of a state dict behind their header.
struct SafeTensorsWriter {
  typealias Problem = SafeTensorsError.Problem

  /// The layout of the file.
  let header: SafeTensorsHeader

  /// The tensors.
  let stateDict: StateDict

  /// How many numbers are rounded at once.
  private static let pieceCount = 1 << 15

  /// Lays out a state dict with further metadata.
  init(
    _ stateDict: StateDict, metadata: [String: String], floats: SavedFloatType
  ) throws(Problem) {
    var stateDict = stateDict
    stateDict.metadata.merge(metadata) { _, added in added }
    header = try SafeTensorsHeader(stateDict, floats: floats)
    self.stateDict = stateDict
  }

  /// The number of bytes of the whole file, which fits into memory as its tensors do.
  func byteCount(ofHeader prefix: [UInt8]) -> Int {
    prefix.count + header.entries.reduce(0) { $0 + $1.range.count }
  }

  /// Passes the data on in the order of the file, piece by piece.
  func write(
    _ append: (UnsafeRawBufferPointer) throws(Problem) -> Void
  ) throws(Problem) {
    for index in header.dataOrder {
      let entry = header.entries[index]
      guard let tensor = stateDict[entry.name] else { continue }
      switch entry.type {
      case .float16?:
        try round(tensor, of: entry, to: .float16, append) { $0.halfPrecisionBits }
      case .brainFloat16?:
        try round(tensor, of: entry, to: .bfloat16, append) { $0.brainFloat16Bits }
      case .float32?, .float64?, .int64?, .int32?, .bool?, nil:
        try tensor.withLittleEndianBytes(append)
      }
    }
  }

  /// Passes rounded elements on; a number that the type does not have is an error.
  private func round(
    _ tensor: Tensor, of entry: SafeTensorsHeader.Entry, to type: SavedFloatType,
    _ append: (UnsafeRawBufferPointer) throws(Problem) -> Void, _ bits: (Float) -> UInt16
  ) throws(Problem) {
    let infinity = bits(.infinity)
    let result = tensor.withUnsafeElements(as: Float.self) { elements in
      Result { () throws(Problem) in
        var piece: [UInt16] = []
        piece.reserveCapacity(min(elements.count, Self.pieceCount))
        for (index, element) in elements.enumerated() {
          let rounded = bits(element)
          if rounded & 0x7FFF == infinity, element.isFinite {
            throw Problem.tensor(
              entry.name, .tooLarge(index: index, found: element, type: type))
          }
          piece.append(rounded.littleEndian)
          if piece.count == Self.pieceCount || index == elements.count - 1 {
            let written = piece.withUnsafeBytes { bytes in
              Result { () throws(Problem) in try append(bytes) }
            }
            try written.get()
            piece.removeAll(keepingCapacity: true)
          }
        }
      }
    }
    try result.get()
  }
}

extension Tensor {
  /// Calls `body` with the elements as a file holds them, in little-endian order.
  func withLittleEndianBytes<Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    var result: Result<Void, Failure> = .success(())
    func run(_ bytes: UnsafeRawBufferPointer) {
      result = Result { () throws(Failure) in try body(bytes) }
    }
    switch elementType {
    case .float32:
      withUnsafeElements(as: Float.self) { withLittleEndian($0, \.bitPattern.littleEndian, run) }
    case .int64: withUnsafeElements(as: Int64.self) { withLittleEndian($0, \.littleEndian, run) }
    case .int32: withUnsafeElements(as: Int32.self) { withLittleEndian($0, \.littleEndian, run) }
    case .bool: withUnsafeElements(as: Bool.self) { run(UnsafeRawBufferPointer($0)) }
    }
    try result.get()
  }

  /// Passes elements on as bytes, swapped where the machine's order is not the file's.
  private func withLittleEndian<Element, Swapped>(
    _ elements: UnsafeBufferPointer<Element>, _ swap: (Element) -> Swapped,
    _ body: (UnsafeRawBufferPointer) -> Void
  ) {
    #if _endian(little)
      body(UnsafeRawBufferPointer(elements))
    #else
      elements.map(swap).withUnsafeBytes(body)
    #endif
  }
}
