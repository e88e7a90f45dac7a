import Testing

@testable import NetdefCompiler

/// Small texts that stand for more than any computer has: they are refused before they are followed,
/// wherever the repeats stand.
@Suite struct BombTests {
  /// A model of one chain, with statements before it.
  private static func model(_ chain: String, _ statements: String = "") -> String {
    "model M {\n    in x: [N, 10]\n    \(statements)\n    out \(chain)\n}\n"
  }

  /// A thousand times a thousand times a thousand.
  private static func cube(_ inner: String) -> String {
    "[for i in 0..<1000: [for j in 0..<1000: [for k in 0..<1000: \(inner)]]]"
  }

  private static let sum =
    "sum([for i in 0..<1000: sum([for j in 0..<1000: sum([for k in 0..<1000: i])])])"

  static let steps: [String] = [
    model("x -> if true { \(cube("ReLU")) }"),
    model("x -> [if N == N { \(cube("ReLU")) }]"),
    model("x -> \(cube("if true { ReLU }"))"),
    model("x -> \(cube("(ReLU)"))"),
    model("x -> \(cube("relu"))"),
    model(
      "x -> [for i in 0..<1000: if i >= 0 { [for j in 0..<1000: if j >= i { \(cube("ReLU")) }] }]"),
    model("x -> [for i in 0..<3000: [for j in 0..<i: [for k in 0..<j: ReLU]]]"),
    model("x -> [for i in 0..<1000: for j in 0..<1000 if j > i: for k in 0..<1000: ReLU]"),
    model("x -> [for i in l: [for j in l: [for k in l: ReLU]]]", "let l = 0..<1000"),
    model("x -> [for i in 0..<900: l..]", "let l = [for i in 0..<10000: ReLU]"),
    model("x -> [for i in 0..<900000: ((ReLU))]"),
    model("x -> [for i in 0..<1000: for j in 0..<1000: s -> s]", "layer s = Linear(10)"),
    model(
      "y",
      "var y = x\n for i in 0..<1000 { if i >= 0 { for j in 0..<1000 { for k in 0..<1000 { y = y -> relu } } } }"
    ),
    model(
      "y",
      "var y = x\n for i in 0..<1000 { y = y -> [for j in 0..<1000: [for k in 0..<1000: ReLU]] }"),
    model(
      "y",
      "var y = x\n for i in 0..<3000 { let n = i * 2\n for j in 0..<n { for k in 0..<j { y = y -> relu } } }"
    ),
    "function f(n: Int) = n\n"
      + model("x -> [for i in 0..<f(1000): [for j in 0..<f(1000): [for k in 0..<f(1000): ReLU]]]"),
    "block U(n: Int) {\n in x: [N, C]\n out x -> \(cube("if n > 2 { ReLU }"))\n}\n",
    "block U(l: Layer) {\n in x: [N, C]\n out x -> \(cube("l"))\n}\n",
    "block U(n: Int = 1000) {\n in x: [N, C]\n out x -> [for i in 0..<n: [for j in 0..<n: if n > 2 { [for k in 0..<n: ReLU] }]]\n}\n",
    model("x -> if N > 3 { ReLU } else { ReLU } -> \(cube("ReLU"))"),
  ]

  static let values: [String] = [
    model("x -> Linear(\(sum))"), model("x -> Linear(3, bias: \(sum) > 3)"),
    model("x -> l{\(sum)}: ReLU"), model("x -> ReLU", "let a = if N > 3 { \(sum) } else { 3 }"),
    model("x -> ReLU", "let a = [for i in 0..<1000: for j in 0..<1000: for k in 0..<1000: i]"),
    model("x -> ReLU", "let a = [for i in 0..<1000000000: i]"),
    model("x -> ReLU", "let y: [N, \(sum)] = x"),
    model("x -> ReLU", "require \(sum) > 3, \"no\""),
    "let a = \(sum)\n" + model("x -> ReLU"),
    "function f(n: Int) = \(sum)\n" + model("x -> Linear(f(3))"),
    "function f(n: Int, l: [Int]) = if n > 0 { f(n - 1, [l.., l..]) } else { l }\n"
      + model("x -> Linear(count(f(60, [1])))"),
    "function f(n: Int) = if n > 0 { f(n - 1) + f(n - 1) } else { 1 }\n"
      + model("x -> Linear(f(60))"),
    "model M(n: Int = \(sum)) {\n in x: [N, 10]\n out x -> Linear(n)\n}\n",
    "model M {\n in x: [N, \(sum)]\n out x -> ReLU\n}\n",
    "extern layer E {\n in x: [S..]\n let a = \(sum)\n out [S..]\n}\n" + model("x -> E"),
    model("x -> ReLU", growing("zip(y, y)")), model("x -> ReLU", growing("enumerate(y)")),
    model("x -> Linear(2 ** 2 ** 2 ** 2 ** 2 ** 2)"),
    "extern function twice {\n in x: [S..]\n out [S.., S..]\n}\n"
      + model("y", "var y = x\n for i in 0..<60 { y = y -> twice }"),
  ]

  /// A list that each line makes longer or deeper.
  private static func growing(_ step: String) -> String {
    "let y0 = 0..<200000\n"
      + (0..<40).map { "let y\($0 + 1) = \(step.replacing("y", with: "y\($0)"))\n" }.joined()
  }

  static let limits: Set<String> = [
    "too-many-modules", "evaluation-too-long", "list-too-long", "number-too-large", "cycle",
    "undecidable",
  ]

  @Test(arguments: steps + values) func isRefused(text: String) {
    let ids = RobustnessTests.ids(text)
    #expect(!Self.limits.isDisjoint(with: ids), "\(ids)")
  }

  /// Thirty definitions, each of which uses the next twice, in ways that differ or not.
  @Test(arguments: ["B -> B", "(B) -> B", "if C == 10 { B -> B }", "[for i in 0..<2: B]"])
  func doublingIsRefused(uses: String) {
    var text = "block B30 {\n    in x: [N, C]\n    out x -> ReLU\n}\n"
    for index in 0..<30 {
      let uses = uses.replacing("B", with: "B\(index + 1)")
      text += "block B\(index) {\n    in x: [N, C]\n    out x -> \(uses)\n}\n"
    }
    #expect(Set(RobustnessTests.ids(text + Self.model("x -> B0"))) == ["too-many-modules"])
  }

  /// What is counted too carefully would refuse what is right.
  @Test(
    arguments: [
      "x -> ReLU -> [for i in 0..<1000: [for j in 0..<900: if j > 1000 { ReLU }]]",
      "x -> ReLU -> [for i in 0..<1000: for j in 0..<900 if i + j == 3: ReLU]",
      "x -> ReLU -> [for i in 0..<1000: if i == 3 { [for j in 0..<1000: [for k in 0..<0: ReLU]] }]",
      "x -> [for i in 0..<40: [for j in 0..<i: [for k in 0..<j: if i == 39 { ReLU }]]]",
    ])
  func isAccepted(chain: String) {
    #expect(RobustnessTests.ids(Self.model(chain)) == [])
  }
}
