import Testing

@testable import NetdefCompiler

/// How texts are read: what binds how tightly, where statements end, what the forms are.
@Suite struct ParserTests {
  static func parse(_ text: String) -> (FileSyntax, [Diagnostic]) {
    Parser.parse(SourceFile(path: "a.netdef", text: text), file: 0)
  }

  /// The statements of a model with this body, and what was wrong with it.
  static func body(_ text: String) -> (statements: [Statement], errors: [String]) {
    let (file, diagnostics) = parse("model Net {\n\(text)\n}\n")
    guard case .model(.body(let statements))? = file.definitions.first?.kind else {
      return ([], diagnostics.map(\.message))
    }
    return (statements, diagnostics.map(\.message))
  }

  /// How the value of a `let` is read.
  static func dump(_ text: String) -> String {
    let (statements, errors) = body("let a = \(text)")
    guard errors.isEmpty, case .letValue(_, _, _, let value)? = statements.first?.kind,
      statements.count == 1
    else { return "error: \(errors.joined(separator: "; "))" }
    return SyntaxDump.of(value)
  }

  // MARK: Expressions

  @Test(arguments: [
    ("1 + 2 * 3", "(+ 1 (* 2 3))"),
    ("1 - 2 - 3", "(- (- 1 2) 3)"),
    ("8 / 4 / 2 % 3", "(% (/ (/ 8 4) 2) 3)"),
    ("x @ w + b", "(+ (@ x w) b)"),
    ("-a * b", "(* (- a) b)"),
    ("-a ** 2", "(- (** a 2))"),
    ("a ** -b", "(** a (- b))"),
    ("2 ** 3 ** 2", "(** 2 (** 3 2))"),
    ("--a", "(- (- a))"),
    ("a == b + 1", "(== a (+ b 1))"),
    ("a < b and c >= d or not e", "(or (and (< a b) (>= c d)) (not e))"),
    ("not a == b", "(not (== a b))"),
    ("a or b or c and d and e", "(or a b (and c d e))"),
    ("0..<n - 1 by 2", "(..< 0 (- n 1) by 2)"),
    ("1...3", "(... 1 3)"),
    ("a.b.0[1](2)", "(call (index (. (. a b) 0) 1) 2)"),
    ("kernel.0.1", "(. (. kernel 0) 1)"),
    ("1.5e-3 + 1e2 + 1_000", "(+ (+ 0.0015 100.0) 1000)"),
    ("f(a, b: c, d.., e: 1)", "(call f a b:c d.. e:1)"),
    ("x[_, 0..<4, ...]", "(index x _ (..< 0 4) (... _ _))"),
    ("x[.., -1]", "(index x .. (- 1))"),
    ("x[..<3 by 2, 1... by 3]", "(index x (..< _ 3 by 2) (... 1 _ by 3))"),
    ("[1, a.., [2]]", "[1 a.. [2]]"),
    ("[]", "[]"),
    (
      "[for i in 0..<n if i % 2 == 0: for j in l: f(i, j)]",
      "[for i in (..< 0 n) if (== (% i 2) 0): for j in l: (call f i j)]"
    ),
    ("[for (a, _) in pairs: a]", "[for (a _) in pairs: a]"),
    ("(1, 2)", "(tuple 1 2)"),
    ("(1, (a), )", "(tuple 1 (a))"),
    ("if a { b } else if c { d } else { e }", "(if a b (if c d e))"),
    ("if a == b { x } else { -y }", "(if (== a b) x (- y))"),
    ("1 + if a { b } else { c }", "(+ 1 (if a b c))"),
    ("none", "none"),
    ("true", "true"),
    ("\"a{b + 1}c\\n\\{\"", "\"a{(+ b 1)}c\n{\""),
  ]) func expression(pair: (text: String, dump: String)) {
    #expect(Self.dump(pair.text) == pair.dump)
  }

  @Test(arguments: [
    ("x -> ReLU", "(-> x ReLU)"),
    ("x + 1 -> ReLU -> relu", "(-> (+ x 1) ReLU relu)"),
    ("x -> conv1: Conv2d(8, kernel: 3)", "(-> x conv1:(call Conv2d 8 kernel:3))"),
    ("x -> layer{i + 1}: ReLU", "(-> x layer{(+ i 1)}:ReLU)"),
    ("x -> a{i}b{j}: ReLU", "(-> x a{i}b{j}:ReLU)"),
    ("x -> features: (A -> b: B) -> [C, D]", "(-> x features:((-> A b:B)) [C D])"),
    ("x -> if b { Dropout(0.5) }", "(-> x (if b (call Dropout 0.5)))"),
    ("x -> blocks: [for i in 0..<3: B(i)]", "(-> x blocks:[for i in (..< 0 3): (call B i)])"),
    ("stem: A -> B", "(-> stem:A B)"),
    ("(x -> A) + y", "(+ ((-> x A)) y)"),
    ("f(x -> A, y)", "(call f (-> x A) y)"),
    ("x -> out: A -> in: B -> if: C", "(-> x out:A in:B if:C)"),
    ("if c { x } else { x -> A }", "(if c x (-> x A))"),
  ]) func chain(pair: (text: String, dump: String)) {
    #expect(Self.dump(pair.text) == pair.dump)
  }

