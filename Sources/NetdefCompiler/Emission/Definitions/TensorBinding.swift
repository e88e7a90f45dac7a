/// What a name of a body is in Swift when data flows through it.
indirect enum TensorBinding {
  /// One tensor: a shape while layers are made, a node while a forward pass is recorded.
  case tensor(String)
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
  var single: String? {
    if case .tensor(let text) = self { text } else { nil }
  }

  /// The expressions of all tensors; nil when their number is not known.
  var all: [String]? {
    switch self {
    case .tensor(let text): [text]
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
    case .tensor: self = .tensor(value.text)
    case .list where value.type.holdsTensors: self = .list(value)
    case .tuple(let types) where value.type.holdsTensors:
      self = .tuple(
        types.enumerated().map { index, type in
          let part = SwiftExpression(text: "\(value.atom).\(index)", type: type)
          return TensorBinding(part) ?? .value(part)
        })
    default: return nil
    }
  }

  /// All of it as one Swift expression.
  var expression: SwiftExpression? {
    switch self {
    case .tensor(let text): return SwiftExpression(text: text, type: .tensor)
    case .list(let value), .value(let value): return value
    case .shared: return nil
    case .tuple(let parts): return Self.literal("(", parts, ")") { .tuple($0) }
    case .elements(let parts):
      var result = Self.literal("[", parts, "]") { types in
        guard let first = types.first else { return .emptyList }
        return .list(types.dropFirst().reduce(first) { $0.joined($1) })
      }
      result?.count = parts.count
      return result
    }
  }

  private static func literal(
    _ open: String, _ parts: [TensorBinding], _ close: String,
    _ type: ([StaticType]) -> StaticType
  ) -> SwiftExpression? {
    let values = parts.compactMap(\.expression)
    guard values.count == parts.count else { return nil }
    return SwiftExpression(
      text: ExpressionEmitter.brackets(open, values.map(\.text), close),
      type: type(values.map(\.type)), isThrowing: values.contains(where: \.isThrowing))
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
