/// A network, block or group while its body is walked: its children and steps so far.
final class ModuleScope {
  let context: CheckContext

  /// Its number: tensors remember in which scope they live.
  let id: Int

  /// Whether names that nobody declared are errors: not where the input itself is missing.
  var knowsInput = true

  /// What statements of the body name, with the places: a name may be used before.
  var laterNames: [String: SourceRange] = [:]

  private(set) var children: [NetworkChild] = []
  var statements: [NetworkStatement] = []
  var inputs: [(name: String, tensor: Int)] = []
  var outputs: [(name: String?, tensor: Int)] = []

  /// The steps of the statement being walked.
  var steps: [NetworkStep] = []

  /// What calls are to meet, since the last statement.
  var requirements: [NetworkRequirement] = []

  /// What `layer name = …` declared.
  var instances: [SharedLayer] = []

  /// The patterns of computed names that statements may declare of which nothing is known.
  var unknownLayers: Set<String> = []

  /// Whether each use of a shared layer takes a number, as in PyTorch's `Sequential`.
  var numbersUses = false

  /// How many modules the children are in all.
  private(set) var count = 0

  private var tensors = 0
  private var places: [String: SourceRange] = [:]

  /// Where names were found to be taken, which is told once of a repeat.
  private var taken: Set<SourceRange> = []
  private var traceCounts: [String: Int] = [:]
  private var unnamedWithState: [(key: String, kind: String, range: SourceRange)] = []
  private var isOverLimit = false

  /// The scope around, whose shared layers may be used inside: that of a chain in parentheses or a
  /// list with a name. A block sees nothing of what is around it.
  private let enclosing: ModuleScope?

  /// Whether its children are only looked at, and then stand in the scope around.
  private let isProbe: Bool

  /// Whether a shared layer of a scope around is used.
  private(set) var borrows = false

  /// A layer that is made once.
  struct SharedLayer {
    var name: String

    /// A computed name as a use may write it, `cell{0}`.
    var marked: String?

    /// What occurs where it is used: its name, or `cell{}` of a computed one.
    var pattern: String

    /// What names it; nil for a computed name.
    var local: Local?
    var range: SourceRange
    var layer: LayerValue

    /// Where the child stands among the others: at its declaration. Nil where each use takes a
    /// number.
    var slot: Int?

    /// The child, once the first use has shown what goes in.
    var child: Int?

    /// The use that fixed its sizes; nil before, and where that use was wrong.
    var firstUse: Use?

    /// What further uses were found to pass that the layer takes: many pass the same.
    var fitting: Set<Use.Key> = []

    /// What a use passes, and where.
    struct Use {
      let key: Key
      let range: SourceRange

      init(_ tensors: [TensorValue], at range: SourceRange) {
        key = Key(shapes: tensors.compactMap(\.shape), elements: tensors.map(\.element))
        self.range = range
      }

      /// What the layer depends on.
      struct Key: Hashable {
        let shapes: [TensorShape]
        let elements: [ElementKind]
      }
    }
  }

  /// The place that the next child takes, which its declaration has kept for it.
  var slot: Int?

  init(
    context: CheckContext, parent: ModuleScope?, enclosing: ModuleScope? = nil,
    isProbe: Bool = false
  ) {
    self.context = context
    self.enclosing = enclosing
    self.isProbe = isProbe
    knowsInput = parent?.knowsInput ?? true
    laterNames = parent?.laterNames ?? [:]
    id = context.nextScope()
  }

  var bag: DiagnosticBag { context.bag }

  /// The number that the next unnamed child gets: named ones count, names without a module do not.
  var nextKey: String { String(children.count - noneCount) }

  /// How many names stand for no module.
  private var noneCount = 0

  /// A tensor that a step or input makes.
  func tensor(_ shape: TensorShape?, _ element: ElementKind, _ origin: Origin) -> TensorValue {
    tensors += 1
    return TensorValue(
      id: tensors - 1, owner: id, shape: shape, element: element, origin: origin)
  }

