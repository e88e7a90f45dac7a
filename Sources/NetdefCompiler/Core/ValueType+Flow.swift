/// What flows: tensors, and lists and tuples of such.
extension ValueType {
  /// The type of an empty list's elements, of which there are none: any other type joins it.
  static let nothing = ValueType.either([])

  /// The types that the value may be of; of the elements of an empty list, that of such.
  var known: [ValueType] { self == .nothing ? [.nothing] : alternatives }

  /// Whether it is nothing so far, or a list of such.
  var isEmpty: Bool { self == .nothing || self == .list(.nothing) }

  /// What so many outputs are together.
  static func outputs(_ count: Int) -> ValueType {
    count == 1 ? .tensor : .tuple(Array(repeating: .tensor, count: count))
  }

  /// Whether data flows through a value of the type.
  var holdsTensors: Bool {
    switch self {
    case .tensor: true
    case .list(let element): element.holdsTensors
    case .tuple(let parts), .either(let parts): parts.contains(where: \.holdsTensors)
    case .any, .int, .float, .bool, .pair, .none, .symbol, .layer: false
    }
  }

  /// The layers that a value of the type may be.
  var layers: [LayerType] {
    alternatives.compactMap { if case .layer(let layer) = $0 { layer } else { nil } }
  }

  /// One type for two that differ in nothing but what empty lists leave open; nil for others.
  func merged(_ other: ValueType) -> ValueType? {
    if self == other || other == .nothing { return self }
    if self == .nothing { return other }
    switch (self, other) {
    case (.list(let own), .list(let element)): return own.merged(element).map { .list($0) }
    case (.tuple(let own), .tuple(let parts)):
      guard own.count == parts.count else { return nil }
      let merged = zip(own, parts).compactMap { $0.merged($1) }
      return merged.count == own.count ? .tuple(merged) : nil
    case (.any, _), (.int, _), (.float, _), (.bool, _), (.pair, _), (.none, _), (.symbol, _),
      (.list, _), (.tuple, _), (.layer, _), (.tensor, _), (.either, _):
      return nil
    }
  }
}
