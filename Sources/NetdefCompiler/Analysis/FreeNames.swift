/// Finds the names in a definition that may stand for other definitions: those that it does not bind
/// itself where they are used.
struct FreeNames {
  /// Each occurrence, in the order of the text.
  private(set) var names: [Name] = []

  private var bound: Set<String> = []

  init(of definition: Definition) {
    for parameter in definition.parameters {
      // A default may use the parameters before it.
      visit(parameter.defaultValue)
      bound.insert(parameter.name.value)
    }
    switch definition.kind {
    case .model(.body(let body)), .block(.body(let body)): visit(body)
    case .model(.alias(let value)), .block(.alias(let value)): visit(value)
    case .externLayer(let body), .externFunction(let body): visit(body)
    case .function(let value), .value(let value): visit(value)
    }
  }

  init(of expression: Expression) { visit(expression) }

  // MARK: Statements

  private mutating func visit(_ statements: [Statement]) {
    for statement in statements { visit(statement) }
  }

  private mutating func visit(_ statement: Statement) {
    switch statement.kind {
    // What stands in the shape of an input is the name of a `let` outside, or an open size.
    case .input(let name, _, let shape):
      visit(shape)
      bound.insert(name.value)
    case .outputShape(_, let shape): visit(shape)
    case .output(_, let shape, let value):
      visit(shape)
      visit(value)
    case .letValue(let pattern, let shape, _, let value):
      visit(shape)
      visit(value)
      bound.formUnion(pattern.names)
    case .variable(let name, let shape, let value):
      visit(shape)
      visit(value)
      bound.insert(name.value)
    case .assignment(_, let value), .initialization(_, let value), .cost(let value): visit(value)
    case .layer(let name, let value):
      visit(name)
      visit(value)
      if let plain = name.plain { bound.insert(plain) }
    case .state(_, let name, let shape, let value):
      visit(name)
      visit(shape)
      visit(value)
      if let plain = name.plain { bound.insert(plain) }
    case .requirement(let requirement):
      visit(requirement.condition)
      visit(requirement.message)
      visit(requirement.help)
    case .forLoop(let pattern, let values, let body):
      visit(values)
      inside { inner in
        inner.bound.formUnion(pattern.names)
        inner.visit(body)
      }
    case .whileLoop(let condition, let body):
      visit(condition)
      inside { $0.visit(body) }
    case .conditional(let condition, let then, let otherwise):
      visit(condition)
      // Only what both arms name is certain to be named afterwards.
      let first = inside { $0.visit(then) }
      let second = inside { $0.visit(otherwise) }
      bound.formUnion(first.intersection(second))
    case .renamed, .unreadable: break
    }
  }

  /// Visits what has a scope of its own, and answers the names bound in the end.
  @discardableResult
  private mutating func inside(_ body: (inout FreeNames) -> Void) -> Set<String> {
    let outer = bound
    body(&self)
    let inner = bound
    bound = outer
    return inner
  }

  private mutating func visit(_ shape: ShapeSyntax?) {
    for size in shape?.sizes ?? [] { visit(size.expression) }
  }

  private mutating func visit(_ name: StepName?) {
    for case .expression(let expression) in name?.segments ?? [] { visit(expression) }
  }

  private mutating func visit(_ text: StringLiteral?) {
    for case .expression(let expression) in text?.segments ?? [] { visit(expression) }
  }

  // MARK: Expressions

  private mutating func visit(_ expression: Expression?) {
    guard let expression else { return }
    switch expression.kind {
    case .name(let name):
      if !bound.contains(name) { names.append(Name(name, expression.range)) }
    case .choice(let name, let choice):
      if !choice.names.contains(name), !bound.contains(name) {
        names.append(Name(name, expression.range))
      }
    case .computedName(let name): visit(name)
    case .integer, .float, .boolean, .none, .missing: break
    case .string(let text): visit(text)
    case .negation(let inner), .not(let inner), .group(let inner), .member(let inner, _):
      visit(inner)
    case .arithmetic(let first, let rest):
      visit(first)
      for operand in rest { visit(operand.expression) }
    case .power(let left, let right), .comparison(_, let left, let right):
      visit(left)
      visit(right)
    case .and(let operands), .or(let operands), .tuple(let operands):
      for operand in operands { visit(operand) }
    case .range(let range): visit(range)
    case .call(let callee, let arguments):
      visit(callee)
      for argument in arguments { visit(argument.expression) }
    case .index(let base, let items):
      visit(base)
      for case .expression(let index) in items { visit(index) }
    case .list(let elements):
      for element in elements { visit(element) }
    case .conditional(let conditional):
      visit(conditional.condition)
      visit(conditional.then)
      visit(conditional.otherwise)
    case .chain(let chain):
      for step in chain.steps {
        visit(step.name)
        visit(step.expression)
      }
    }
  }

  private mutating func visit(_ range: RangeSyntax) {
    for end in [range.lower, range.upper, range.step] { visit(end) }
  }

  private mutating func visit(_ element: ListElement) {
    inside { inner in
      for clause in element.clauses {
        inner.visit(clause.values)
        inner.bound.formUnion(clause.pattern.names)
        inner.visit(clause.condition)
      }
      inner.visit(element.expression)
    }
  }
}
