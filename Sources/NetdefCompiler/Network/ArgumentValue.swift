/// What a parameter of an extern layer or function gets, as other modules see it.
public indirect enum ArgumentValue: Sendable, Hashable {
  case int(Int)
  case float(Double)
  case bool(Bool)
  case none
  /// A name that stands for itself, such as `same`.
  case symbol(String)
  case list([ArgumentValue])
  case tuple([ArgumentValue])
}

extension LayerUse.Argument {
  /// The parameter's value, the default where nothing was written; nil for one that depends on an
  /// open size.
  public var given: ArgumentValue? { ArgumentValue(value) }
}

extension ArgumentValue {
  /// The value, or nil when it or a part of it is not known before a network runs.
  init?(_ value: Value) {
    switch value {
    case .int(let size):
      guard let number = size.value else { return nil }
      self = .int(number)
    case .float(let number): self = .float(number)
    case .bool(let truth): self = .bool(truth)
    case .none: self = .none
    case .symbol(let name): self = .symbol(name)
    case .list(let values):
      guard let elements = Self.all(values) else { return nil }
      self = .list(elements)
    case .tuple(let values):
      guard let elements = Self.all(values) else { return nil }
      self = .tuple(elements)
    case .undecided, .unknown: return nil
    }
  }

  private static func all(_ values: [Value]) -> [ArgumentValue]? {
    let known = values.compactMap(ArgumentValue.init)
    return known.count == values.count ? known : nil
  }
}

extension ArgumentValue: CustomStringConvertible {
  /// As written in netdef.
  public var description: String {
    switch self {
    case .int(let number): "\(number)"
    case .float(let number): Value.text(of: number)
    case .bool(let truth): "\(truth)"
    case .none: "none"
    case .symbol(let name): name
    case .list(let elements): "[" + elements.map(\.description).joined(separator: ", ") + "]"
    case .tuple(let elements): "(" + elements.map(\.description).joined(separator: ", ") + ")"
    }
  }
}
