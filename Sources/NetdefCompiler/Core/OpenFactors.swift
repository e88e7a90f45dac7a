/// A size in the shape of an input that is a multiple of an open one: `16*H`, `2**depth * W`.
struct OpenFactors {
  /// The open size.
  let local: Local

  /// What it is multiplied by, as one term.
  let factor: Term

  /// Nil for other terms; `isOpen` tells which locals stand for sizes that are not known yet.
  init?(_ term: Term, isOpen: (Local) -> Bool) {
    guard case .arithmetic(let first, let rest) = term.kind,
      rest.allSatisfy({ $0.operation == .multiply })
    else { return nil }
    let operands = [first] + rest.map(\.term)
    let open = operands.compactMap(\.plainLocal).filter(isOpen)
    guard open.count == 1 else { return nil }
    let factors = operands.filter { $0.plainLocal != open[0] }
    guard let start = factors.first, !factors.flatMap(\.locals).contains(where: isOpen) else {
      return nil
    }
    local = open[0]
    factor = Self.product(start, factors.dropFirst())
  }

  private static func product(_ first: Term, _ rest: ArraySlice<Term>) -> Term {
    guard let last = rest.last else { return first }
    let operands = rest.map { term in
      Term.Operand(
        term: term,
        syntax: Expression.Operand(
          operation: .multiply, operatorRange: term.range, expression: term.syntax))
    }
    return Term(
      .arithmetic(first: first, rest: operands),
      Expression(
        .arithmetic(first: first.syntax, rest: operands.map(\.syntax)),
        first.range.through(last.range)), .int)
  }
}
