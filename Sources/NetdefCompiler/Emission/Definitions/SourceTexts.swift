import NetdefTemplates

/// The netdef texts that the classes of a generated file save with their networks, each written once.
final class SourceTexts {
  /// The runtime's enum that each file extends.
  private static let typeName = "SourceTexts"

  private let closure: SourceClosure
  private var members: [(name: String, text: String)] = []
  private var names: [String: String] = [:]
  private var taken: Set<String> = []

  init(closure: SourceClosure) {
    self.closure = closure
  }

  /// Where the definitions stand that some need, themselves among them.
  func references(to ids: [DefinitionID], model: DefinitionID? = nil) -> [SwiftTree] {
    references(closure.definitions(of: ids, model: model))
  }

  /// Where the definitions stand that an expression needs.
  func references(usedBy expression: Expression) -> [SwiftTree] {
    references(closure.definitions(usedBy: expression))
  }

  private func references(_ definitions: [(name: String, text: String)]) -> [SwiftTree] {
    definitions.map {
      SwiftTree.global(Self.typeName, .module).member(member($0.name, ModelEmitter.clean($0.text)))
    }
  }

  private func member(_ name: String, _ text: String) -> String {
    if let known = names[text] { return known }
    let member = SwiftNames.escaped(
      SwiftNames.local(SwiftNames.camelCase(SwiftNames.value(ofType: name)), taken: &taken))
    names[text] = member
    members.append((member, text))
    return member
  }

  /// The enum; nil where nothing of it is used.
  var text: String? {
    members.isEmpty ? nil : SourceTextsTemplate(name: Self.typeName, members: members).text
  }
}
