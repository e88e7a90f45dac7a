/// Shows how a number came about: a term with its names replaced by their values.
struct FormulaText {
  let evaluator: Evaluator

  /// `⌊(56 + 2·1 − 3) / 2⌋ + 1 = 28`, nil when the text would only repeat the result.
  func explanation(of term: Term, equals result: Size) -> String? {
    let text = render(term, within: .sum)
    let plain = String(text.map { $0 == "·" ? "*" : $0 })
    let value = result.value.map { $0 < 0 ? "−\($0.magnitude)" : "\($0)" } ?? result.description
    return plain == result.description || text == value ? nil : "\(text) = \(value)"
  }

  /// How tightly the surroundings bind, which decides on parentheses.
  private enum Context: Int {
    case sum, product
  }

  private func render(_ term: Term, within context: Context) -> String {
    switch term.kind {
    case .group(let inner): return render(inner, within: context)
    case .arithmetic(let first, let rest): return arithmetic(first, rest, within: context)
    case .conditional(let conditional):
      guard case .bool(let truth) = evaluator.quietly(conditional.condition) else { break }
      if let arm = truth ? conditional.then : conditional.otherwise {
        return render(arm, within: context)
      }
    case .builtin(let name, let arguments):
      return call(name, arguments, term, within: context)
    case .integer, .float, .boolean, .none, .symbol, .local, .global, .layer, .function,
      .computedName, .negation, .not, .power, .and, .or, .comparison, .range, .call, .construct,
      .operate, .apply, .index, .member, .tuple, .list, .chain, .problem, .missing:
      break
    }
    return value(of: term)
  }

  private func value(of term: Term) -> String {
    let value = evaluator.quietly(term)
    if case .int(let size) = value {
      if let number = size.value { return number < 0 ? "(−\(number.magnitude))" : "\(number)" }
      return size.isPrimary ? size.description : "(\(size))"
    }
    return value.description
  }

  private func arithmetic(
    _ first: Term, _ rest: [Term.Operand], within context: Context
  ) -> String {
    let isSum = rest.allSatisfy { $0.operation == .add || $0.operation == .subtract }
    let inner: Context = isSum ? .sum : .product
    var text = render(first, within: inner)
    for operand in rest {
      let right = render(operand.term, within: .product)
      switch operand.operation {
      case .add: text += " + \(right)"
      case .subtract: text += " − \(right)"
      case .multiply, .matrixProduct: text += "·\(right)"
      case .divide: text = "⌊\(text) / \(right)⌋"
      case .remainder: text = "(\(text) mod \(right))"
      }
    }
    return isSum && context != .sum ? "(\(text))" : text
  }

  private func call(
    _ name: String, _ arguments: [ArgumentTerm], _ term: Term, within context: Context
  ) -> String {
    if name == "product" || name == "sum", arguments.count == 1,
      case .list(let elements) = evaluator.quietly(arguments[0].term), elements.count > 1
    {
      let parts = elements.map { element in
        if case .int(let size) = element, !size.isPrimary { return "(\(size))" }
        return element.description
      }
      let text = parts.joined(separator: name == "sum" ? " + " : "·")
      return name == "sum" && context != .sum ? "(\(text))" : text
    }
    guard arguments.count > 1 else { return value(of: term) }
    let inner = arguments.map { render($0.term, within: .sum) }
    return "\(name)(\(inner.joined(separator: ", ")))"
  }
}
