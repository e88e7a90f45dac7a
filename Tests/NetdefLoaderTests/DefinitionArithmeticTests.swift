import Netdef
import Testing

@testable import NetdefCompiler

/// Arithmetic in generated classes is the checker's: the same results and the same errors.
@Suite struct DefinitionArithmeticTests {
  private static let ints = [
    0, 1, 2, 3, 7, 64, -1, -2, -3, -7, 3_037_000_500, Int.max, Int.max - 1, -Int.max,
  ]
  private static let reals = [0.0, 0.5, 1, 1.5, 2.5, -0.5, -2.5, 7, 1e300, -1e-300]

  /// What the checker says: the value's text, or the error's id.
  private func checked(_ text: String) -> String {
    let source = SourceFile(path: "a.netdef", text: "let a = \(text)\n")
    let (file, diagnostics) = Parser.parse(source, file: 0)
    guard diagnostics.isEmpty, case .value(let expression)? = file.definitions.first?.kind else {
      return "unreadable: \(text)"
    }
    let bag = DiagnosticBag()
    let elaboration = Elaboration(declarations: Declarations(), files: [])
    let value = Evaluator(bag: bag).evaluate(elaboration.setting(expression))
    return bag.sorted.first?.id ?? shortened(value.description)
  }

  /// A text of which a failure shows not everything.
  private func shortened(_ text: String) -> String {
    text.count <= 200 ? text : "\(text.prefix(100)) … \(text.suffix(100)) (\(text.count))"
  }

  /// What a generated class would say.
  private func computed(_ body: () throws -> some NetdefValueConvertible) -> String {
    do { return shortened(try body().netdefValue.description) } catch let error as DefinitionError {
      return error.id
    } catch { return "\(error)" }
  }

  /// A number in netdef; the smallest Int has no literal.
  private func text(_ number: Int) -> String {
    number == .min ? "(-\(Int.max) - 1)" : "(\(number))"
  }

  private func text(_ number: Double) -> String { "(\(number))" }

