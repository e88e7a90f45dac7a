/// Which numbers of an extern declaration need a bound before anything is computed with them.
///
/// Its Swift computes with plain Ints, and a sum or product that overflows would end the program.
/// Numbers within ±(2³¹ − 1) are safe there, so larger ones are refused, by the checker and by the
/// generated code alike, where the declaration's own requirements leave them open.
struct ExternNumbers {
  let declaration: ExternDeclaration

  /// The largest number that is computed with, and negated the smallest.
  static let bound = Int(Int32.max)

  /// The parameters whose numbers are computed with and that no requirement bounds.
  var unbounded: [String] {
    let mentioned = ExternMentions(declaration: declaration).expressions
    var bounds = Bounds()
    for statement in declaration.statements { bounds.add(statement, about: nil) }
    return declaration.parameters.filter { $0.type.holdsInts }.map(\.name.value).filter { name in
      !bounds.hold(name) && mentioned.contains { $0.computes(with: name) }
    }
  }

  /// What requirements say of parameters and their parts, under names such as `kernel.0`.
  private struct Bounds {
    private var least: Set<String> = []
    private var most: Set<String> = []

    /// Whether the numbers of a parameter are bounded on both sides.
    func hold(_ name: String) -> Bool {
      func holds(_ name: String) -> Bool { least.contains(name) && most.contains(name) }
      return holds(name) || holds(name + ".0") && holds(name + ".1")
    }

    /// - Parameter parameter: The only parameter that counts; nil for all.
    mutating func add(_ statement: Statement, about parameter: String?) {
      switch statement.kind {
      case .requirement(let requirement): add(requirement.condition, about: parameter)
      case .conditional(let condition, _, let otherwise):
        // What holds unless `padding` is a name holds wherever its numbers are computed with.
        guard case .comparison(.equal, let left, _) = condition.kind,
          case .name(let name) = left.kind, parameter ?? name == name
        else { return }
        for statement in otherwise { add(statement, about: name) }
      default: break
      }
    }

    private mutating func add(_ condition: Expression, about parameter: String?) {
      switch condition.kind {
      case .and(let parts): for part in parts { add(part, about: parameter) }
      case .group(let inner): add(inner, about: parameter)
      case .comparison(let comparison, let left, let right):
        if let (name, whole) = place(left), isSmall(right), parameter ?? whole == whole {
          add(name, comparison)
        }
        if let (name, whole) = place(right), isSmall(left), parameter ?? whole == whole {
          add(name, comparison.mirrored)
        }
      default: break
      }
    }

    private mutating func add(_ name: String, _ comparison: Comparison) {
      switch comparison {
      case .less, .lessOrEqual: most.insert(name)
      case .greater, .greaterOrEqual: least.insert(name)
      case .equal:
        least.insert(name)
        most.insert(name)
      case .notEqual: break
      }
    }

    /// `kernel` or `kernel.0`, and the parameter.
    private func place(_ expression: Expression) -> (name: String, parameter: String)? {
      switch expression.kind {
      case .name(let name): (name, name)
      case .member(let base, let part):
        if case .name(let name) = base.kind { ("\(name).\(part.value)", name) } else { nil }
      default: nil
      }
    }

    private func isSmall(_ expression: Expression) -> Bool {
      switch expression.kind {
      case .integer(let number): number <= ExternNumbers.bound
      case .negation(let inner), .group(let inner): isSmall(inner)
      default: false
      }
    }
  }
}

extension Value {
  /// Whether it is or holds an Int above a bound, without its sign.
  func holdsInt(beyond bound: Int) -> Bool {
    switch self {
    case .int(let size): size.value.map { $0.magnitude > bound.magnitude } ?? false
    case .list(let values), .tuple(let values): values.contains { $0.holdsInt(beyond: bound) }
    default: false
    }
  }
}

extension Comparison {
  /// The comparison with its sides exchanged.
  fileprivate var mirrored: Comparison {
    switch self {
    case .equal, .notEqual: self
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }
}

extension TypeSyntax {
  /// Whether it has values that are Ints, or pairs or lists of them.
  fileprivate var holdsInts: Bool {
    alternatives.contains { alternative in
      switch alternative {
      case .named(let name): name.value == "Int" || name.value == "Pair"
      case .list(let element): element.holdsInts
      case .module, .tuple, .symbol: false
      }
    }
  }
}

extension Expression {
  /// Whether a name is an operand of a sum, a product, a power or a negation.
  fileprivate func computes(with name: String) -> Bool {
    switch kind {
    case .arithmetic(_, let rest):
      if mentions(name),
        rest.contains(where: { $0.operation != .divide && $0.operation != .remainder })
      {
        return true
      }
    case .power, .negation: return mentions(name)
    case .list(let elements):
      return elements.contains { element in
        element.expression.computes(with: name)
          || element.clauses.contains {
            $0.values.computes(with: name) || $0.condition?.computes(with: name) ?? false
          }
      }
    case .string(let literal):
      return literal.segments.contains { segment in
        if case .expression(let part) = segment { part.computes(with: name) } else { false }
      }
    default: break
    }
    return parts.contains { $0.computes(with: name) }
  }
}
