/// What the classes of one generated file share while they are written.
final class ClassSurroundings {
  let elaboration: Elaboration
  let files: [SourceFile]

  /// Names that nested classes and properties must not hide: layers, models, the runtime's types.
  let takenTypes: Set<String>

  /// Models that are written from their checked networks: they need no shape to be made.
  let plainModels: Set<DefinitionID>

  /// The netdef texts of the file that is being written.
  var sources: SourceTexts?

  /// The extern layers and functions for which the file needs rules about shapes.
  var usedExterns: Set<DefinitionID> = []

  var declarations: Declarations { elaboration.declarations }

  /// The module's own types that other modules do not see.
  private let internalTypes: Set<String>

  /// What was found for networks, by name.
  private var knownTrialSizes: [String: [String: Int]?] = [:]

  /// Numbers for the open sizes of a network with which its layers can be made.
  func trialSizes(of network: Network) -> [String: Int]? {
    if let known = knownTrialSizes[network.name] { return known }
    let found = TrialSizes(elaboration: elaboration, files: files).numbers(
      of: network)
    knownTrialSizes[network.name] = .some(found)
    return found
  }

  init(
    elaboration: Elaboration, files: [SourceFile], takenTypes: Set<String>,
    plainModels: Set<DefinitionID>
  ) {
    let declarations = elaboration.declarations
    let layers = declarations.layers.filter { $0.key.module == .own && !$0.value.isPublic }.keys
    let modules = declarations.modules.filter {
      $0.key.module == .own && !$0.value.definition.isPublic
    }.keys
    internalTypes = Set((Array(layers) + modules).map(\.name))
    self.elaboration = elaboration
    self.files = files
    self.takenTypes = takenTypes
    self.plainModels = plainModels
  }

  /// The source at a place on one line, cut where it gets long.
  func text(at range: SourceRange) -> String {
    let text = files[range.file].text(range.lower, range.upper)
    let words = text.split { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r\n" }
    let line = words.joined(separator: " ")
    return line.count <= 80 ? line : line.prefix(79) + "…"
  }
}

extension ClassSurroundings {
  /// A term's source as a Swift literal, with values for the names that it takes from around: what it
  /// binds itself, in the turns of a repeat, stays.
  func literal(of term: Term, values: [BodyEmitter.Captured] = []) -> SwiftTree {
    let range = term.range
    let file = files[range.file]
    var parts: [SwiftTextPart] = []
    var end = range.lower
    for (local, place) in term.places.sorted(by: { $0.range < $1.range }) where place.lower >= end {
      guard let value = values.first(where: { $0.local == local }),
        let written = value.value.netdefInterpolation
      else { continue }
      parts.append(.plain(Self.line(file.text(end, place.lower))))
      parts.append(.value(written))
      end = place.upper
    }
    parts.append(.plain(Self.line(file.text(end, range.upper))))
    return .text(parts)
  }

  /// A stretch of source on one line.
  private static func line(_ text: String) -> String {
    var result = ""
    for character in text {
      let isSpace =
        character == " " || character == "\n" || character == "\r\n" || character == "\t"
      if isSpace, result.last == " " { continue }
      result.append(isSpace ? " " : character)
    }
    return result
  }

  /// Whether a Swift type is one of the module's that other modules do not see; one inside of another
  /// is as visible as that one.
  func isInternal(_ type: SwiftType) -> Bool {
    !type.isExistential && isInternal(type.firstName)
  }

  /// The same by the type's name.
  func isInternal(_ outer: String) -> Bool { internalTypes.contains(outer) }

  /// Whether a definition's class is written from its checked network.
  func isPlain(_ declaration: ModuleDeclaration) -> Bool {
    plainModels.contains(declaration.id)
  }

  /// The inputs of a definition; those of one by `=` are its target's.
  func inputs(of declaration: ModuleDeclaration) -> [ClassSource.Input] {
    if let target = elaboration.target(of: declaration) { return inputs(of: target) }
    guard case .body(let statements) = elaboration.module(declaration).content else {
      return [.ofGroup]
    }
    return statements.compactMap { statement in
      guard case .input(let input) = statement.kind else { return nil }
      return ClassSource.Input(name: input.name.value, local: input.local, shape: input.shape)
    }
  }

  func inputCount(of declaration: ModuleDeclaration) -> Int { inputs(of: declaration).count }

  func outputCount(of declaration: ModuleDeclaration) -> Int {
    elaboration.outputs(of: declaration.id).count
  }

  /// Whether a definition is a layer under another name: its class has no children of its own.
  func isLayerAlias(_ declaration: ModuleDeclaration) -> Bool {
    guard case .alias(let term) = elaboration.module(declaration).content,
      !term.unwrapped.isChain
    else { return false }
    return elaboration.target(of: declaration).map(isLayerAlias) ?? true
  }
}

extension Term {
  /// The locals that it mentions, with their places.
  fileprivate var places: [(local: Local, range: SourceRange)] {
    if case .local(let local) = kind { return [(local, range)] }
    return parts.flatMap(\.places)
  }
}

extension SwiftExpression {
  /// What netdef writes for the value, to stand inside of a Swift literal; nil where that has no words
  /// for it.
  var netdefInterpolation: SwiftTree? {
    switch type {
    case .int, .bool, .float, .pair, .padding, .adaptiveSize: tree
    case .recipe: tree.member("netdefText")
    default: type.isConvertible ? tree.member("netdefValue") : nil
    }
  }
}