  /// Adds a child and returns its index; a name that is taken is reported.
  func add(
    _ child: NetworkChild, name: Name?, at range: SourceRange, modules: Int = 1
  ) -> Int {
    count += modules
    takeStep(at: range)
    if count > CheckContext.instanceLimit, !isOverLimit {
      isOverLimit = true
      bag.report(.tooManyModules(limit: CheckContext.instanceLimit, at: range))
    }
    if let slot {
      self.slot = nil
      children[slot] = child
      return slot
    }
    if let name {
      if let first = places[child.key], taken.insert(name.range).inserted {
        bag.report(.duplicateName(child.key, at: name.range, first: first))
      }
      places[child.key] = name.range
    } else if child.hasState {
      unnamedWithState.append((child.key, child.kind, range))
    }
    children.append(child)
    return children.count - 1
  }

  /// Keeps a place for the child that `layer name = …` declares; nil where uses are numbered.
  func reserve(_ name: Name, isNone: Bool = false) -> Int? {
    guard !numbersUses else { return nil }
    if isNone { noneCount += 1 }
    let nothing = NetworkChild(
      key: name.value, isNamed: true, content: .absent, input: TensorShape([]),
      output: TensorShape([]), outputElement: .float)
    return add(nothing, name: name, at: name.range, modules: 0)
  }

  /// Refuses a repeat that makes too much to be followed.
  func report(_ excess: Evaluator.Excess) {
    isOverLimit = true
    switch excess {
    case .steps(let place):
      bag.report(.tooManySteps(limit: CheckContext.instanceLimit, at: place))
    case .modules(let place):
      bag.report(.tooManyModules(limit: CheckContext.instanceLimit, at: place))
    case .turns(let place): bag.report(.tooManyTurns(at: place))
    }
  }

  /// Counts a step that is followed, and refuses one too many.
  func takeStep(at range: SourceRange) {
    if context.budget.takeStep() || context.budget.isReported { return }
    context.budget.isReported = true
    bag.report(.tooManyFollowed(at: range))
  }

  /// The scope of this number, this one or one around, and how many scopes lie between.
  func scope(_ id: Int) -> (scope: ModuleScope, level: Int)? {
    var scope = self
    var level = 0
    while scope.id != id {
      guard let next = scope.enclosing else { return nil }
      if !scope.isProbe { level += 1 }
      scope = next
    }
    return (scope, level)
  }

  /// Notes that a shared layer of the scope so many levels around is used here.
  func borrow(_ level: Int) {
    guard level > 0 else { return }
    borrows = true
    // What lies between does not stand by itself either.
    enclosing?.borrow(isProbe ? level : level - 1)
  }

  /// Puts the child of a shared layer where its declaration stands.
  func add(_ child: NetworkChild, toSlot slot: Int?, at range: SourceRange, modules: Int) -> Int {
    // The place that another layer waits for, whose making needs this one.
    let waiting = self.slot
    self.slot = slot
    defer { self.slot = waiting }
    return add(child, name: nil, at: range, modules: modules)
  }

  /// Takes over that a scope inside is full, which was reported there.
  func fill(from inside: ModuleScope) { isOverLimit = isOverLimit || inside.isOverLimit }

  /// Whether no more children are taken: going on would take too long and tell nothing new.
  var isFull: Bool {
    isOverLimit || context.budget.isSpent || bag.errorCount > Self.errorLimit
  }

  /// After so many errors, mostly the same one in each turn of a repeat, nothing new is found.
  private static let errorLimit = 20_000

  /// Appends a step and answers its output.
  func append(
    _ operation: NetworkStep.Operation, _ name: String, inputs: [TensorValue],
    outputs: [TensorValue]
  ) {
    guard let first = outputs.first, let shape = first.shape else { return }
    steps.append(
      NetworkStep(
        operation: operation, inputs: inputs.map(\.id), outputs: outputs.map(\.id),
        isRepeated: context.turnDepth > 0, name: traceName(of: name), output: shape,
        outputElement: first.element))
  }

