@testable import NetdefCompiler

/// Shows how an expression was read: `(+ a (* b c))`.
enum SyntaxDump {
  static func of(_ expression: Expression) -> String {
    switch expression.kind {
    case .integer(let number): return "\(number)"
    case .choice(let name, _): return name
    case .float(let number): return "\(number)"
    case .string(let literal): return "\"\(of(literal))\""
    case .boolean(let truth): return "\(truth)"
    case .none: return "none"
    case .name(let name): return name
    case .computedName(let name): return of(name)
    case .negation(let inner): return "(- \(of(inner)))"
    case .not(let inner): return "(not \(of(inner)))"
    case .arithmetic(let first, let rest):
      return rest.reduce(of(first)) { "(\($1.operation.rawValue) \($0) \(of($1.expression)))" }
    case .power(let base, let exponent): return "(** \(of(base)) \(of(exponent)))"
    case .and(let parts): return "(and \(list(parts)))"
    case .or(let parts): return "(or \(list(parts)))"
    case .comparison(let operation, let left, let right):
      return "(\(operation.rawValue) \(of(left)) \(of(right)))"
    case .range(let range): return of(range)
    case .call(let callee, let arguments):
      return "(call \(([of(callee)] + arguments.map(of)).joined(separator: " ")))"
    case .index(let base, let items):
      return "(index \(([of(base)] + items.map(of)).joined(separator: " ")))"
    case .member(let base, let name): return "(. \(of(base)) \(name.value))"
    case .tuple(let parts): return "(tuple \(list(parts)))"
    case .list(let elements): return "[\(elements.map(of).joined(separator: " "))]"
    case .conditional(let conditional):
      let otherwise = conditional.otherwise.map { " \(of($0))" } ?? ""
      return "(if \(of(conditional.condition)) \(of(conditional.then))\(otherwise))"
    case .chain(let chain): return "(-> \(chain.steps.map(of).joined(separator: " ")))"
    case .group(let inner): return "(\(of(inner)))"
    case .missing: return "?"
    }
  }

  private static func list(_ parts: [Expression]) -> String {
    parts.map(of).joined(separator: " ")
  }

  private static func of(_ range: RangeSyntax) -> String {
    let step = range.step.map { " by \(of($0))" } ?? ""
    return "(\(range.isClosed ? "..." : "..<") \(range.lower.map(of) ?? "_") "
      + "\(range.upper.map(of) ?? "_")\(step))"
  }

  private static func of(_ argument: Argument) -> String {
    (argument.label.map { "\($0.value):" } ?? "") + of(argument.expression)
      + (argument.isSpread ? ".." : "")
  }

  private static func of(_ item: IndexItem) -> String {
    switch item {
    case .whole: "_"
    case .rest: ".."
    case .expression(let expression): of(expression)
    }
  }

  private static func of(_ element: ListElement) -> String {
    let clauses = element.clauses.map { clause in
      "for \(of(clause.pattern)) in \(of(clause.values))"
        + (clause.condition.map { " if \(of($0))" } ?? "") + ": "
    }
    return clauses.joined() + of(element.expression) + (element.isSpread ? ".." : "")
  }

  static func of(_ pattern: Pattern) -> String {
    switch pattern {
    case .name(let name): name.value
    case .ignored: "_"
    case .tuple(let parts, _): "(\(parts.map { of($0) }.joined(separator: " ")))"
    }
  }

  private static func of(_ step: StepSyntax) -> String {
    (step.name.map { "\(of($0)):" } ?? "") + of(step.expression)
  }

  static func of(_ name: StepName) -> String {
    name.segments.map { segment in
      switch segment {
      case .text(let text): text
      case .expression(let expression): "{\(of(expression))}"
      }
    }.joined()
  }

  private static func of(_ literal: StringLiteral) -> String {
    literal.segments.map { segment in
      switch segment {
      case .text(let text): text
      case .expression(let expression): "{\(of(expression))}"
      }
    }.joined()
  }
}
