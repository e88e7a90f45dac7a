/// How a generated initializer reads the shape of an input: `[N, C, H, W]`, `[S.., D]`, `[N, 3, 16*H]`.
struct InputShape {
  let shape: ShapeTerm
  let emitter: BodyEmitter

  init(_ shape: ShapeTerm, _ emitter: BodyEmitter) {
    self.shape = shape
    self.emitter = emitter
  }

  private var spread: Int? { shape.sizes.firstIndex(where: \.isSpread) }

  /// The statement that compares a shape with what is known of it; names that are bound yet count.
  func check(_ value: SwiftTree, name: String) throws(EmissionError) -> SwiftStatement {
    var sizes: [SwiftTree] = []
    for size in shape.sizes where !size.isSpread {
      sizes.append(try expected(size) ?? .absent)
    }
    var items: [SwiftList.Item] = [
      .init("of", .text(emitter.definition)), .init("pattern", .text(pattern)),
    ]
    if let spread {
      items.append(.init("first", .array(Array(sizes[..<spread]))))
      items.append(.init("last", .array(Array(sizes[spread...]))))
    } else {
      items.append(.init(nil, .array(sizes)))
    }
    // What is expected may need a `try`, which stands in front of the whole.
    return .expression(value.member("check").calling(items, throwing: true))
  }

  /// Writes a check and binds the names that the pattern gives to sizes.
  func bind(_ value: SwiftTree, name: String) throws(EmissionError) {
    if emitter.mode == .making { emitter.emit(try check(value, name: name)) }
    var needsSecondCheck = false
    for (index, size) in shape.sizes.enumerated() {
      switch size.kind {
      case .anySize, .anySizes: continue
      case .name(let local) where size.isSpread: bindSpread(local, index, value)
      case .name(let local):
        if isKnown(local) {
          needsSecondCheck = needsSecondCheck || bound.contains(local)
          continue
        }
        bindSize(local, axis(index, value))
        if index > 0 { emitter.openLocals.append(local) }
      case .term(let term):
        guard let product = OpenFactors(term, isOpen: { !isKnown($0) }) else { continue }
        let factor = try emitter.expressions.emit(product.factor, as: .int)
        bindSize(product.local, axis(index, value).binary(.divide, factor.tree))
        emitter.openLocals.append(product.local)
        needsSecondCheck = true
      }
    }
    if needsSecondCheck, emitter.mode == .making { emitter.emit(try check(value, name: name)) }
  }

  /// What this pattern has bound.
  private final class Bound {
    var locals: Set<Local> = []
    func contains(_ local: Local) -> Bool { locals.contains(local) }
    func insert(_ local: Local) { locals.insert(local) }
  }

  private let bound = Bound()

  /// Whether a local stands for something by now.
  private func isKnown(_ local: Local) -> Bool { emitter.expressions.environment[local] != nil }

  private func bindSize(_ local: Local, _ size: SwiftTree) {
    let variable = emitter.fresh(local.name)
    emitter.emit(.constant(variable, nil, size))
    emitter.openSizes.insert(variable)
    emitter.expressions.environment.bind(local, variable, type: .int, sign: .notNegative)
    bound.insert(local)
  }

  private func bindSpread(_ local: Local, _ index: Int, _ value: SwiftTree) {
    let variable = emitter.fresh(local.name)
    let after = shape.sizes.count - index - 1
    var sizes = Self.shape(value, emitter.mode).member("sizes")
    if index > 0 { sizes = sizes.member("dropFirst").calling([.integer(index)]) }
    if after > 0 { sizes = sizes.member("dropLast").calling([.integer(after)]) }
    if index + after > 0 { sizes = .swift("Array").calling([sizes]) }
    emitter.emit(.constant(variable, nil, sizes))
    emitter.expressions.environment.bind(local, variable, type: .list(.int))
  }

  /// The shape of an input, which is a node in a forward pass.
  private static func shape(_ value: SwiftTree, _ mode: BodyEmitter.Mode) -> SwiftTree {
    mode == .making ? value : value.member("shape")
  }

  /// `x[1]`, or counted from the end behind `S..`.
  private func axis(_ index: Int, _ value: SwiftTree) -> SwiftTree {
    let sizes = Self.shape(value, emitter.mode)
    guard let spread, index > spread else { return sizes.element(.integer(index)) }
    return sizes.element(
      sizes.member("rank").binary(.subtract, .integer(shape.sizes.count - index)))
  }

  /// What an axis must be; nil for one that may be anything yet.
  private func expected(_ size: SizeTerm) throws(EmissionError) -> SwiftTree? {
    guard let term = size.term, term.locals.allSatisfy(isKnown) else { return nil }
    return try emitter.expressions.emit(term, as: .int).tree
  }

  /// The sizes as the runtime's `InputSize`s, which a model compares its input with.
  func inputSizes() throws(EmissionError) -> [SwiftTree] {
    var sizes: [SwiftTree] = []
    for size in shape.sizes {
      switch size.kind {
      case .anySizes: continue
      case .anySize: sizes.append(.text("_"))
      case .name(let local):
        if isStated(local) {
          sizes.append(try stated(size.term))
        } else {
          sizes.append(.text(local.name))
        }
      case .term(let term): sizes.append(try inputSize(term))
      }
    }
    return sizes
  }

  private func inputSize(_ term: Term) throws(EmissionError) -> SwiftTree {
    if case .integer(let number) = term.kind { return .integer(number) }
    if term.locals.allSatisfy(isStated) { return try stated(term) }
    guard let product = OpenFactors(term, isOpen: isOpen) else {
      return .implicitMember("formula").calling([emitter.surroundings.literal(of: term)])
    }
    let factor = try emitter.expressions.emit(product.factor, as: .int)
    return .implicitMember("open").calling([
      .init(nil, .text(product.local.name)), .init("times", factor.tree),
    ])
  }

  /// `.number(width)`.
  private func stated(_ term: Term?) throws(EmissionError) -> SwiftTree {
    guard let term else { throw EmissionError("this size", shape.range) }
    return .implicitMember("number").calling([try emitter.expressions.emit(term, as: .int).tree])
  }

  /// Whether a local is known before any call.
  private func isStated(_ local: Local) -> Bool {
    !bound.contains(local)
      && emitter.expressions.environment[local].map { !isOpen($0) } ?? false
  }

  /// Whether a value is a size of an input, which only a call tells.
  private func isOpen(_ value: SwiftExpression) -> Bool {
    value.tree.variable.map(emitter.openSizes.contains) ?? false
  }

  /// Whether a local is a size that a call tells.
  private func isOpen(_ local: Local) -> Bool {
    bound.contains(local) || emitter.expressions.environment[local].map(isOpen) ?? true
  }

  private var pattern: String { SourceText.of(shape.syntax) }
}