  @Test func wholeNumbers() {
    for a in Self.ints {
      for b in Self.ints {
        let (x, y) = (text(a), text(b))
        #expect(computed { try Arithmetic.quotient(a, b) } == checked("\(x) / \(y)"), "\(x)/\(y)")
        #expect(computed { try Arithmetic.remainder(a, b) } == checked("\(x) % \(y)"), "\(x)%\(y)")
        #expect(computed { try Arithmetic.power(a, b) } == checked("\(x) ** \(y)"), "\(x)**\(y)")
        #expect(computed { try Arithmetic.sum(a, b) } == checked("\(x) + \(y)"))
        #expect(computed { try Arithmetic.product(a, b) } == checked("\(x) * \(y)"))
        #expect(
          computed { try Arithmetic.sum([a, b, 1]) } == checked("sum([\(x), \(y), 1])"))
        #expect(
          computed { try Arithmetic.product([a, b, 2]) } == checked("product([\(x), \(y), 2])"))
        // Two numbers farther apart than an Int are not compared in netdef.
        if a.subtractingReportingOverflow(b).overflow { continue }
        #expect(
          computed { try Arithmetic.minimum([a, b]) } == checked("min(\(x), \(y))"))
        #expect(computed { try Arithmetic.maximum([a, b]) } == checked("max([\(x), \(y)])"))
      }
      #expect(computed { try Arithmetic.abs(a) } == checked("abs(\(text(a)))"))
      #expect(computed { try Arithmetic.sqrt(a) } == checked("sqrt(\(text(a)))"))
    }
    #expect(computed { try Arithmetic.difference(-2, .max) } == "number-too-large")
    #expect(computed { try Arithmetic.negation(.min) } == "number-too-large")
    #expect(computed { try Arithmetic.maximum([Int]()) } == checked("max([])"))
  }

  @Test func realNumbers() {
    for a in Self.reals {
      for b in Self.reals {
        let (x, y) = (text(a), text(b))
        #expect(computed { try Arithmetic.quotient(a, b) } == checked("\(x) / \(y)"))
        #expect(computed { try Arithmetic.remainder(a, b) } == checked("\(x) % \(y)"))
        #expect(computed { try Arithmetic.power(a, b) } == checked("\(x) ** \(y)"), "\(x)**\(y)")
      }
      let x = text(a)
      #expect(computed { try Arithmetic.floor(a) } == checked("floor(\(x))"))
      #expect(computed { try Arithmetic.ceil(a) } == checked("ceil(\(x))"))
      #expect(computed { try Arithmetic.round(a) } == checked("round(\(x))"))
      #expect(computed { try Arithmetic.sqrt(a) } == checked("sqrt(\(x))"))
      #expect(computed { Arithmetic.abs(a) } == checked("abs(\(x))"))
    }
  }

  @Test func valuesOfAnyKind() throws {
    let operations: [(String, (NetdefValue, NetdefValue) throws -> NetdefValue)] = [
      ("+", { try Arithmetic.sum($0, $1) }), ("-", { try Arithmetic.difference($0, $1) }),
      ("*", { try Arithmetic.product($0, $1) }), ("/", { try Arithmetic.quotient($0, $1) }),
      ("%", { try Arithmetic.remainder($0, $1) }), ("**", { try Arithmetic.power($0, $1) }),
      ("==", { .bool(Arithmetic.areEqual($0, $1)) }),
      ("<", { .bool(try Arithmetic.isLess($0, $1)) }),
    ]
    let values: [NetdefValue] = [
      3, 2, -2, 0, 0.5, 2.0, true, nil, [1, 2], [1.0, 2], [], .tuple([1, 2]),
    ]
    for a in values {
      for b in values {
        for (name, apply) in operations {
          let text = "(\(a)) \(name) (\(b))"
          #expect(computed { try apply(a, b) } == checked(text), "\(text)")
        }
      }
      #expect(computed { try Arithmetic.negation(a) } == checked("-(\(a))"))
      #expect(computed { try Arithmetic.abs(a) } == checked("abs(\(a))"), "\(a)")
      #expect(computed { try Arithmetic.round(a) } == checked("round(\(a))"), "\(a)")
      #expect(computed { try Arithmetic.minimum([a, 1]) } == checked("min([\(a), 1])"), "\(a)")
      #expect(computed { try Arithmetic.maximum([a, 1]) } == checked("max(\(a), 1)"), "\(a)")
      for index in [0, 1, 2] {
        #expect(computed { try Arithmetic.member(a, index) } == checked("(\(a)).\(index)"), "\(a)")
        #expect(computed { try Arithmetic.element(a, index) } == checked("(\(a))[\(index)]"))
      }
    }
    #expect(try Arithmetic.tuple([1, 2], of: 2) { $0.count } == 2)
    #expect(throws: DefinitionError.self) { try Arithmetic.tuple(.tuple([1]), of: 2) { $0 } }
  }

  @Test func listsAndTheirParts() {
    let list = [10, 11, 12, 13, 14]
    let bounds = [-9, -5, -2, -1, 0, 1, 3, 4, 5, 9, Int.max, -Int.max]
    for a in bounds {
      #expect(computed { try Arithmetic.element(list, a) } == checked("\(list)[\(a)]"))
      for b in bounds {
        for step in [1, 2, 7, 0, -1] {
          #expect(
            computed { try Arithmetic.slice(list, from: a, to: b, by: step) }
              == checked("\(list)[\(a)..<\(b) by \(step)]"), "\(a)..<\(b) by \(step)")
          #expect(
            computed { try Arithmetic.slice(list, from: a, through: b, by: step) }
              == checked("\(list)[\(a)...\(b) by \(step)]"), "\(a)...\(b) by \(step)")
        }
      }
    }
    #expect(computed { try Arithmetic.slice(list, from: 2) } == checked("\(list)[2...]"))
    #expect(computed { try Arithmetic.slice(list, to: -1) } == checked("\(list)[..<-1]"))
    #expect(computed { try Arithmetic.slice(list, through: -2) } == checked("\(list)[...-2]"))
    #expect(computed { try Arithmetic.element([2, 3] as Shape, -1) } == "3")
  }

  @Test func ranges() {
    let bounds = [0, 1, 5, -4, 12, 17_000_100, Int.max, -Int.max]
    for a in bounds {
      for b in bounds {
        for step in [1, 17, -1, -3, 0, Int.max, -Int.max] {
          #expect(
            computed { try Arithmetic.range(from: a, to: b, by: step) }
              == checked("(\(a))..<(\(b)) by (\(step))"), "\(a)..<\(b) by \(step)")
          #expect(
            computed { try Arithmetic.range(from: a, through: b, by: step) }
              == checked("(\(a))...(\(b)) by (\(step))"), "\(a)...\(b) by \(step)")
        }
      }
    }
  }

  @Test func listsHaveAMillionElementsAtMost() throws {
    #expect(try Arithmetic.range(from: 1, through: 1_000_000).count == 1_000_000)
    #expect(throws: DefinitionError.self) { try Arithmetic.range(from: 0, through: 1_000_000) }
    let half = NetdefValue.list(Array(repeating: 1, count: 500_001))
    #expect(throws: DefinitionError.self) { try Arithmetic.sum(half, half) }
  }

  @Test func listsSideBySide() {
    let pairs = Arithmetic.zip([1, 2], [3, 4, 5]).map { [$0, $1] }
    #expect("\(pairs)" == "[[1, 3], [2, 4]]")
    let triples = Arithmetic.zip([1, 2], [3, 4], [5]).map { [$0, $1, $2] }
    #expect(triples == [[1, 3, 5]])
    let four = Arithmetic.zip([1, 2], [3, 4], [5, 6], 7...).map { [$0, $1, $2, $3] }
    #expect(four == [[1, 3, 5, 7], [2, 4, 6, 8]])
    #expect(Arithmetic.enumerate(["a", "b"]).map { "\($0)\($1)" } == ["0a", "1b"])
  }
}
