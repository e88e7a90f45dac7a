import Testing

@testable import NetdefCompiler

/// Expressions in surroundings: parameters with values, and the values and functions of a file.
struct ExpressionFixture {
  /// What the expressions may name: parameters of every type with their values, ...
  static let parameters = """
    block Choices(
      seven: Int = 7, two: Int = 2, zero: Int = 0, minus: Int = -7, large: Int = 1_000_003,
      half: Float = 0.5, third: Float = 3.25, negative: Float = -2.5, whole: Float = 4,
      yes: Bool = true, no: Bool = false,
      kernel: Pair = (3, 5), square: Pair = 3,
      padding: Pair | same = same, stated: Pair | same = (1, 2),
      output: Int | none | (Int | none, Int | none) = (none, 7), single: Int | none | (Int | none, Int | none) = 4,
      absent: Int | none = none, present: Int | none = 4,
      act: relu | leaky_relu = leaky_relu, maybe: relu | leaky_relu | none = none,
      widths: [Int] = [64, 128, 256, 512], nothing: [Int] = [], rates: [Float] = [0.1, 0.2, 1],
      table: [(Int, Float, Bool)] = [(1, 0.5, true), (2, 1.5, false), (6, 2.5, true)],
      nested: [(Int, (Int, Int))] = [(1, (2, 3)), (4, (5, 6))], grid: [[Int]] = [[1, 2], [3], []],
      pair: (Int, Int) = (8, 9), triple: (Int, Float, Bool) = (1, 2.5, true),
      open: Int | Float = 3, other: Int | Float = 2.5, list: Int | [Int] = [3, 4, 5]
    ) = ReLU
    """

  /// ... and a file's own.
  static let file = """
    /// The widths of the stages.
    let stages = [16, 24, 40]
    let scale = 0.75
    let doubled = [for s in stages: 2 * s]
    let last_stage = stages[-1]
    let ragged = doubled + [half_of(last_stage), quarter(9)]
    let rows = [(3, 16, true), (5, 24, false), (3, 40, true)]
    let mixed = [1, 2.5, none]
    let limit = sum(stages) / count(stages)

    /// Half of a number, rounded down.
    function half_of(number: Int) = number / 2
    function quarter(in: Int, repeat: Int = 2) = if repeat <= 0 { in } else { quarter(half_of(in), repeat - 1) }
    function nearest(value: Float, by: Int) = max(by, floor(value + by / 2) / by * by)
    function divisible(value: Float, by: Int = 8) =
        nearest(value, by) + (if nearest(value, by) < 0.9 * value { by } else { 0 })
    function factorial(n: Int) = if n <= 1 { 1 } else { n * factorial(n - 1) }
    function fibonacci(n: Int) = if n < 2 { n } else { fibonacci(n - 1) + fibonacci(n - 2) }
    function is_even(n: Int) = if n == 0 { true } else { is_odd(n - 1) }
    function is_odd(n: Int) = if n == 0 { false } else { is_even(n - 1) }
    function endless(n: Int) = endless(n + 1)
    function onion(n: Int) = if n == 0 { [] } else { [onion(n - 1)] }
    function slope(act: relu | leaky_relu) = if act == relu { 0.0 } else { 0.01 }
    function leak(act: relu | leaky_relu = leaky_relu) = slope(act)
    function ratio(a: Float = 3, b: Int = 2) = a / b
    function gain(mode: relu | leaky_relu | none = none) = if mode == none { 1 } else { slope(mode) }
    function size(kernel: Pair, scale: Float = 1) = (kernel.0 * scale, kernel.1)
    function number(x: Float) = x / 2
    function swap(p: (Int, Int)) = (p.1, p.0)
    function relative_index(window: Int) = [
        for i in 0..<window ** 2: for j in 0..<window ** 2:
        (i / window - j / window + window - 1) * (2 * window - 1) + i % window - j % window + window - 1
    ]
    """

  let id = DefinitionID("Choices", of: .own)
  let parameters: [ParameterTerm]
  let values = FileValues()

  /// What sees the parameters.
  private let elaborator: Elaborator

  init() throws {
    let files = [
      SourceFile(path: "parameters.netdef", text: Self.parameters),
      SourceFile(path: "file.netdef", text: Self.file),
    ]
    let bag = DiagnosticBag()
    var declarations = Prelude.declarations
    for (index, file) in files.enumerated() {
      let (syntax, errors) = Parser.parse(file, file: Prelude.count + index)
      #expect(errors.map(\.message) == [])
      declarations.add(syntax, of: .own, bag: bag)
    }
    #expect(bag.sorted.map(\.message) == [])
    let definition = try #require(declarations.modules[id]).definition
    let elaboration = Elaboration(declarations: declarations, files: Prelude.files + files)
    var elaborator = Elaborator(elaboration, ElaborationBody())
    let locals = elaborator.bind(definition.parameters)
    parameters = elaborator.parameters(of: definition, locals)
    self.elaborator = elaborator
  }

  /// An expression beside the parameters, with what its names stand for.
  func term(_ text: String) throws -> Term { elaborator.term(try Self.expression(text)) }

  private static func expression(_ text: String) throws -> Expression {
    let (file, diagnostics) = Parser.parse(
      SourceFile(path: "a.netdef", text: "let a = \(text)\n"), file: Prelude.count + 2)
    #expect(diagnostics.map(\.message) == [], "\(text)")
    guard case .value(let expression)? = file.definitions.first?.kind else {
      throw Missing(text: text)
    }
    return expression
  }

  struct Missing: Error {
    let text: String
  }

  /// The value as the checker computes it, or the ids of what is wrong.
  func evaluate(_ term: Term) -> (value: Value, errors: [String]) {
    let bag = DiagnosticBag()
    let files = (0..<Prelude.count + 3).map { SourceFile(path: "\($0).netdef", text: "") }
    let context = CheckContext(elaboration: elaborator.elaboration, files: files, bag: bag)
    var evaluator = Evaluator(bag: bag, scope: ModuleScope(context: context, parent: nil))
    for parameter in parameters {
      let value = parameter.defaultValue.map(evaluator.evaluate) ?? .unknown
      evaluator.environment.bind(
        parameter.local, TypeChecker.coerce(value, to: parameter.syntax.type) ?? .unknown)
    }
    let value = evaluator.evaluate(term)
    return (value, bag.sorted.map(\.id))
  }

  /// An emitter with the parameters bound to variables of their names.
  var emitter: ExpressionEmitter {
    var emitter = plainEmitter
    for parameter in parameters {
      let type = emitter.type(of: parameter.syntax, in: id)
      let variable = emitter.variables.named(parameter.name)
      emitter.environment.bind(parameter.local, variable, type: type)
    }
    return emitter
  }

  var plainEmitter: ExpressionEmitter {
    ExpressionEmitter(elaboration: elaborator.elaboration, values: values)
  }
}
