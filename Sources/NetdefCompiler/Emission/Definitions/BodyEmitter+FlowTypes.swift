/// The types of what flows, in Swift.
extension BodyEmitter {
  /// A type in this walk.
  func swiftType(_ type: StaticType) -> SwiftType {
    switch type {
    case .tensor: tensorType
    case .list(let element): .array(swiftType(element))
    case .tuple(let parts): .tuple(parts.map(swiftType))
    default: type.swiftType
    }
  }
}

extension StaticType {
  /// The type that values of a type of the core have in Swift.
  init(_ type: ValueType) {
    switch type {
    case .any: self = .value
    case .int: self = .int
    case .float: self = .float
    case .bool: self = .bool
    case .pair: self = .pair
    case .none: self = .none
    case .symbol(let name): self = .symbol(name)
    case .list(.either([])): self = .emptyList
    case .list(let element): self = .list(StaticType(element))
    case .tuple(let parts): self = .tuple(parts.map { StaticType($0) })
    case .layer: self = .recipe
    case .tensor: self = .tensor
    case .either(let types):
      self = types.map { StaticType($0) }.reduce(.undetermined) { $0.joined($1) }
    }
  }
}
