/// What all bodies of a module share while they are checked.
final class CheckContext {
  /// The definitions as core.
  let elaboration: Elaboration
  let files: [SourceFile]
  let bag: DiagnosticBag

  /// What is left for work on lists and steps.
  let budget: EvaluationBudget

  /// The most modules that a network may have, counted with multiplicity.
  static let instanceLimit = 1_000_000

  /// How deep blocks may stand in blocks.
  static let depthLimit = 200

  /// What a use of a definition depends on.
  struct InstanceKey: Hashable {
    var definition: DefinitionID
    var arguments: [String: Value]
    var inputs: [TensorShape]
    var elements: [ElementKind]
  }

  /// Results by use; nil for uses with errors.
  var instances: [InstanceKey: ModuleInstance?] = [:]

  /// What was wrong in uses of library definitions: each mistaken use of a library is told of.
  private var failures: [InstanceKey: [DiagnosticBag.LibraryError]] = [:]

  /// Remembers why a use of a library's definition failed: the first few of the errors since `start`.
  func remember(failureOf key: InstanceKey, since start: Int) {
    guard key.definition.module.libraryIndex != nil else { return }
    var kept: [DiagnosticBag.LibraryError] = []
    for error in bag.insideLibraries[start...] where !kept.contains(error) {
      kept.append(error)
      if kept.count == 3 { break }
    }
    failures[key] = kept
  }

  /// Says of the use that is being checked what was wrong with an equal one before.
  func repeatFailure(of key: InstanceKey) {
    for error in failures[key] ?? [] { bag.report(error.diagnostic, isContract: error.isContract) }
  }

  /// Uses of extern layers and functions about which there is nothing to report: the latest ones, as
  /// those that return at all return soon.
  private(set) var externUses: [ExternUseKey: ExternUse.Result] = [:]

  func remember(_ result: ExternUse.Result, of key: ExternUseKey) {
    if externUses.count >= 1000 { externUses.removeAll(keepingCapacity: true) }
    externUses[key] = result
  }

  /// The uses that are being checked, the outermost first.
  var stack: [InstanceKey] = []

  /// Definitions that were found to contain themselves, which was reported.
  var cyclic: Set<DefinitionID> = []

  /// What a use of a chain as a value depends on.
  struct ChainKey: Hashable {
    let closure: LayerValue.Closure
    let input: TensorShape
    let element: ElementKind

    // One object is one chain: comparing what is in it would take as long as following it.
    static func == (left: Self, right: Self) -> Bool {
      left.closure === right.closure && left.input == right.input && left.element == right.element
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(ObjectIdentifier(closure))
      hasher.combine(input)
    }
  }

  /// The insides of a chain that is used as a value.
  struct ChainScope {
    let scope: NetworkScope
    let count: Int
    let output: TensorValue
  }

  /// Insides by use: a chain of chains of chains is followed once for each shape.
  var chains: [ChainKey: ChainScope] = [:]

  /// Whether the use being checked passes tensors that do not fit: an error of its place alone.
  var useIsWrong = false

  /// Definitions that some use made an instance of.
  var instantiated: Set<DefinitionID> = []

  /// The open sizes of the network being made that each call has a number for.
  var openSizes: Set<String> = []

  /// What was found in the texts of bodies, by their places.
  var bodyFacts: [SourceRange: BodyFacts] = [:]

  /// How many repeats are around what is being followed.
  var turnDepth = 0

  private var scopes = 0
  private var calls = 0

  /// The most calls of functions of compile-time values in one module: they may branch.
  static let callLimit = 100_000

  /// Functions whose calls were found not to end, which is told once of each.
  var endlessFunctions: Set<String> = []

  /// The calls so far, for who takes back what was only tried.
  var callState: (calls: Int, endless: Set<String>) {
    get { (calls, endlessFunctions) }
    set { (calls, endlessFunctions) = newValue }
  }

  /// Counts a call; false when there were too many.
  func takeCall() -> Bool {
    calls += 1
    return calls <= Self.callLimit
  }

  private var globals: [DefinitionID: Value] = [:]
  private var globalsInWork: Set<DefinitionID> = []

  /// What is set for the model that is being made by itself.
  var settings: ModelSettings?

  /// Whether the sizes of inputs are not those of any use.
  let isSymbolic: Bool

  init(
    elaboration: Elaboration, files: [SourceFile], bag: DiagnosticBag,
    budget: EvaluationBudget = EvaluationBudget(), isSymbolic: Bool = false
  ) {
    self.isSymbolic = isSymbolic
    self.budget = budget
    self.elaboration = elaboration
    self.files = files
    self.bag = bag
  }

  var declarations: Declarations { elaboration.declarations }

  /// A number for the next scope.
  func nextScope() -> Int {
    scopes += 1
    return scopes
  }

  /// The library that a model or block is from, nil for the module's own.
  func libraryName(of declaration: ModuleDeclaration) -> String? {
    declarations.name(of: declaration.module)
  }

  func line(_ range: SourceRange) -> Int { files[range.file].lineIndex(of: range.lower) + 1 }

  /// The value of a `let` outside of models.
  func global(_ id: DefinitionID, _ scope: ModuleScope?) -> Value? {
    if let value = globals[id] { return value }
    guard let definition = declarations.values[id], let core = elaboration.value(definition)
    else { return nil }
    guard globalsInWork.insert(id).inserted else {
      bag.report(.cycle(of: id.name, at: definition.name.range))
      return .unknown
    }
    var evaluator = Evaluator(bag: bag, budget: budget)
    evaluator.scope =
      scope.map { ModuleScope(context: $0.context, parent: nil) }
      ?? ModuleScope(context: self, parent: nil)
    var value = evaluator.evaluate(core.value)
    if let type = core.type { value = evaluator.coerced(value, to: type, core.value) }
    globalsInWork.remove(id)
    guard let pattern = core.pattern else {
      globals[id] = value
      return value
    }
    // One text gives all of the names, and one error.
    evaluator.environment = Environment()
    evaluator.bind(pattern, value)
    for local in pattern.locals {
      globals[DefinitionID(local.name, of: id.module)] = evaluator.environment[local]
    }
    return globals[id]
  }
}
