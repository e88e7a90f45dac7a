import Testing

@testable import NetdefCompiler

/// Compile-time values: what expressions are worth.
@Suite struct EvaluationTests {
  /// The value as text, or the ids of what is wrong. `N`, `H` and `W` are open sizes, `pair` is
  /// (3, 5), `list` is [1, 2, 3, 4], `mode` takes the names `same` and `valid`.
  static func value(_ text: String) -> String {
    let source = SourceFile(path: "a.netdef", text: "let a = \(text)\n")
    let (file, diagnostics) = Parser.parse(source, file: 0)
    guard diagnostics.isEmpty, case .value(let expression)? = file.definitions.first?.kind else {
      return diagnostics.map(\.id).joined(separator: " ")
    }
    var fixture = TermFixture()
    for name in ["N", "H", "W"] { fixture.bind(name, .int, .int(Size(symbol: name))) }
    fixture.bind("pair", .tuple([.int, .int]), .tuple([.int(3), .int(5)]))
    fixture.bind("list", .list(.int), .list([.int(1), .int(2), .int(3), .int(4)]))
    fixture.bind("mode", .either([.symbol("same"), .symbol("valid")]), .symbol("same"))
    let value = fixture.value(of: expression)
    let problems = fixture.bag.sorted
    return problems.isEmpty
      ? value.description : problems.map(\.id).joined(separator: " ")
  }

  @Test(arguments: [
    // Whole division rounds down, and the remainder has the divisor's sign.
    ("7 / 2", "3"), ("-7 / 2", "-4"), ("7 / -2", "-4"), ("-7 / -2", "3"),
    ("7 % 3", "1"), ("-7 % 3", "2"), ("7 % -3", "-2"), ("-7 % -3", "-1"),
    ("2 ** 10", "1024"), ("0 ** 0", "1"), ("(-1) ** 1000001", "-1"), ("1 ** 99999999", "1"),
    ("-2 ** 2", "-4"), ("2 ** 62", "4611686018427387904"),
    ("1 + 2 * 3 - 4", "3"),
    // A Float makes the result a Float.
    ("7 / 2.0", "3.5"), ("1 + 0.5", "1.5"), ("2.0 ** 3", "8.0"), ("5.5 % 2", "1.5"),
    ("-5.5 % 2", "0.5"), ("4 ** 0.5", "2.0"), ("1e3", "1000.0"),
    ("16 * 0.75 - 12", "0.0"),
  ]) func arithmetic(pair: (text: String, value: String)) {
    #expect(Self.value(pair.text) == pair.value)
  }

  @Test(arguments: [
    ("1 < 2", "true"), ("2 <= 2.0", "true"), ("1 == 1.0", "true"), ("1 != 2", "true"),
    ("true == false", "false"), ("none == none", "true"), ("none == 1", "false"),
    ("(1, 2) == pair", "false"), ("[1, 2] == list[..<2]", "true"),
    ("mode == same", "true"), ("valid == mode", "false"), ("mode != same", "false"),
    ("mode == sane", "unknown-symbol"),
    ("not true or true", "true"), ("true and false", "false"),
    // The first operand that decides is the last that is asked.
    ("false and 1 / 0 == 1", "false"), ("true or 1 / 0 == 1", "true"),
    ("if 1 < 2 { 10 } else { 1 / 0 }", "10"), ("if false { 1 } else { 2 }", "2"),
    ("if true { 1 }", "missing-else"), ("if 1 { 2 } else { 3 }", "wrong-type"),
  ]) func truths(pair: (text: String, value: String)) {
    #expect(Self.value(pair.text) == pair.value)
  }

  @Test(arguments: [
    ("H - H", "0"), ("2 * H / 2", "H"), ("(H + 1 - 3) / 2 + 1", "H / 2"), ("H * W", "H*W"),
    // A size is at least 1, a batch may be empty.
    ("H >= 1", "true"), ("H + 1 > 1", "true"), ("N >= 0", "true"), ("N >= 1", "?"),
    ("H > 4", "?"), ("H == W", "?"), ("H == H", "true"), ("H + 1 == H", "false"),
    ("max(H, H + 2)", "H + 2"), ("min(H, W)", "min(H, W)"), ("max(H, 1)", "H"),
    ("if H > 4 { 1 } else { 1 }", "1"), ("if H > 4 { 1 } else { 2 }", "undecidable"),
    ("H * 0.5", "undecidable"), ("2 ** H", "undecidable"), ("0..<H", "undecidable"),
    ("list[H]", "undecidable"), ("list[..<H]", "undecidable"),
  ]) func openSizes(pair: (text: String, value: String)) {
    #expect(Self.value(pair.text) == pair.value)
  }

