/// What a name of a body is in Swift when data flows through it.
indirect enum TensorBinding {
  /// One tensor: a shape while layers are made, a node while a forward pass is recorded.
  case tensor(SwiftTree)
  /// Several tensors that are written out one by one, each a variable of its own.
  case tuple([TensorBinding])
  /// A list whose elements are known one by one.
  case elements([TensorBinding])
  /// A Swift array: how many elements it has is known when the network is made.
  case list(SwiftExpression)
  /// A part of a tuple that is no tensor.
  case value(SwiftExpression)
  /// What `layer name = …` declares: made at its first use.
  case shared(Int)

  /// The expression of a single tensor.
  var single: SwiftTree? {
    if case .tensor(let tree) = self { tree } else { nil }
  }

  /// The expressions of all tensors; nil when their number is not known.
  var all: [SwiftTree]? {
    switch self {
    case .tensor(let tree): [tree]
    case .tuple(let parts), .elements(let parts):
      parts.reduce(Optional([])) { result, part in
        guard let result, let more = part.all else { return nil }
        return result + more
      }
    case .list, .value, .shared: nil
    }
  }

  /// What a Swift expression holds, taken apart where it is a tuple; nil for values without tensors.
  init?(_ value: SwiftExpression) {
    switch value.type {
    case .tensor: self = .tensor(value.tree)
    case .list where value.type.holdsTensors: self = .list(value)
    case .tuple(let types) where value.type.holdsTensors:
      self = .tuple(
        types.enumerated().map { index, type in
          let part = SwiftExpression(value.tree.part(index), type)
          return TensorBinding(part) ?? .value(part)
        })
    default: return nil
    }
  }

  /// All of it as one Swift expression.
  var expression: SwiftExpression? {
    switch self {
    case .tensor(let tree): return SwiftExpression(tree, .tensor)
    case .list(let value), .value(let value): return value
    case .shared: return nil
    case .tuple(let parts):
      return Self.values(parts).map { values in
        SwiftExpression(.tuple(values.map(\.tree), .column), .tuple(values.map(\.type)))
      }
    case .elements(let parts):
      return Self.values(parts).map { values in
        let types = values.map(\.type)
        let type = types.first.map { first in
          StaticType.list(types.dropFirst().reduce(first) { $0.joined($1) })
        }
        return SwiftExpression(
          .array(values.map(\.tree), .column), type ?? .emptyList, count: parts.count)
      }
    }
  }

  /// All parts as expressions; nil if one is none.
  private static func values(_ parts: [TensorBinding]) -> [SwiftExpression]? {
    let values = parts.compactMap(\.expression)
    return values.count == parts.count ? values : nil
  }

  /// The parts that no tuple takes further apart.
  var leaves: [TensorBinding] {
    switch self {
    case .tuple(let parts): parts.flatMap(\.leaves)
    default: [self]
    }
  }
}

extension StaticType {
  /// Whether data flows through it.
  var holdsTensors: Bool {
    switch self {
    case .tensor: true
    case .list(let element), .optional(let element): element.holdsTensors
    case .tuple(let parts): parts.contains(where: \.holdsTensors)
    default: false
    }
  }
}