  /// Ends a statement: its steps become one.
  func finishStatement(target: String?, isOutput: Bool = false, results: [TensorValue]) {
    statements.append(
      NetworkStatement(
        target: target, isOutput: isOutput, steps: steps, results: results.map(\.id),
        requirements: requirements))
    steps = []
    requirements = []
  }

  /// The name of the next step in traces, numbered from the second time on as the runtime does.
  func traceName(of name: String) -> String {
    let count = traceCounts[name, default: 0] + 1
    traceCounts[name] = count
    return count == 1 ? name : "\(name)#\(count)"
  }

  func finish() -> NetworkScope {
    // What is required behind the last output.
    if !requirements.isEmpty { finishStatement(target: nil, results: []) }
    return NetworkScope(
      children: children, statements: statements, inputs: inputs, outputs: outputs,
      hasState: children.contains(where: \.hasState),
      hasRequirements: statements.contains { !$0.requirements.isEmpty }
        || children.contains(where: \.hasRequirements))
  }

  /// Whether the definition is what PyTorch would write as one `nn.Sequential(…)`.
  var isOneUnnamedChain: Bool {
    guard inputs.count == 1, outputs.count == 1, statements.filter({ !$0.steps.isEmpty }).count <= 1
    else {
      return false
    }
    var current = inputs.first?.tensor
    for step in statements.flatMap(\.steps) {
      guard case .child = step.operation, step.inputs == current.map({ [$0] })
      else { return false }
      current = step.outputs.first
    }
    return children.allSatisfy { !$0.isNamed } && current == outputs[0].tensor
  }

  /// A layer without a name next to named ones gets another number, and another key in saved
  /// weights, when a line is inserted before it.
  func warnAboutUnnamedLayers() {
    guard children.contains(where: \.isNamed) else { return }
    for unnamed in unnamedWithState {
      bag.report(.unnamedLayer(unnamed.kind, key: unnamed.key, at: unnamed.range))
    }
  }

  /// A child that stands for one with errors: it takes the number and name, so that no further
  /// error follows.
  static func placeholder(_ key: String, isNamed: Bool) -> NetworkChild {
    let nothing = NetworkScope(
      children: [], statements: [], inputs: [], outputs: [], hasState: false,
      hasRequirements: false)
    return NetworkChild(
      key: key, isNamed: isNamed, content: .group(nothing), input: TensorShape([]),
      output: TensorShape([]), outputElement: .float)
  }
}

extension NetworkChild {
  /// Whether anything of the child is saved under its own name.
  fileprivate var hasState: Bool {
    switch content {
    case .layer(let use): !use.states.isEmpty
    case .group(let scope), .list(let scope): scope.hasState
    case .module(let instance): instance.body.hasState
    case .shared, .borrowed, .absent: false
    }
  }

  /// Whether calls have to meet something of what is inside.
  fileprivate var hasRequirements: Bool {
    switch content {
    case .group(let scope), .list(let scope): scope.hasRequirements
    case .module(let instance): instance.body.hasRequirements
    case .layer, .shared, .borrowed, .absent: false
    }
  }

  /// What a message calls the child.
  var kind: String {
    switch content {
    case .layer(let use): use.declaration
    case .module(let instance): instance.name
    case .group, .shared, .borrowed: "( … )"
    case .list: "[ … ]"
    case .absent: "`none`"
    }
  }
}

extension CoreStatement {
  /// Whether a layer that is made once is used in the statement, wherever that may be.
  func uses(_ shared: ModuleScope.SharedLayer) -> Bool {
    // What a requirement's text mentions is no use.
    let terms: [Term]
    if case .require(let requirement) = kind {
      terms = [requirement.condition]
    } else {
      terms = self.terms
    }
    let isUsed = terms.contains { term in
      shared.local.map { term.mentions($0) } ?? term.mentions(computed: shared.pattern)
    }
    return isUsed || statements.contains { $0.uses(shared) }
  }
}
