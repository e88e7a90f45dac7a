extension SafeTensorsHeader.Entry {
  /// Copies a tensor out of the data of a file, converting what has no type of its own.
  ///
  /// `F64`, `F16` and `BF16` become `Float`; the first is rounded to the nearest value. The data may
  /// lie at any address: elements are copied as bytes.
  func tensor(in data: UnsafeRawBufferPointer) throws(SafeTensorsError.Problem) -> Tensor {
    let source = UnsafeRawBufferPointer(rebasing: data[range])
    switch type {
    case .float32:
      return Self.convert(source, shape, as: Float.self) {
        Float(bitPattern: UInt32(littleEndian: $0))
      }
    case .float64:
      return Self.convert(source, shape, as: Float.self) {
        Float(Double(bitPattern: UInt64(littleEndian: $0)))
      }
    case .float16:
      return Self.convert(source, shape, as: Float.self) {
        Float(halfPrecisionBits: UInt16(littleEndian: $0))
      }
    case .brainFloat16:
      return Self.convert(source, shape, as: Float.self) {
        Float(bitPattern: UInt32(UInt16(littleEndian: $0)) << 16)
      }
    case .int64: return Self.convert(source, shape, as: Int64.self, Int64.init(littleEndian:))
    case .int32: return Self.convert(source, shape, as: Int32.self, Int32.init(littleEndian:))
    case .bool:
      if let index = source.firstIndex(where: { $0 > 1 }) {
        throw .tensor(name, .notBool(index: index, found: source[index]))
      }
      return Self.convert(source, shape, as: Bool.self) { (byte: UInt8) in byte == 1 }
    }
  }

  /// A tensor of `Element` made from little-endian values of `Stored`.
  private static func convert<Stored: BitwiseCopyable, Element: TensorElement>(
    _ source: UnsafeRawBufferPointer, _ shape: Shape, as: Element.Type,
    _ convert: (Stored) -> Element
  ) -> Tensor {
    Tensor(unsafeUninitializedShape: shape, as: Element.self) { elements in
      #if _endian(little)
        // These are stored as they are kept.
        if Stored.self == Element.self || Element.self == Float.self && Stored.self == UInt32.self {
          UnsafeMutableRawBufferPointer(elements).copyMemory(from: source)
          return
        }
      #endif
      let width = MemoryLayout<Stored>.size
      for index in 0..<elements.count {
        elements.initializeElement(
          at: index,
          to: convert(source.loadUnaligned(fromByteOffset: index * width, as: Stored.self)))
      }
    }
  }
}

extension Float {
  /// The value of an IEEE 754 half-precision number.
  ///
  /// Swift's own `Float16` does not exist on every platform that this package supports.
  init(halfPrecisionBits bits: UInt16) {
    let sign = UInt32(bits & 0x8000) << 16
    let exponent = UInt32(bits >> 10) & 0x1F
    let fraction = UInt32(bits) & 0x3FF
    switch exponent {
    case 0:
      // Subnormal: the fraction counts steps of 2⁻²⁴, all of which Float has.
      self = Float(bitPattern: sign | (Float(fraction) * 0x1p-24).bitPattern)
    case 0x1F:
      self = Float(bitPattern: sign | 0x7F80_0000 | fraction << 13)
    default:
      // The exponents' biases are 15 and 127.
      self = Float(bitPattern: sign | (exponent + 112) << 23 | fraction << 13)
    }
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
