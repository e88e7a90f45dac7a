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

  /// Models that lack a parameter, which nobody asked for: their open sizes are not known.
  private var incomplete: [ModuleDeclaration] = []

  /// What may be sizes of the model that is being made, and what computes them; and those that it has.
  private var sizes: (entries: [Entry], evaluator: Evaluator, elaboration: Elaboration)?
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
    let arguments = context.elaboration.arguments(
      own.map { Argument(label: $0.name, expression: $0.value, isSpread: false) },
      for: declaration.signature)
    let match = ArgumentMatcher(
      declaration: declaration.signature, evaluator: evaluator, arguments: arguments.arguments,
      targets: arguments.targets
    ).match()
    guard match.isComplete, match.isRight else {
      isComplete = false
      return nil
    }
    let missing = Self.missing(of: declaration, match.written)
    guard missing.isEmpty else {
      if own.isEmpty, model == nil {
        incomplete.append(declaration)
      } else {
        reportMissing(of: declaration, missing, context.bag)
      }
      return nil
    }
    sizes = (
      entries.filter { !names.contains($0.name.value) }, evaluator, context.elaboration
    )
    usedSizes = []
    context.settings = self
    defer { context.settings = nil }
    let instance = Instantiation(context: context, declaration: declaration).root(match.written)
    if instance == nil { isComplete = false }
    return instance
  }

  /// The parameters that have no value.
  private static func missing(
    of declaration: ModuleDeclaration, _ written: [String: ArgumentMatcher.Written] = [:]
  ) -> [ParameterSyntax] {
    declaration.definition.parameters.filter {
      $0.defaultValue == nil && written[$0.name.value] == nil
    }
  }

  private func reportMissing(
    of declaration: ModuleDeclaration, _ missing: [ParameterSyntax], _ bag: DiagnosticBag
  ) {
    isComplete = false
    guard isReadable else { return }
    bag.report(
      .missingSettings(
        missing.map { ($0.name.value, TypeChecker.describe($0.type)) }, of: declaration.name,
        host: host, at: declaration.definition.name.range))
  }

  /// The number for an open size of the model that is being made, if one is set; unknown after an
  /// error.
  func size(_ name: String) -> Value? {
    if !openSizes.contains(name) { openSizes.append(name) }
    guard let sizes, let entry = sizes.entries.first(where: { $0.name.value == name }) else {
      return nil
    }
    used.insert(name)
    usedSizes.insert(name)
    let value = sizes.evaluator.evaluate(sizes.elaboration.setting(entry.value))
    if case .int(let size) = value, let number = size.value, number >= 1 { return value }
    if value != .unknown {
      sizes.evaluator.bag.report(.sizeSetting(name, value, at: entry.value.range))
    }
    return .unknown
  }

  /// Reports what no model knows.
  func reportUnused(_ bag: DiagnosticBag) {
    guard isComplete else { return }
    for entry in entries where !used.contains(entry.name.value) {
      let name = entry.name.value
      let nearest = nearestName(to: name, among: parameters + openSizes)
      // It may be a size of a model that is not known yet.
      if nearest == nil, let first = incomplete.first {
        return reportMissing(of: first, Self.missing(of: first), bag)
      }
      bag.report(
        .unknownSetting(
          name, model: model, parameters: parameters, sizes: openSizes, nearest: nearest,
          at: entry.name.range))
    }
  }
}
