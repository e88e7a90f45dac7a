/// Values for the parameters and open sizes of models, from outside of their files.
final class ModelSettings {
  /// `NAME=VALUE`.
  struct Entry {
    var name: Name
    var value: Expression

    /// Where the value stands, brackets around it included.
    var range: SourceRange
  }

  /// The model that they are for; nil for all that have what is set.
  let model: String?
  let host: Host
  private let entries: [Entry]

  /// Whether all settings could be read: one that could not may be what seems to be missing.
  private let isReadable: Bool

  /// Names that some model knew.
  private var used: Set<String> = []

  /// What models know, to propose one of it.
  private var parameters: [String] = []
  private var openSizes: [String] = []

  /// Whether it is known what every model knows: not after an error in one.
  private var isComplete = true

  /// The sizes for the model that is being made, and those of them that it has.
  private var sizes: [String: Size] = [:]
  private var usedSizes: Set<String> = []

  /// Whether there is anything to set.
  var isEmpty: Bool { entries.isEmpty }

  init(model: String?, entries: [Entry], isReadable: Bool, host: Host) {
    self.model = model
    self.entries = entries
    self.isReadable = isReadable
    self.host = host
  }

  func applies(to declaration: ModuleDeclaration) -> Bool {
    model == nil || model == declaration.name
  }

  /// What was set of the model that was made last: its parameters, then its open sizes.
  func applied(to declaration: ModuleDeclaration) -> [Entry] {
    guard applies(to: declaration) else { return [] }
    let names = declaration.signature.parameterNames
    return entries.filter { names.contains($0.name.value) }
      + entries.filter { !names.contains($0.name.value) && usedSizes.contains($0.name.value) }
  }

  /// The network of a model with what is set; nil when it lacks a parameter, or after an error.
  func instance(of declaration: ModuleDeclaration, _ context: CheckContext) -> ModuleInstance? {
    guard applies(to: declaration), !entries.isEmpty || model != nil else {
      guard declaration.isComplete else { return nil }
      return Instantiation(context: context, declaration: declaration).root()
    }
    let names = declaration.signature.parameterNames
    parameters += names.filter { !parameters.contains($0) }
    let own = entries.filter { names.contains($0.name.value) }
    used.formUnion(own.map(\.name.value))
    let evaluator = Evaluator(
      bag: context.bag, scope: ModuleScope(context: context, parent: nil), budget: context.budget)
    let match = ArgumentMatcher(
      declaration: declaration.signature, evaluator: evaluator,
      arguments: own.map {
        Argument(label: $0.name, expression: $0.value, isSpread: false)
      }
    ).match()
    guard match.isComplete, match.isRight,
      hasAll(declaration, match.written, wasSet: !own.isEmpty, context.bag),
      setSizes(entries.filter { !names.contains($0.name.value) }, evaluator)
    else {
      isComplete = false
      return nil
    }
    context.settings = self
    defer { context.settings = nil }
    let instance = Instantiation(context: context, declaration: declaration).root(match.written)
    if instance == nil { isComplete = false }
    return instance
  }

  /// Whether every parameter has a value; says so where somebody asked for the model.
  private func hasAll(
    _ declaration: ModuleDeclaration, _ written: [String: ArgumentMatcher.Written], wasSet: Bool,
    _ bag: DiagnosticBag
  ) -> Bool {
    let missing = declaration.definition.parameters.filter {
      $0.defaultValue == nil && written[$0.name.value] == nil
    }
    if !missing.isEmpty, isReadable, wasSet || model != nil {
      bag.report(
        .missingSettings(
          missing.map { ($0.name.value, TypeChecker.describe($0.type)) }, of: declaration.name,
          host: host, at: declaration.definition.name.range))
    }
    return missing.isEmpty
  }

  private func setSizes(_ entries: [Entry], _ evaluator: Evaluator) -> Bool {
    (sizes, usedSizes) = ([:], [])
    for entry in entries {
      let value = evaluator.evaluate(entry.value)
      if value == .unknown { return false }
      guard case .int(let size) = value, let number = size.value, number >= 1 else {
        evaluator.bag.report(.sizeSetting(entry.name.value, value, at: entry.value.range))
        return false
      }
      sizes[entry.name.value] = size
    }
    return true
  }

  /// The number for an open size of the model that is being made, if one is set.
  func size(_ name: String) -> Size? {
    if !openSizes.contains(name) { openSizes.append(name) }
    if sizes[name] != nil {
      used.insert(name)
      usedSizes.insert(name)
    }
    return sizes[name]
  }

  /// Reports what no model knows.
  func reportUnused(_ bag: DiagnosticBag) {
    guard isComplete else { return }
    for entry in entries where !used.contains(entry.name.value) {
      let name = entry.name.value
      bag.report(
        .unknownSetting(
          name, model: model, parameters: parameters, sizes: openSizes,
          nearest: nearestName(to: name, among: parameters + openSizes), at: entry.name.range))
    }
  }
}
