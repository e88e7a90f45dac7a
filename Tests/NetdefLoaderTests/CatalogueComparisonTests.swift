import Foundation
import Netdef
import Testing

@testable import NetdefCompiler

/// One rule, however often it stands: the declaration, the initializer generated from it, the layer in
/// Swift, and PyTorch say the same of random uses and of every limit.
@Suite struct CatalogueComparisonTests {
  /// The uses with PyTorch's answers, which `Reference/catalogue.py` writes.
  private static let file = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "NetdefTests/Reference/catalogue.txt")

  private static let records = ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil

  /// A layer with more numbers than this is checked and not made.
  private static let stateLimit = 1 << 22

  /// PyTorch's answers by the line of a use; the file is written anew where it is asked for.
  private static func reference(_ cases: [CatalogueCase]) throws -> [String: String] {
    let lines = (try? String(contentsOf: file, encoding: .utf8))?.split(separator: "\n") ?? []
    let known = lines.compactMap { line -> (String, String)? in
      guard let end = line.range(of: " | ", options: .backwards) else { return nil }
      return (String(line[..<end.lowerBound]), String(line[end.upperBound...]))
    }
    let answers = Dictionary(known, uniquingKeysWith: { first, _ in first })
    if records, Set(answers.keys) != Set(cases.map(\.line)) {
      let text = cases.map { "\($0.line) | \(answers[$0.line] ?? "?")\n" }.joined()
      try text.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("recorded \(file.lastPathComponent): run catalogue.py beside it")
    }
    return answers
  }

  @Test func allSayTheSame() throws {
    let cases = try CatalogueDraws.all()
    let reference = try Self.reference(cases)
    #expect(
      Set(reference.keys) == Set(cases.map(\.line)),
      "RECORD_GOLDEN=1 writes the uses anew; then run catalogue.py")
    var used: Set<CatalogueDifference> = []
    var accepted: [String: Int] = [:]
    for use in cases {
      let torch = reference[use.line] ?? "?"
      let isLarge = use.stateCount > Self.stateLimit
      // Not even to see what the initializer says of a shape that no model states.
      if isLarge, use.hasEmptyAxis { continue }
      let checked = use.hasEmptyAxis ? use.generated() : use.checked()
      if checked.shape == nil || !isLarge {
        let generated = use.generated()
        #expect(
          generated.shape == checked.shape && generated.id == checked.id
            && generated.message == checked.message,
          "\(use): checked \(checked), generated \(generated)")
      }
      let made = isLarge ? checked : use.made()
      if checked.shape != nil { accepted[use.name, default: 0] += 1 }
      if checked.text == made.text, checked.text == torch { continue }
      let answers = CatalogueDifference.Answers(checked: checked, made: made, torch: torch)
      let difference = CatalogueDifference.allCases.first { $0.explains(answers, to: use) }
      #expect(
        difference != nil, "\(use): checked \(checked), made \(made), PyTorch \(torch)")
      if let difference { used.insert(difference) }
    }
    #expect(used == Set(CatalogueDifference.allCases), "differences that nothing shows any more")
    // Uses that are refused alone would show little.
    for name in Set(cases.map(\.name)) {
      #expect(accepted[name, default: 0] >= 5, "hardly any use of `\(name)` is accepted")
    }
  }

  @Test func everyEntryIsCompared() throws {
    let names = Set(try CatalogueDraws.all().map(\.name))
    let declarations = Prelude.declarations
    let all = Array(declarations.layers.values) + Array(declarations.functions.values)
    #expect(names == Set(all.map(\.name)))
    #expect(names == Set(LayerRecipe.catalogue.keys))
    #expect(names.count == all.count)
  }
}
