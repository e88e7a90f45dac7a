/// An element type of the safetensors format that this package reads, with the format's name for it.
enum SafeTensorsType: String, CaseIterable {
  case float64 = "F64"
  case float32 = "F32"
  case float16 = "F16"
  case brainFloat16 = "BF16"
  case int64 = "I64"
  case int32 = "I32"
  case bool = "BOOL"

  /// The names of all of them, for messages.
  static let list = allCases.map(\.rawValue).joined(separator: ", ")

  /// The type under which elements of a tensor are written.
  init(_ elementType: ElementType, floats: SavedFloatType) {
    switch elementType {
    case .float32: self = floats.fileType
    case .int64: self = .int64
    case .int32: self = .int32
    case .bool: self = .bool
    }
  }

  /// The bytes of one element in a file.
  var byteCount: Int {
    switch self {
    case .float64, .int64: 8
    case .float32, .int32: 4
    case .float16, .brainFloat16: 2
    case .bool: 1
    }
  }

  /// The type that elements have in a tensor.
  var elementType: ElementType {
    switch self {
    case .float64, .float32, .float16, .brainFloat16: .float32
    case .int64: .int64
    case .int32: .int32
    case .bool: .bool
    }
  }

  /// The bits of one element of the format's other types, as far as they are known.
  private static let otherBitCounts = [
    "F4": 4, "F6_E2M3": 6, "F6_E3M2": 6, "F8_E4M3": 8, "F8_E5M2": 8, "F8_E8M0": 8, "U8": 8, "I8": 8,
    "I16": 16, "U16": 16, "U32": 32, "U64": 64, "C64": 64,
  ]

  /// The bytes of a tensor in a file; nil where that cannot be told of the type.
  static func byteCount(of shape: Shape, _ typeName: String) -> Int? {
    if let type = SafeTensorsType(rawValue: typeName) { return shape.elementCount * type.byteCount }
    guard let bits = otherBitCounts[typeName] else { return nil }
    let (whole, rest) = shape.elementCount.quotientAndRemainder(dividingBy: 8)
    return whole * bits + (rest * bits + 7) / 8
  }
}
