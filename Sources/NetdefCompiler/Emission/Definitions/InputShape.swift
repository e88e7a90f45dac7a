/// How a generated initializer reads the shape of an input: `[N, C, H, W]`, `[S.., D]`, `[N, 3, 16*H]`.
struct InputShape {
  let syntax: ShapeSyntax
  let emitter: BodyEmitter

  init(_ syntax: ShapeSyntax, _ emitter: BodyEmitter) {
    self.syntax = syntax
    self.emitter = emitter
  }

  private var spread: Int? { syntax.sizes.firstIndex(where: \.isSpread) }

  /// The statement that compares a shape with what is known of it; names that are bound yet count.
  func check(_ value: SwiftTree, name: String) throws(EmissionError) -> SwiftStatement {
    var sizes: [SwiftTree] = []
    for size in syntax.sizes where !size.isSpread {
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
    for (index, size) in syntax.sizes.enumerated() {
      guard let expression = size.expression else { continue }
      if size.isSpread {
        bindSpread(expression, index, value)
      } else if case .name(let open) = expression.kind {
        if open == "_" || emitter.declarations.values[open] != nil { continue }
        if emitter.expressions.environment[open] != nil {
          needsSecondCheck = needsSecondCheck || bound.contains(open)
          continue
        }
        bindName(open, axis(index, value))
        if index > 0 { emitter.openNames.append(open) }
        bound.insert(open)
      } else if let product = OpenProduct(expression, isOpen: isUnbound),
        let factor = try factor(of: product)
      {
        bindName(product.name, axis(index, value).binary(.divide, factor.tree))
        bound.insert(product.name)
        emitter.openNames.append(product.name)
        needsSecondCheck = true
      }
    }
    if needsSecondCheck, emitter.mode == .making { emitter.emit(try check(value, name: name)) }
  }

  /// Names that this pattern has bound.
  private final class Bound {
    var names: Set<String> = []
    func contains(_ name: String) -> Bool { names.contains(name) }
    func insert(_ name: String) { names.insert(name) }
  }

  private let bound = Bound()

  private func bindName(_ name: String, _ size: SwiftTree) {
    let local = emitter.fresh(name)
    emitter.emit(.constant(local, nil, size))
    emitter.openSizes.insert(local)
    emitter.expressions.environment.bind(name, local, type: .int, sign: .notNegative)
  }

  private func bindSpread(_ expression: Expression, _ index: Int, _ value: SwiftTree) {
    guard case .name(let name) = expression.kind else { return }
    let local = emitter.fresh(name)
    let after = syntax.sizes.count - index - 1
    var sizes = shape(value).member("sizes")
    if index > 0 { sizes = sizes.member("dropFirst").calling([.integer(index)]) }
    if after > 0 { sizes = sizes.member("dropLast").calling([.integer(after)]) }
    if index + after > 0 { sizes = .swift("Array").calling([sizes]) }
    emitter.emit(.constant(local, nil, sizes))
    emitter.expressions.environment.bind(name, local, type: .list(.int))
  }

  /// The shape of an input, which is a node in a forward pass.
  private func shape(_ value: SwiftTree) -> SwiftTree {
    emitter.mode == .making ? value : value.member("shape")
  }

  /// `x[1]`, or counted from the end behind `S..`.
  private func axis(_ index: Int, _ value: SwiftTree) -> SwiftTree {
    let shape = shape(value)
    guard let spread, index > spread else { return shape.element(.integer(index)) }
    return shape.element(
      shape.member("rank").binary(.subtract, .integer(syntax.sizes.count - index)))
  }

  /// What an axis must be; nil for one that may be anything yet.
  private func expected(_ size: SizeSyntax) throws(EmissionError) -> SwiftTree? {
    guard let expression = size.expression else { return nil }
    let names = Names.mentioned(in: expression)
    let isKnown = names.allSatisfy {
      emitter.expressions.environment[$0] != nil || emitter.declarations.values[$0] != nil
    }
    guard isKnown else { return nil }
    // A name by itself that this pattern has just bound is what it is.
    if case .name(let name) = expression.kind, name == "_" { return nil }
    return try emitter.expressions.emit(expression, as: .int).tree
  }

  /// The sizes as the runtime's `InputSize`s, which a model compares its input with.
  func inputSizes() throws(EmissionError) -> [SwiftTree] {
    var sizes: [SwiftTree] = []
    for size in syntax.sizes {
      guard let expression = size.expression else { continue }
      let names = Names.mentioned(in: expression)
      let isStated = names.allSatisfy { name in
        !bound.contains(name)
          && (emitter.expressions.environment[name].map { !isOpen($0) } ?? false
            || emitter.declarations.values[name] != nil)
      }
      if case .integer(let number) = expression.kind {
        sizes.append(.integer(number))
      } else if isStated {
        let number = try emitter.expressions.emit(expression, as: .int).tree
        sizes.append(.implicitMember("number").calling([number]))
      } else if case .name(let open) = expression.kind {
        sizes.append(.text(open))
      } else if let product = OpenProduct(expression, isOpen: isOpenName),
        let factor = try factor(of: product)
      {
        sizes.append(
          .implicitMember("open").calling([
            .init(nil, .text(product.name)), .init("times", factor.tree),
          ]))
      } else {
        let source = emitter.surroundings.literal(of: expression)
        sizes.append(.implicitMember("formula").calling([source]))
      }
    }
    return sizes
  }

  /// Whether a value is a size of an input, which only a call tells.
  private func isOpen(_ value: SwiftExpression) -> Bool {
    value.tree.variable.map(emitter.openSizes.contains) ?? false
  }

  private func isUnbound(_ name: String) -> Bool {
    emitter.expressions.environment[name] == nil && emitter.declarations.values[name] == nil
  }

  /// Whether a name is a size that a call tells.
  private func isOpenName(_ name: String) -> Bool {
    bound.contains(name) || emitter.expressions.environment[name].map(isOpen) ?? isUnbound(name)
  }

  /// What an open size is multiplied by; nil where that throws.
  private func factor(of product: OpenProduct) throws(EmissionError) -> SwiftExpression? {
    guard let first = product.factors.first else { return nil }
    let rest = product.factors.dropFirst().map {
      Expression.Operand(operation: .multiply, operatorRange: $0.range, expression: $0)
    }
    let whole =
      rest.isEmpty ? first : Expression(.arithmetic(first: first, rest: rest), first.range)
    return try emitter.expressions.emit(whole, as: .int)
  }

  private var pattern: String { ShapePattern(syntax: syntax).text }
}
