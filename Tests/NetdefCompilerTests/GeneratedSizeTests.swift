import NetdefCompiler
import Testing

/// What `generate` writes grows with what the source says, not with how often that is repeated.
@Suite struct GeneratedSizeTests {
  /// Sources with a number of turns, one for each construct that repeats.
  static let repeats: [@Sendable (Int) -> String] = [
    { model("x -> [for i in 0..<\($0): ReLU]") },
    { model("x -> [for i in 0..<\($0): for j in 0..<3: ReLU]") },
    { model("x -> [for i in 0..<\($0): l{i}: Linear(4)]") },
    { model("x -> [for i in 0..<\($0): (Linear(4) -> ReLU)]") },
    { model("x -> named: [for i in 0..<\($0): Linear(4)]") },
    { model("x -> group: (ReLU -> [for i in 0..<\($0): ReLU])") },
    { model("x -> [for i in 0..<\($0): relu]") },
    { model("x -> [for i in 0..<\($0): if i > 2 { ReLU } else { Linear(4) }]") },
    { model("y", "var y = x\n    for i in 0..<\($0) { y = y -> Linear(4) }") },
    { model("y", "var y = x\n    for i in 0..<\($0) { y = y * 2 + x }") },
    { model("x -> l", "let l = [for i in 0..<\($0): Linear(4)]") },
    { model("concatenate([for i in 0..<\($0): x -> Linear(4)], axis: 0)") },
    { model("x -> [for i in 0..<\($0): s]", "layer s = Linear(4)") },
    { model("x -> Linear(sum([for i in 0..<\($0): 1]))") },
    { "let widths = [for i in 0..<\($0): 4]\n" + model("x -> [for w in widths: Linear(w)]") },
    { "function f(n: Int) = [for i in 0..<n: 4]\n" + model("x -> [for w in f(\($0)): Linear(w)]") },
    {
      "block B(n: Int) {\n    in x: [N, C]\n    out x -> [for i in 0..<n: Linear(C)]\n}\n"
        + model("x -> B(\($0))")
    },
    { model("x -> [for i in 0..<\($0): B]") + "block B = Linear(4) -> ReLU\n" },
  ]

  @Test(arguments: repeats.indices)
  func turnsAddNothing(index: Int) throws {
    let source = Self.repeats[index]
    let few = try size(of: source(200))
    let many = try size(of: source(800))
    #expect(abs(many - few) < 100, "\(few) bytes for 200 turns, \(many) for 800")
  }

  /// Groups in groups: each adds its class, and no more however deep it stands.
  @Test func nestingIsLinear() throws {
    func nested(_ depth: Int) -> String {
      let open = String(repeating: "(ReLU -> ", count: depth)
      return Self.model("x -> \(open)ReLU\(String(repeating: ")", count: depth))")
    }
    let one = try size(of: nested(60))
    let two = try size(of: nested(120))
    let three = try size(of: nested(180))
    #expect(three - two < 2 * (two - one), "\(one), \(two), \(three) bytes")
    #expect(three < 180 * 12_000)
  }

  private static func model(_ output: String, _ statements: String = "") -> String {
    "model M {\n    in x: [N, 4]\n    \(statements)\n    out \(output)\n}\n"
  }

  private func size(of source: String) throws -> Int {
    let file = SourceFile(path: "M.netdef", text: source)
    let compilation = Compilation(checking: [file], forGeneration: true)
    try #require(!compilation.hasErrors, "\(compilation.diagnostics.map(\.message)) in \(source)")
    return Generator(compilation).swiftSource(forFileAt: "M.netdef", named: "M.netdef").utf8.count
  }
}
