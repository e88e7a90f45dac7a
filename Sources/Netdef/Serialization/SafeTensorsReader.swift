/// Reads one tensor of a file into memory of its own, converting what has no type of its own.
///
/// `F64`, `F16` and `BF16` become `Float`; the first is rounded to the nearest value. The data may lie
/// at any address: elements are copied as bytes.
struct SafeTensorsReader {
  typealias Problem = SafeTensorsError.Problem

  /// The bytes of the file.
  let bytes: SafeTensorsBytes

  /// Where the tensor's bytes begin in the file.
  let offset: Int

  /// What the header says of the tensor.
  let entry: SafeTensorsHeader.Entry

  /// How many bytes are converted at once: all types have a whole number of elements in them.
  private static let pieceByteCount = 1 << 18

  /// The tensor, of a type that is the entry's.
  func tensor(of type: SafeTensorsType) throws(Problem) -> Tensor {
    var tensor: Tensor
    do {
      tensor = try Tensor(allocating: entry.shape, elementType: type.elementType) { _ in }
    } catch {
      throw .memory(MemoryError("tensor \(quoted(entry.name)) \(error.problem)"))
    }
    switch type {
    case .float32:
      try fill(&tensor, Float.self) { Float(bitPattern: UInt32(littleEndian: $0)) }
    case .float64:
      try fill(&tensor, Float.self) { Float(Double(bitPattern: UInt64(littleEndian: $0))) }
    case .float16:
      try fill(&tensor, Float.self) { Float(halfPrecisionBits: UInt16(littleEndian: $0)) }
    case .brainFloat16:
      try fill(&tensor, Float.self) { Float(bitPattern: UInt32(UInt16(littleEndian: $0)) << 16) }
    case .int64: try fill(&tensor, Int64.self, Int64.init(littleEndian:))
    case .int32: try fill(&tensor, Int32.self, Int32.init(littleEndian:))
    case .bool:
      // Read as numbers: a Bool of another byte than 0 and 1 must never come to be.
      var index = 0
      var wrong: (index: Int, byte: UInt8)?
      try fill(&tensor, Bool.self) { (byte: UInt8) in
        if byte > 1, wrong == nil { wrong = (index, byte) }
        index += 1
        return byte == 1
      }
      if let wrong { throw .tensor(entry.name, .notBool(index: wrong.index, found: wrong.byte)) }
    }
    return tensor
  }

  /// Writes a tensor's elements, which nobody else has, from values as the file stores them.
  private func fill<Stored: BitwiseCopyable, Element: TensorElement>(
    _ tensor: inout Tensor, _ type: Element.Type, _ convert: (Stored) -> Element
  ) throws(Problem) {
    let result = tensor.withUnsafeMutableElements(as: type) { elements in
      Result { () throws(Problem) in try fill(elements, convert) }
    }
    try result.get()
  }

  private func fill<Stored: BitwiseCopyable, Element: TensorElement>(
    _ elements: UnsafeMutableBufferPointer<Element>, _ convert: (Stored) -> Element
  ) throws(Problem) {
    #if _endian(little)
      // These are stored as they are kept.
      let isSame = Stored.self == Element.self
      if isSame || Element.self == Float.self && Stored.self == UInt32.self {
        return try bytes.copy(from: offset, to: UnsafeMutableRawBufferPointer(elements))
      }
    #endif
    let width = MemoryLayout<Stored>.size
    var done = 0
    let pieceCount = min(elements.count, Self.pieceByteCount / width)
    var piece = [UInt8](repeating: 0, count: pieceCount * width)
    while done < elements.count {
      let count = min(pieceCount, elements.count - done)
      let place = offset + done * width
      let read = piece.withUnsafeMutableBytes { piece in
        Result { () throws(Problem) in
          let target = UnsafeMutableRawBufferPointer(rebasing: piece[..<(count * width)])
          try bytes.copy(from: place, to: target)
          for index in 0..<count {
            let stored = target.loadUnaligned(fromByteOffset: index * width, as: Stored.self)
            elements.initializeElement(at: done + index, to: convert(stored))
          }
        }
      }
      try read.get()
      done += count
    }
  }
}
