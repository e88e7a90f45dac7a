@testable import NetdefCompiler

/// Values of texts in surroundings of a test's making: names with types and values.
struct TermFixture {
  let bag = DiagnosticBag()
  private let body = ElaborationBody(seesDeclarations: false)
  private var elaborator: Elaborator
  private var evaluator: Evaluator

  init() {
    elaborator = Elaborator(
      Elaboration(declarations: Declarations(), files: []), body)
    evaluator = Evaluator(bag: bag)
  }

  /// Gives a name a type and a value.
  mutating func bind(_ name: String, _ type: ValueType, _ value: Value) {
    evaluator.environment.bind(elaborator.bind(name, .value, type), value)
  }

  /// The term of an expression.
  func term(_ expression: Expression) -> Term { elaborator.term(expression) }

  /// The value; what is wrong with it whatever the values are is reported where they say nothing.
  func value(of expression: Expression) -> Value {
    let value = evaluator.evaluate(term(expression))
    if value == .unknown, bag.sorted.isEmpty {
      for problem in body.problems { bag.report(problem) }
    }
    return value
  }

  func size(of expression: Expression) -> Size? { evaluator.evaluateSize(term(expression)) }
}
