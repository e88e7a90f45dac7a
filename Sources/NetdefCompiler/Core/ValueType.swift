/// What is known of a compile-time value from the types that a file states, before it is computed.
indirect enum ValueType: Hashable, Sendable {
  /// Nothing: it fits wherever it stands.
  case any
  case int
  case float
  case bool
  /// An Int or two.
  case pair
  case none
  case symbol(String)
  case list(ValueType)
  case tuple([ValueType])
  /// A layer as a value.
  case layer(LayerType)
  case tensor
  /// A value of one of these.
  case either([ValueType])
}

/// What a layer as a value can be given.
struct LayerType: Hashable, Sendable {
  /// As it is written where it is used.
  var name = "layer"

  /// Nil where that is not known.
  var parameters: [Parameter]?

  /// How many tensors it gives.
  var outputs = 1

  /// The parameters that have a value already.
  var given: Set<String> = []

  /// Other spellings of parameters, which are errors with words of their own.
  var renamed: [String: String] = [:]

  struct Parameter: Hashable, Sendable {
    let name: String
    let type: ValueType
    var syntax: TypeSyntax?
    var isNamed = false
    var isRequired = true

    static func == (left: Parameter, right: Parameter) -> Bool {
      left.name == right.name && left.type == right.type
    }

    func hash(into hasher: inout Hasher) { hasher.combine(name) }
  }

  /// What it needs before it can be a step.
  var missing: [Parameter] {
    (parameters ?? []).filter { $0.isRequired && !given.contains($0.name) }
  }
}

extension LayerType {
  /// What is declared.
  init(_ signature: Signature, outputs: Int = 1) {
    let parameters = signature.parameters.map { parameter in
      Parameter(
        name: parameter.name.value, type: ValueType(parameter.type), syntax: parameter.type,
        isNamed: parameter.isNamed, isRequired: parameter.defaultValue == nil)
    }
    // Two of one name were reported where they are declared.
    let isClear = Set(parameters.map(\.name)).count == parameters.count
    self.init(
      name: signature.name, parameters: isClear ? parameters : nil, outputs: outputs,
      renamed: signature.renamed)
  }
}

extension ValueType {
  /// The type as it is written.
  init(_ type: TypeSyntax) {
    self = Self.joined(type.alternatives.map(Self.init))
  }

  private init(_ atom: TypeSyntax.Atom) {
    switch atom {
    case .named(let name):
      switch name.value {
      case "Int": self = .int
      case "Float": self = .float
      case "Bool": self = .bool
      case "Pair": self = .pair
      default: self = .any
      }
    case .module(_, let signature):
      self = .layer(
        LayerType(
          parameters: signature.map { labels in
            labels.map {
              LayerType.Parameter(
                name: $0.label.value, type: ValueType($0.type), syntax: $0.type)
            }
          }))
    case .list(let element): self = .list(ValueType(element))
    case .tuple(let parts): self = .tuple(parts.map { ValueType($0) })
    case .symbol(let name): self = name.value == "none" ? .none : .symbol(name.value)
    }
  }

  /// The types that the value may be of, none of them an `either`.
  var alternatives: [ValueType] { if case .either(let types) = self { types } else { [self] } }

  /// How many alternatives are told apart.
  private static let alternativeLimit = 16

  /// The type of a value that is of one of these.
  static func joined(_ types: [ValueType]) -> ValueType {
    var alternatives: [ValueType] = []
    for type in types.flatMap(\.alternatives) where !alternatives.contains(type) {
      // A list that was empty so far is of the type of the one that is not.
      if let (index, merged) = alternatives.lazy.enumerated().compactMap({ index, known in
        known.merged(type).map { (index, $0) }
      }).first {
        alternatives[index] = merged
      } else {
        alternatives.append(type)
      }
      if type == .any || alternatives.count > alternativeLimit { return .any }
    }
    if alternatives.isEmpty { return types.isEmpty ? .any : .nothing }
    return alternatives.count == 1 ? alternatives[0] : .either(alternatives)
  }

  /// Whether a value of the type may fit another: only what never does is an error.
  func mayFit(_ type: ValueType) -> Bool {
    if self == .nothing || type == .nothing { return true }
    return alternatives.contains { own in type.alternatives.contains { own.mayFit(one: $0) } }
  }

  private func mayFit(one type: ValueType) -> Bool {
    switch (self, type) {
    case (.any, _), (_, .any): true
    case (.int, .float), (.int, .pair), (.layer, .layer): true
    case (.list(let own), .list(let element)): own.mayFit(element)
    case (.tuple(let own), .tuple(let parts)):
      own.count == parts.count && zip(own, parts).allSatisfy { $0.mayFit($1) }
    case (.tuple(let own), .pair): own.count == 2 && own.allSatisfy { $0.mayFit(.int) }
    case (.int, _), (.float, _), (.bool, _), (.pair, _), (.none, _), (.symbol, _), (.list, _),
      (.tuple, _), (.layer, _), (.tensor, _), (.either, _):
      self == type
    }
  }

  /// Whether a test holds of one of the types that the value may be of.
  func mayBe(_ test: (ValueType) -> Bool) -> Bool {
    self == .nothing || alternatives.contains { $0 == .any || test($0) }
  }

  /// The names that the value may be.
  var symbols: [String] {
    alternatives.compactMap { if case .symbol(let name) = $0 { name } else { nil } }
  }

  var isNumber: Bool { self == .int || self == .float }

  /// Whether `.0` and `.1` are parts of it.
  var hasParts: Bool { if case .tuple = self { true } else { self == .pair } }

  /// The type as what a parameter takes, in words.
  var expectation: String {
    alternatives.count == 1
      ? self == .pair ? "an Int or a pair of Ints" : description
      : alternatives.dropLast().map(\.expectation).joined(separator: ", ")
        + (alternatives.last.map { " or \($0.expectation)" } ?? "")
  }
}

extension ValueType: CustomStringConvertible {
  /// The type in few words: of a list without what is in it.
  var kind: String {
    switch self {
    case .list: "a list"
    case .tuple(let parts): parts.count == 2 ? "a pair" : "a tuple"
    case .any, .int, .float, .bool, .pair, .none, .symbol, .layer, .tensor, .either: description
    }
  }

  /// The type in words.
  var description: String {
    switch self {
    case .any: "a value"
    case .int: "an Int"
    case .float: "a Float"
    case .bool: "a Bool"
    case .pair: "a Pair"
    case .none: "`none`"
    case .symbol(let name): "`\(name)`"
    case .list(.any), .list(.either([])): "a list"
    case .list(let element): "a list, each element \(element)"
    case .tuple(let parts): "(" + parts.map(\.description).joined(separator: ", ") + ")"
    case .layer: "a layer"
    case .tensor: "a tensor"
    case .either([]): "a value"
    case .either(let types):
      types.dropLast().map(\.description).joined(separator: ", ")
        + (types.last.map { " or \($0)" } ?? "")
    }
  }
}
