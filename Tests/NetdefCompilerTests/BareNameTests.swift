import NetdefCompiler
import Testing

/// A bare name beside `==`: a value of the definition, a symbol that the other side may be, a value of
/// the file, in this order; anything else is an error.
@Suite struct BareNameTests {
  /// What stands outside of the model, its parameters, the condition, and whether it holds.
  static let conditions: [(outside: String, parameters: String, condition: String, holds: Bool)] = [
    ("let v = 4\nlet w = 4", "n: Int = 4", "v == w", true),
    ("let v = 4\nlet w = 5", "n: Int = 4", "v == w", false),
    ("let v = 4\nlet w = 5", "n: Int = 4", "v != w", true),
    ("let v = 4", "n: Int = 4", "v == 4", true),
    ("let v = 4", "n: Int = 4", "5 == v", false),
    ("let v = 4", "n: Int = 4", "n == v", true),
    ("let v = 4", "n: Int = 4", "v <= n", true),
    ("let v = 2.5", "n: Int = 4", "v != 2.5", false),
    ("let way: on | off = off", "n: Int = 4", "way == off", true),
    ("let way: on | off = off", "n: Int = 4", "on == way", false),
    ("let v: on | off = off\nlet w: on | off = off", "n: Int = 4", "v == w", true),
    ("let v = [1, 2]", "n: Int = 4", "v == [1, 2]", true),
    ("let v: Int | none = none", "n: Int = 4", "v == none", true),
    // The definition's own names come first, then what its types list.
    ("let n = 9", "n: Int = 4", "n == 4", true),
    ("let same = 4", "p: Int | same = same", "p == same", true),
    ("let same = 4", "p: Int | same = 4", "p == same", false),
    ("let relu6 = 4", "a: relu | sigmoid = relu", "a == relu", true),
    ("let v = 4", "a: relu | sigmoid = relu", "sigmoid == a", false),
    (
      "let rows: [(Int, relu | sigmoid)] = [(1, relu)]", "n: Int = 4", "rows[0].1 == relu", true
    ),
  ]

  @Test(arguments: conditions)
  func meansWhatItNames(
    _ test: (outside: String, parameters: String, condition: String, holds: Bool)
  ) {
    let source = """
      \(test.outside)

      model Net(\(test.parameters)) {
          in x: [N, 4]
          out if \(test.condition) { x -> Linear(1) } else { x -> Linear(2) }
      }
      """
    let compilation = Compilation(checking: [SourceFile(path: "Net.netdef", text: source)])
    #expect(compilation.diagnostics.map(\.message) == [])
    #expect(
      compilation.networks.first?.output.shape.description == (test.holds ? "[N, 1]" : "[N, 2]"))
  }

  /// Names that mean nothing are errors on either side, and on both.
  @Test(arguments: ["v == w", "n == w", "w == n", "v == 4", "4 != v", "n == relu_"])
  func unknownNamesAreErrors(_ condition: String) {
    let source = """
      model Net(n: Int = 4) {
          in x: [N, 4]
          out if \(condition) { x -> Linear(1) } else { x -> Linear(2) }
      }
      """
    let compilation = Compilation(checking: [SourceFile(path: "Net.netdef", text: source)])
    #expect(compilation.hasErrors)
    #expect(compilation.diagnostics.allSatisfy { $0.id == "unknown-name" })
  }
}