  // MARK: Lines

  /// A line break ends a statement, except where something is open or goes on.
  @Test(arguments: [
    ("x\n    -> A\n    -> B", "(-> x A B)"),
    ("x ->\n    A", "(-> x A)"),
    ("1 +\n    2", "(+ 1 2)"),
    ("1\n    + 2\n    * 3", "(+ 1 (* 2 3))"),
    ("x\n    @ w", "(@ x w)"),
    ("8\n    / 2", "(/ 8 2)"),
    ("(1\n - 2)", "((- 1 2))"),
    ("f(\n    a,\n    b: 1,\n)", "(call f a b:1)"),
    ("[\n    1,\n    2,\n]", "[1 2]"),
    ("x // why\n    // how\n    -> A", "(-> x A)"),
    ("\n    1", "1"),
  ]) func line(pair: (text: String, dump: String)) {
    #expect(Self.dump(pair.text) == pair.dump)
  }

  @Test func statementsOfOneLine() {
    let (statements, errors) = Self.body("in x: [N] let y = x out y")
    #expect(errors == [])
    #expect(statements.map(\.keyword.value) == ["in", "let", "out"])
  }

  @Test func indexAndCallStayOnTheirLine() {
    let (statements, errors) = Self.body("let a = b\nlet c = [1]\nlet d = f\nout (a)")
    #expect(errors == [])
    #expect(statements.count == 4)
  }

  // MARK: Statements and definitions

  @Test(arguments: [
    "in x: [N, 3, 16*H, W]", "in x: Int [N, L]", "in x..: [N, C]", "in x: [S.., D]",
    "out x -> A", "out logits = x", "out logits: [N, 10] = x", "out x[0]",
    "let y: [N, 10] = x", "let n: Int = 5", "let (a, (b, _)) = f(x)", "let t: [(Int, Bool)] = []",
    "let f: Layer(width: Int) | none = none", "var y = x", "var y: [N, 2] = x", "y = y / 2",
    "layer shared = Linear(20)", "layer cell{i} = Linear(20)", "constant t = uniform([20, 20])",
    "buffer b: [20]", "parameter p: Float [1, 20] = zeros([1, 20])",
    "init fc.weight = normal(0, 0.01)", "init layers.0.bias = zeros", "init Conv2d.weight = f",
    "require a == b, \"no {a}\"", "require a == b, \"no\", id: \"x\", at: a, help: \"{b}\"",
    "for i in 0..<3 { y = y -> A }", "for (a, b) in zip(c, d) {\n}", "while a > b { y = y / 2 }",
    "if a { out x } else if b { out y } else {\n    out z\n}", "renamed a_b -> c, d -> e",
    "cost 2 * C * H",
  ]) func statement(text: String) {
    let (statements, errors) = Self.body(text)
    #expect(errors == [])
    #expect(statements.count == 1)
  }

  @Test(arguments: [
    "model A { in x: [N] out x }", "public model A {\n}", "model A(width: Int = 4) { out x }",
    "model A = B(1, kind: C)", "block B(kind: Block(width: Int, stride: Int), n: [Int]) { out x }",
    "extern layer L(named in: Int = D, out: Int | same, p: Pair | none = none) { in x: [S.., D] }",
    "extern function f { in x: T [S..] out T [S..] }",
    "function make(n: Int, by: Int = 8) = (n + by - 1) / by * by", "let table = [(1, 3), (6, 3)]",
    "let pair: (Int, Float) = (1, 2.0)", "netdef 1\nimport A\nimport B\nmodel C { out x }",
  ]) func definition(text: String) {
    let (file, diagnostics) = Self.parse(text)
    #expect(diagnostics.map(\.message) == [])
    #expect(file.definitions.count == 1)
  }

  @Test func documentationAndVisibility() throws {
    let (file, diagnostics) = Self.parse(
      "// not this\n/// One.\n///\n///   Two.\npublic model A { out x }\n//// nor this\nmodel B {}\n"
    )
    #expect(diagnostics.isEmpty)
    #expect(file.definitions.map(\.documentation) == [["One.", "", "  Two."], []])
    #expect(file.definitions.map(\.isPublic) == [true, false])
    #expect(file.definitions.map(\.name.value) == ["A", "B"])
  }

  // MARK: After an error

  /// What follows an error is still read: the next statement, the next definition.
  @Test func recovery() {
    let (file, diagnostics) = Self.parse(
      """
      model A {
          in x: [N,, 3]
          let y = x -> -> B
          let z = x -> C
          out z
      }
      nonsense here
      model B(width Int) {
          out x
      }
      model C {
          out x +
      }
      model D { out x }

      """)
    #expect(file.definitions.map(\.name.value) == ["A", "C", "D"])
    #expect(file.unreadable == ["B"])
    #expect(
      diagnostics.map { $0.primary.range.lower }
        == diagnostics.map { $0.primary.range.lower }
        .sorted())
    #expect(diagnostics.count == 5)
    guard case .model(.body(let statements))? = file.definitions.first?.kind else { return }
    #expect(statements.map(\.keyword.value) == ["in", "let", "let", "out"])
  }
}
