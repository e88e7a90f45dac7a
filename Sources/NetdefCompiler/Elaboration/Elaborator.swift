/// Makes terms of expressions: finds what names stand for, where arguments go and of which type
/// everything is, and notes what is wrong whatever the values are.
///
/// The evaluator sees the values of one use and reports what is wrong with them. This sees what a
/// definition states, also where no use goes: in a block that nobody uses, in the arm that no use
/// takes.
struct Elaborator {
  let elaboration: Elaboration
  let body: ElaborationBody
  var region: Region
  var scope = NameScope()

  /// Whether a parameter's default is looked at: an input hides no function there.
  var isInDefault = false

  init(_ elaboration: Elaboration, _ body: ElaborationBody) {
    self.elaboration = elaboration
    self.body = body
    region = Region()
  }

  var declarations: Declarations { elaboration.declarations }

  /// The term of an expression.
  ///
  /// - Parameter isStep: Whether data flows through it, which errors call by other words.
  func term(_ expression: Expression, isStep: Bool = false) -> Term {
    switch expression.kind {
    case .integer(let number): Term(.integer(number), expression, .int)
    case .float(let number): Term(.float(number), expression, .float)
    case .boolean(let truth): Term(.boolean(truth), expression, .bool)
    case .none: Term(.none, expression, .none)
    case .string: problem(.textAsValue(at: expression.range), expression)
    case .name(let name): term(ofName: name, expression, isStep: isStep)
    case .choice(let name, let choice): term(of: choice, name, expression)
    case .computedName(let name):
      Term(
        .computedName(computed(name)), expression,
        body.families[name.pattern].map { .layer($0) } ?? .any)
    case .negation(let operand): negation(operand, expression)
    case .not(let operand): Term(.not(truth(operand)), expression, .bool)
    case .arithmetic(let first, let rest): arithmetic(first, rest, expression)
    case .power(let base, let exponent): power(base, exponent, expression)
    case .and(let operands): Term(.and(operands.map(truth)), expression, .bool)
    case .or(let operands): Term(.or(operands.map(truth)), expression, .bool)
    case .comparison(let operation, let left, let right):
      comparison(operation, left, right, expression)
    case .range(let range): Term(.range(self.range(range)), expression, .list(.int))
    case .call(let callee, let arguments): call(callee, arguments, expression, isStep: isStep)
    case .index(let base, let items): index(base, items, expression)
    case .member(let base, let name): member(base, name, expression, isStep: isStep)
    case .tuple(let parts): tuple(parts.map { term($0) }, expression)
    case .list(let elements): list(elements, expression, isStep: isStep)
    case .conditional(let conditional):
      self.conditional(conditional, expression, isStep: isStep)
    case .group(let inner):
      group(isStep ? step(inner) : term(inner), expression)
    case .chain(let chain): self.chain(chain, expression, isStep: isStep)
    case .missing: Term(.missing, expression, .any)
    }
  }

  // MARK: Problems

  /// Notes what is wrong.
  func note(_ diagnostic: Diagnostic) { body.report(diagnostic) }

  /// What is wrong wherever its value is asked for.
  func problem(_ diagnostic: Diagnostic, _ expression: Expression) -> Term {
    note(diagnostic)
    return Term(.problem(diagnostic), expression, .any)
  }

  /// A term whose type is wrong: values say so too, and in their words.
  func wrong(_ kind: Term.Kind, _ diagnostic: Diagnostic, _ expression: Expression) -> Term {
    note(diagnostic)
    return Term(kind, expression, .any)
  }

  /// Notes a term that can't be of a type.
  func expect(_ type: ValueType, _ words: String, _ term: Term) {
    if !term.type.mayFit(type) { note(.expected(words, term.type, at: term.range)) }
  }

  func truth(_ expression: Expression) -> Term {
    let term = term(expression)
    expect(.bool, "a Bool", term)
    return term
  }

  func size(_ expression: Expression) -> Term {
    let term = term(expression)
    expect(.int, "an Int", term)
    return term
  }

  /// An expression as it is written; nil where that is long.
  func text(of expression: Expression) -> String? { elaboration.text(of: expression.range) }

  // MARK: Simple terms

  private func group(_ inner: Term, _ expression: Expression) -> Term {
    Term(.group(inner), expression, inner.type)
  }

  private func tuple(_ parts: [Term], _ expression: Expression) -> Term {
    Term(.tuple(parts), expression, .tuple(parts.map(\.type)))
  }

  func range(_ range: RangeSyntax) -> RangeTerm {
    RangeTerm(
      lower: range.lower.map(size), upper: range.upper.map(size), isClosed: range.isClosed,
      step: range.step.map(size))
  }

  func computed(_ name: StepName) -> ComputedName {
    ComputedName(
      segments: name.segments.map { segment in
        switch segment {
        case .text(let text): .text(text)
        case .expression(let expression): .term(term(expression))
        }
      }, syntax: name)
  }

  func text(_ literal: StringLiteral) -> TextTerm {
    TextTerm(
      segments: literal.segments.map { segment in
        switch segment {
        case .text(let text): .text(text)
        case .expression(let expression): .term(term(expression))
        }
      })
  }

  // MARK: Scopes

  /// The same, where more names can be bound without being seen outside.
  var inside: Elaborator {
    var inside = self
    inside.scope = scope.inside
    return inside
  }

  /// The same with a region of its own.
  var insideRegion: Elaborator {
    var inside = inside
    inside.region = Region()
    return inside
  }

  /// Binds a name.
  mutating func bind(_ name: String, _ role: Local.Role, _ type: ValueType) -> Local {
    let local = region.local(name, role, in: body.layout)
    scope[name] = NameScope.Binding(local: local, type: type)
    body.note(type, of: local)
    return local
  }

  /// Binds the names of a pattern to the parts of a type.
  mutating func bind(
    _ pattern: Pattern, _ type: ValueType, _ role: Local.Role = .value
  ) -> LocalPattern {
    switch pattern {
    case .name(let name): return .local(bind(name.value, role, type), name)
    case .ignored(let range): return .ignored(range)
    case .tuple(let patterns, let range):
      let fitting = type.known.compactMap { $0.parts(count: patterns.count) }
      if fitting.isEmpty { note(.patternMismatch(count: patterns.count, type, at: range)) }
      var parts: [LocalPattern] = []
      for (index, pattern) in patterns.enumerated() {
        let part: ValueType = fitting.isEmpty ? .any : .joined(fitting.map { $0[index] })
        parts.append(bind(pattern, part, role))
      }
      return .tuple(parts, range)
    }
  }
}

extension ValueType {
  /// The types of the parts that a value of the type has, if it has so many.
  fileprivate func parts(count: Int) -> [ValueType]? {
    switch self {
    case .any, .tensor: Array(repeating: .any, count: count)
    case .either: Array(repeating: .nothing, count: count)
    case .list(let element): Array(repeating: element, count: count)
    case .pair where count == 2: [.int, .int]
    case .tuple(let parts) where parts.count == count: parts
    case .int, .float, .bool, .pair, .none, .symbol, .tuple, .layer: nil
    }
  }
}
