/// What the classes of one generated file share while they are written.
final class ClassSurroundings {
  let declarations: Declarations
  let files: [SourceFile]

  /// Names that nested classes and properties must not hide: layers, models, the runtime's types.
  let takenTypes: Set<String>

  /// Models that are written from their checked networks: they need no shape to be made.
  let plainModels: Set<DefinitionID>

  /// The netdef texts of the file that is being written.
  var sources: SourceTexts?

  /// The extern layers and functions for which the file needs rules about shapes.
  var usedExterns: Set<String> = []

  /// What was found for networks, by name.
  private var knownTrialSizes: [String: [String: Int]?] = [:]

  /// Numbers for the open sizes of a network with which its layers can be made.
  func trialSizes(of network: Network) -> [String: Int]? {
    if let known = knownTrialSizes[network.name] { return known }
    let found = TrialSizes(declarations: declarations, files: files).numbers(of: network)
    knownTrialSizes[network.name] = .some(found)
    return found
  }

  init(
    declarations: Declarations, files: [SourceFile], takenTypes: Set<String>,
    plainModels: Set<DefinitionID>
  ) {
    self.declarations = declarations
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
  /// An expression's source as a Swift literal, with values for the names that it takes from around:
  /// what it binds itself, in the turns of a repeat, stays.
  func literal(of expression: Expression, values: [BodyEmitter.Captured] = []) -> SwiftTree {
    let range = expression.range
    let file = files[range.file]
    let names = FreeNames(of: expression).names.sorted { $0.range < $1.range }
    var parts: [SwiftTextPart] = []
    var end = range.lower
    for name in names where name.range.lower >= end {
      guard let value = values.first(where: { $0.name == name.value }),
        let written = value.value.netdefInterpolation
      else { continue }
      parts.append(.plain(Self.line(file.text(end, name.range.lower))))
      parts.append(.value(written))
      end = name.range.upper
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
  func isInternal(_ type: SwiftType, _ declarations: VisibleDeclarations) -> Bool {
    !type.isExistential && isInternal(type.firstName, declarations)
  }

  /// The same by the type's name.
  func isInternal(_ outer: String, _ declarations: VisibleDeclarations) -> Bool {
    if let layer = declarations.layers[outer] { return layer.module == .own && !layer.isPublic }
    guard let module = declarations.modules[outer] else { return false }
    return module.id.module == .own && !module.definition.isPublic
  }

  /// What the file of a definition knows.
  func visible(from declaration: ModuleDeclaration) -> VisibleDeclarations {
    VisibleDeclarations(all: declarations, file: declaration.definition.range.file)
  }

  /// Whether a definition's class is written from its checked network.
  func isPlain(_ declaration: ModuleDeclaration) -> Bool {
    plainModels.contains(declaration.id)
  }

  /// The inputs of a definition; those of one by `=` are its target's.
  func inputs(of declaration: ModuleDeclaration) -> [(name: String, shape: ShapeSyntax?)] {
    if let target = target(of: declaration) { return inputs(of: target) }
    if case .alias = declaration.content { return [(ModuleScope.groupInput, nil)] }
    return declaration.inputs.map { ($0.name.value, $0.shape) }
  }

  func inputCount(of declaration: ModuleDeclaration) -> Int { inputs(of: declaration).count }

  func outputCount(of declaration: ModuleDeclaration) -> Int {
    if let target = target(of: declaration) { return outputCount(of: target) }
    return outputNames(of: declaration).count
  }

  /// The outputs' names; nil for one without.
  func outputNames(of declaration: ModuleDeclaration) -> [String?] {
    if let target = target(of: declaration) { return outputNames(of: target) }
    guard case .body(let statements) = declaration.content else { return [nil] }
    return Statement.outputNames(statements).map { $0.isEmpty ? nil : $0 }
  }

  /// Whether a definition is a layer under another name: its class has no children of its own.
  func isLayerAlias(_ declaration: ModuleDeclaration) -> Bool {
    guard case .alias(let expression) = declaration.content else { return false }
    if case .chain = expression.unwrapped.kind { return false }
    return target(of: declaration).map(isLayerAlias) ?? true
  }

  /// The definition that one by `=` is; nil for a chain and for a body.
  private func target(of declaration: ModuleDeclaration) -> ModuleDeclaration? {
    guard case .alias(let expression) = declaration.content else { return nil }
    let visible = visible(from: declaration)
    switch expression.kind {
    case .name(let name): return visible.modules[name]
    case .call(let callee, _): return callee.plainName.flatMap { visible.modules[$0] }
    default: return nil
    }
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
