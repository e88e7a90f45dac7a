/// What all parts of a definition share while it is elaborated.
final class ElaborationBody {
  let layout = Layout()

  /// Whether the names of other definitions mean something: not in extern declarations.
  let seesDeclarations: Bool

  /// Whether names that nobody declared are errors: not where the input itself is missing.
  let knowsInput: Bool

  /// What statements of the body name, with the places: a name may be used before.
  let laterNames: [String: SourceRange]

  /// What was found, each thing once: an expression may be looked at several times.
  private(set) var problems: [Diagnostic] = []
  private var seen: Set<Diagnostic> = []

  /// What locals hold at one time or another.
  var types = LocalTypes()

  /// The layers that `layer cell{i} = …` declares, by the names without what is computed.
  var families: [String: LayerType] = [:]

  /// How often turns of repeats may be looked at once more: as a rule, never.
  var turnsLeft = 100

  init(
    seesDeclarations: Bool = true, knowsInput: Bool = true,
    laterNames: [String: SourceRange] = [:]
  ) {
    self.seesDeclarations = seesDeclarations
    self.knowsInput = knowsInput
    self.laterNames = laterNames
  }

  /// Notes what a local holds from now on, beside what it held before.
  func note(_ type: ValueType, of local: Local) { types.add(type, of: local) }

  func report(_ diagnostic: Diagnostic) {
    if seen.insert(diagnostic).inserted { problems.append(diagnostic) }
  }
}

/// Where names are bound: arms of a condition share one, each repeat has its own.
final class Region {
  private var locals: [String: Local] = [:]

  /// The local of a name, made at its first binding.
  func local(_ name: String, _ role: Local.Role, in layout: Layout) -> Local {
    if let local = locals[name] { return local }
    let local = layout.add(name, role)
    locals[name] = local
    return local
  }
}
