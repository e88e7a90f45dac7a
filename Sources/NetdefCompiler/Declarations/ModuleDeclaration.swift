/// A model or block as declared.
struct ModuleDeclaration: Sendable {
  var definition: Definition
  var content: ModuleSyntax
  var module = ModuleID.own

  var isModel: Bool { definition.keyword.value == "model" }

  /// Whether a model needs no arguments: it is a network by itself.
  var isComplete: Bool {
    isModel && definition.parameters.allSatisfy { $0.defaultValue != nil }
  }

  var name: String { definition.name.value }

  /// The name that it prints: of a definition that got another name when a network was saved, as two
  /// modules have one of its name, the one that it had.
  var printedName: String {
    definition.documentation.lazy.compactMap(Self.printedName).first ?? name
  }

  private static func printedName(in line: String) -> String? {
    let words = line.split(separator: " ")
    return words.count == 2 && words[0] == printedNameMark ? String(words[1]) : nil
  }

  /// What stands before the name in a saved source, in a line of documentation.
  static let printedNameMark = "netdef:prints"

  var id: DefinitionID { DefinitionID(name, of: module) }
  var signature: Signature { Signature(name: name, parameters: definition.parameters) }

  /// The `in` statements, outside of conditions: a definition states its inputs first.
  var inputs: [(name: Name, isVariadic: Bool, shape: ShapeSyntax)] {
    guard case .body(let statements) = content else { return [] }
    return statements.compactMap { statement in
      if case .input(let name, let isVariadic, let shape) = statement.kind {
        return (name, isVariadic, shape)
      }
      return nil
    }
  }
}
