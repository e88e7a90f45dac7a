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
  init(_ elementType: ElementType) {
    switch elementType {
    case .float32: self = .float32
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
}
