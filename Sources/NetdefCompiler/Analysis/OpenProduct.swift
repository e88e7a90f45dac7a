/// A size in a pattern that is a multiple of an open one: `16*H`, `2**depth * W`.
struct OpenProduct {
  /// The open size.
  let name: String

  /// What it is multiplied by.
  let factors: [Expression]

  /// Nil for other expressions; `isOpen` tells which names stand for sizes that are not known yet.
  init?(_ expression: Expression, isOpen: (String) -> Bool) {
    guard case .arithmetic(let first, let rest) = expression.kind,
      rest.allSatisfy({ $0.operation == .multiply })
    else { return nil }
    let operands = [first] + rest.map(\.expression)
    let open = operands.filter { $0.plainName.map(isOpen) ?? false }
    guard open.count == 1, let name = open[0].plainName else { return nil }
    let factors = operands.filter { $0.plainName != name }
    guard factors.allSatisfy({ !Names.mentioned(in: $0).contains(where: isOpen) }) else {
      return nil
    }
    self.name = name
    self.factors = factors
  }
}
