/// A value known when a file is checked.
indirect enum Value: Sendable, Hashable {
  case int(Size)
  case float(Double)
  case bool(Bool)
  case none
  /// A name that stands for itself, such as `same`.
  case symbol(String)
  case list([Value])
  case tuple([Value])
  case tensor(TensorValue)
  case layer(LayerValue)
  /// A truth that depends on open sizes.
  case undecided
  /// The value of something that was reported; it silences what follows.
  case unknown

  static func int(_ number: Int) -> Value { .int(Size(number)) }

  /// The number, when it is one and known.
  var constantInt: Int? {
    if case .int(let size) = self { return size.value }
    return nil
  }

  /// Whether it is an Int or a Float, known or not.
  var isNumber: Bool {
    switch self {
    case .int, .float: true
    default: false
    }
  }

  /// The kind of value as messages name it.
  var kindName: String {
    switch self {
    case .int: "an Int"
    case .float: "a Float"
    case .bool, .undecided: "a Bool"
    case .none: "`none`"
    case .symbol(let name): "`\(name)`"
    case .list: "a list"
    case .tuple(let values): values.count == 2 ? "a pair" : "a tuple"
    case .tensor: "a tensor"
    case .layer: "a layer"
    case .unknown: "an unknown value"
    }
  }
}

extension Value {
  /// The kind of value with that of its elements: `a list with a Float`, `a tuple of 3`.
  var detailedKindName: String {
    switch self {
    case .list(let values):
      guard let first = values.first else { return "an empty list" }
      let kinds = Set(values.map(\.kindName))
      return kinds.count == 1 ? "a list, each element \(first.kindName)" : "a list of several kinds"
    case .tuple(let values):
      return "(" + values.prefix(6).map(\.kindName).joined(separator: ", ")
        + (values.count > 6 ? ", …)" : ")")
    default: return kindName
    }
  }
}

extension Value: CustomStringConvertible {
  /// As written in netdef.
  var description: String {
    switch self {
    case .int(let size): size.description
    case .float(let number): Value.text(of: number)
    case .bool(let truth): truth ? "true" : "false"
    case .none: "none"
    case .symbol(let name): name
    case .list(let values): "[" + values.map(\.description).joined(separator: ", ") + "]"
    case .tuple(let values): "(" + values.map(\.description).joined(separator: ", ") + ")"
    case .tensor(let tensor): tensor.shape?.description ?? "?"
    case .layer(let layer): layer.description
    case .undecided, .unknown: "?"
    }
  }

  /// As written in netdef, cut where a message would get too long; whole numbers without a point.
  var shortText: String {
    var room = 12
    return shortText(&room)
  }

  private func shortText(_ room: inout Int) -> String {
    switch self {
    case .list(let values): return "[" + Self.shortTexts(values, &room) + "]"
    case .tuple(let values): return "(" + Self.shortTexts(values, &room) + ")"
    case .float(let number):
      room -= 1
      return Int(exactly: number).map(String.init) ?? description
    default:
      room -= 1
      return description
    }
  }

  private static func shortTexts(_ values: [Value], _ room: inout Int) -> String {
    var texts: [String] = []
    for value in values {
      guard room > 0 else { return texts.joined(separator: ", ") + ", …" }
      texts.append(value.shortText(&room))
    }
    return texts.joined(separator: ", ")
  }

  /// The shortest text that reads back as the same number, always with a point or an exponent.
  static func text(of number: Double) -> String { number.description }
}
