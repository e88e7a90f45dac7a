/// What all definitions of a module share while their types are found.
final class TypingContext {
  let declarations: Declarations
  private let files: [SourceFile]

  /// What was found, each thing once: an expression may be looked at several times.
  private(set) var diagnostics: [Diagnostic] = []
  private var seen: Set<Diagnostic> = []

  /// What is known of values and functions, whoever asked first.
  private let known: KnownTypes

  private final class KnownTypes {
    var types: [DefinitionID: ValueType] = [:]
  }

  convenience init(declarations: Declarations, files: [SourceFile]) {
    self.init(declarations: declarations, files: files, known: KnownTypes())
  }

  private init(declarations: Declarations, files: [SourceFile], known: KnownTypes) {
    self.declarations = declarations
    self.files = files
    self.known = known
  }

  func report(_ diagnostic: Diagnostic) {
    if seen.insert(diagnostic).inserted { diagnostics.append(diagnostic) }
  }

  /// An expression as it is written; nil where that is long.
  func text(of expression: Expression) -> String? {
    let range = expression.range
    let text = files[range.file].text(range.lower, range.upper)
    return text.utf8.count <= 40 && !text.contains("\n") ? text : nil
  }

  /// The type of a `let` outside of models; nil where the name is none.
  func type(ofValue id: DefinitionID) -> ValueType? {
    guard let definition = declarations.values[id] else { return nil }
    return type(of: definition, id)
  }

  /// What a function of compile-time values gives.
  func type(ofFunction id: DefinitionID) -> ValueType {
    declarations.valueFunctions[id].map { type(of: $0, id) } ?? .any
  }

  private func type(of definition: Definition, _ id: DefinitionID) -> ValueType {
    if let type = known.types[id] { return type }
    if let stated = definition.type { return ValueType(stated) }
    // Of what needs itself nothing is known.
    known.types[id] = .any
    // What is wrong inside is told once, where the definition itself is checked.
    let quiet = TypingContext(declarations: declarations, files: files, known: known)
    var inference = TypeInference(context: quiet)
    for parameter in definition.parameters {
      inference.environment[parameter.name.value] = ValueType(parameter.type)
    }
    switch definition.kind {
    case .function(let body): known.types[id] = inference.type(of: body)
    case .value(let expression):
      let type = inference.type(of: expression)
      // `let (a, b) = …` is a definition for each of its names.
      if let pattern = definition.pattern { inference.bind(pattern, type) }
      known.types[id] = definition.pattern == nil ? type : inference.environment[id.name] ?? .any
    default: break
    }
    return known.types[id] ?? .any
  }
}