  @Test(arguments: [
    ("min(3, 1, 2)", "1"), ("max([3, 1, 2])", "3"), ("max(1, 2.5)", "2.5"), ("min(list)", "1"),
    ("sum([1, 2, 3])", "6"), ("sum([])", "0"), ("product(list)", "24"), ("product([])", "1"),
    ("count(list)", "4"), ("count([])", "0"), ("abs(-3)", "3"), ("abs(-2.5)", "2.5"),
    ("floor(2.7)", "2"), ("floor(-2.1)", "-3"), ("ceil(2.1)", "3"), ("round(2.5)", "2"),
    ("round(3.5)", "4"), ("round(7)", "7"), ("sqrt(16)", "4.0"), ("max(list.., 9)", "9"),
    ("max()", "wrong-type"), ("max(true)", "wrong-type"), ("sum(1)", "wrong-type"),
    ("floor(true)", "wrong-type"), ("sqrt(-1)", "wrong-type"), ("maxx(1)", "unknown-function"),
    ("max(a: 1)", "unknown-parameter"), ("floor(1e300)", "number-too-large"),
  ]) func functions(pair: (text: String, value: String)) {
    #expect(Self.value(pair.text) == pair.value)
  }

  @Test(arguments: [
    ("[1, 2] + [3]", "[1, 2, 3]"), ("[0, list..]", "[0, 1, 2, 3, 4]"),
    ("[(1, 2), 3]", "[(1, 2), 3]"),
    ("0..<3", "[0, 1, 2]"), ("0...3", "[0, 1, 2, 3]"), ("0..<7 by 3", "[0, 3, 6]"),
    ("0...6 by 3", "[0, 3, 6]"), ("5..<0 by -2", "[5, 3, 1]"), ("3..<3", "[]"), ("3...3", "[3]"),
    ("3..<1", "[]"), ("1...3 by -1", "[]"), ("0..<1 by 0", "wrong-index"),
    ("list[0]", "1"), ("list[-1]", "4"), ("list[4]", "wrong-index"), ("list[-5]", "wrong-index"),
    ("list[1..<3]", "[2, 3]"), ("list[1...]", "[2, 3, 4]"), ("list[..<-1]", "[1, 2, 3]"),
    ("list[-2...]", "[3, 4]"), ("list[... by 2]", "[1, 3]"), ("list[2..<1]", "[]"),
    ("list[0..<99]", "[1, 2, 3, 4]"), ("list[9..<99]", "[]"), ("list[1... by 2]", "[2, 4]"),
    ("list[0... by 0]", "wrong-index"), ("list[0, 1]", "wrong-index"), ("list[true]", "wrong-type"),
    ("pair.0", "3"), ("pair.1", "5"), ("pair.2", "unknown-member"), ("pair.x", "unknown-member"),
    // A number stands for a pair of it.
    ("(7).0", "7"), ("H.1", "H"), ("list.0", "unknown-member"),
    ("1 + [1]", "wrong-type"), ("[1..]", "wrong-type"), ("1...", "open-range"),
  ]) func lists(pair: (text: String, value: String)) {
    #expect(Self.value(pair.text) == pair.value)
  }

  /// No number, however large or small, stops the compiler.
  @Test(arguments: [
    "9223372036854775807 + 1", "-9223372036854775807 - 2", "9223372036854775807 * 2",
    "(-9223372036854775807 - 1) / -1", "-(-9223372036854775807 - 1)", "2 ** 63", "10 ** 100",
    "(-2) ** 64", "9223372036854775808", "1e308 * 10", "1e999", "2.0 ** 10000", "(-8.0) ** 0.5",
    "0.0 ** -1", "1e308 / 1e-308", "sum([9223372036854775807, 1])", "round(1e30)",
    "product([9223372036854775807, 2])", "9223372036854775807 ** 2",
  ]) func tooLarge(text: String) {
    #expect(Self.value(text) == "number-too-large")
  }

  @Test(arguments: [
    ("(-9223372036854775807 - 1) % -1", "0"), ("(-9223372036854775807 - 1) % 3", "1"),
    ("(-9223372036854775807 - 1) / 3", "-3074457345618258603"),
    ("abs(-9223372036854775807 - 1)", "wrong-type"),
    ("list[0...9223372036854775807]", "[1, 2, 3, 4]"),
    ("list[-9223372036854775807...]", "[1, 2, 3, 4]"),
    ("list[0... by 9223372036854775807]", "[1]"), ("list[9223372036854775807]", "wrong-index"),
    ("list[-9223372036854775807 - 1]", "wrong-index"),
    ("0..<9223372036854775807", "list-too-long"),
    ("(-9223372036854775807 - 1)..<9223372036854775807", "list-too-long"),
    ("-1...9223372036854775806 by -1", "[]"), ("0..<2 by 9223372036854775807", "[0]"),
    ("0..<(-9223372036854775807 - 1) by -9223372036854775807", "list-too-long"),
    ("9223372036854775807 * H / 2", "4611686018427387903*H + H / 2"),
    ("9223372036854775807 * H * 2", "size-too-long"), ("H ** 63 ** 2", "size-too-long"),
  ]) func edges(pair: (text: String, value: String)) {
    #expect(Self.value(pair.text) == pair.value)
  }
}
