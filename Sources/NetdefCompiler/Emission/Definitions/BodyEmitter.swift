/// Writes the statements of one class's body, once as those that make its layers and thread shapes
/// through them, and once as those that run the layers over nodes.
///
/// Both walks follow the same syntax in the same order. The first fills the plan of the children.
final class BodyEmitter {
  enum Mode {
    case making
    case running
  }

  let mode: Mode
  let surroundings: ClassSurroundings

  /// The name of the class in netdef, which errors mention.
  let definition: String
  let access: SwiftAccess
  let names: BodyNames

  /// What the locals of the definition hold.
  let types: LocalTypes

  /// The names of the initializer's parameters: properties of the same name need `self.`.
  let parameters: Set<String>
  var plan: ChildPlan
  var expressions: ExpressionEmitter
  var tensors: [Local: TensorBinding] = [:]

  /// What `layer cell{i} = …` declares, by the pattern of the name.
  var families: [String: Int] = [:]

  /// Swift variables that hold tensors and may change: what is read of them later is copied.
  var changing: Set<SwiftVariable> = []

  /// The statements so far of the innermost branch or loop.
  var statements: [SwiftStatement] = []

  /// Names that locals of the method have.
  var taken: Set<String>

  /// Names that properties have.
  var takenProperties: Set<String> = []

  /// The open sizes, those of batches aside, in order.
  var openLocals: [Local] = []

  /// The locals that hold open sizes of the inputs.
  var openSizes: Set<SwiftVariable> = []

  /// Nested classes.
  var classes: [SwiftMember] = []
  var takenClasses: Set<String>

  /// What `layer name = …` declared.
  var shared: [SharedChild] = []

  /// What the source declares by `var` and is no tensor: it may change.
  var variables: Set<Local> = []

  /// Their locals.
  var variableLocals: Set<SwiftVariable> = []

  /// Whether uses of a shared layer are numbered, as in PyTorch's `Sequential`.
  var numbersUses = false

  /// Optional properties that an `if let` around has unwrapped.
  var unwrapped: Set<SwiftVariable> = []

  /// The repeat whose children are being written, and in a forward pass its iterator.
  var currentRepeat: Int?
  var iterator: SwiftVariable?

  /// What the sizes of a call decide.
  var callSizes = CallSizes()

  /// Whether the forward pass checks what the source requires.
  var requiresAtCall = false

  /// How deep the walk is in arms of conditions.
  var conditionDepth = 0

  /// The number of the next child while it is the same in all instances; nil afterwards.
  var nextNumber: Int? = 0

  /// The Swift values that leave, with their names in netdef.
  var outputs: [(name: String?, value: SwiftTree)] = []

  /// Whether anything but one chain of children without names happens.
  var isPlainChain = true

  /// Whether that may also happen, in an arm or a turn: then the instance knows how it prints.
  var mayLeaveChain = false

  /// Which layers chains inside of the class use: these are made by whoever comes first.
  var sharing = SharedNames()

  /// The classes of groups and of chains that are values, by their places.
  var liftedNames: [SourceRange: String] = [:]

  /// The properties that the innermost arm sets: perhaps, and for certain.
  var touched: Set<Int> = []
  var definite: Set<Int> = []

  /// Outputs that stand in arms: their variables, by name.
  var hoistedOutputs: [String: SwiftVariable] = [:]

  /// Names that arms declare and that are read after them: their variables.
  var hoisted: [Local: SwiftVariable] = [:]

  /// Their types.
  var hoistedTypes: [Local: StaticType] = [:]

  /// The same for what flows: several variables for a tuple.
  var hoistedSlots: [Local: TensorBinding] = [:]

  init(
    mode: Mode, surroundings: ClassSurroundings, definition: String, access: SwiftAccess,
    names: BodyNames, types: LocalTypes = LocalTypes(), parameters: Set<String>, plan: ChildPlan,
    expressions: ExpressionEmitter, takenClasses: Set<String>
  ) {
    self.mode = mode
    self.surroundings = surroundings
    self.definition = definition
    self.access = access
    self.names = names
    self.types = types
    self.parameters = parameters
    self.plan = plan
    self.expressions = expressions
    self.takenClasses = takenClasses
    taken = parameters.union(["children", "generator", "members", "mode", "plans", "self"])
    self.expressions.tensorsAreNodes = mode == .running
  }

  var elaboration: Elaboration { surroundings.elaboration }
  var declarations: Declarations { elaboration.declarations }

  /// What a tensor is in this walk.
  var tensorType: SwiftType { .runtime(mode == .making ? "Shape" : "Node") }

  /// The variable of a name; it is the same in both walks.
  func variable(_ name: String) -> SwiftVariable { expressions.variables.named(name) }

  /// The scope that children are added to.
  var children: SwiftTree { .variable(variable("children")) }

  /// The random numbers that parameters are drawn from.
  var generator: SwiftList.Item { .generator(variable("generator")) }

  /// Notes that something else than a child without a name happens; `isSeen` where the scope of the
  /// children tells by itself.
  func leaveChain(isSeen: Bool = false) {
    guard conditionDepth > 0 || currentRepeat != nil else {
      isPlainChain = false
      return
    }
    mayLeaveChain = true
    guard mode == .making, !isSeen else { return }
    emit(
      .expression(
        variable("children").changing("leaveChain", []), for: .chainEnd))
  }

  func emit(_ statement: SwiftStatement) { statements.append(statement) }

  /// A local that nothing else has the name of.
  func fresh(_ base: String) -> SwiftVariable {
    let isChild = names.children.contains(base)
    return variable(SwiftNames.local(isChild ? base + "Value" : base, taken: &taken))
  }

  /// A local that the source does not name.
  func temporary(_ base: String) -> SwiftVariable {
    let start = names.locals.contains(base) ? base + "Value" : base
    var name = start
    var count = 1
    while taken.contains(name) || names.children.contains(name) {
      count += 1
      name = "\(start)\(count)"
    }
    return fresh(name)
  }
}
