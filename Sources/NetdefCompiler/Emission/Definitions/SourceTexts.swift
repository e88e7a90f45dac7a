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

  /// Where the definitions stand that a term needs.
  func references(usedBy term: Term) -> [SwiftTree] {
    references(closure.definitions(of: term.definitions.filter { $0.module != .catalogue }))
  }

  private func references(_ definitions: [(name: String, text: String)]) -> [SwiftTree] {
    definitions.map {
      SwiftTree.runtime(Self.typeName).member(
        SwiftNames.escaped(member($0.name, ModelEmitter.clean($0.text))))
    }
  }

  private func member(_ name: String, _ text: String) -> String {
    if let known = names[text] { return known }
    let member = SwiftNames.local(
      SwiftNames.camelCase(SwiftNames.value(ofType: name)), taken: &taken)
    names[text] = member
    members.append((member, text))
    return member
  }

  /// The extension; nil where nothing of it is used.
  var member: SwiftMember? {
    if members.isEmpty { return nil }
    return SwiftMember(
      .type(
        SwiftTypeBody(
          keyword: .extended, type: .runtime(Self.typeName), isNonisolated: true,
          members: members.map {
            .property("", .module, $0.name, nil, .source($0.text), isStatic: true)
          })), access: .file,
      documentation: ["The definitions in netdef, as networks are saved with them."])
  }
}
