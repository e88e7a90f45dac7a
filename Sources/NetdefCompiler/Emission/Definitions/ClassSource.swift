/// What a class is written from: a definition, or a part of one in parentheses.
struct ClassSource {
  enum Role {
    /// A block, or a model with parameters or open structure.
    case definition
    /// A chain in parentheses: PyTorch's `Sequential`.
    case group
    /// A list under a name: PyTorch's `ModuleList`.
    case list
  }

  enum Body {
    case statements([CoreStatement])
    case steps([StepTerm])
    case elements([ElementTerm])
  }

  /// A value that the initializer takes.
  struct Parameter {
    /// The name in netdef.
    var name: String
    var label: String

    /// What the name is bound to in netdef.
    var origin: Local

    /// The name inside the initializer, and of the property that keeps it where it is needed.
    var local: SwiftVariable
    var type: StaticType
    var defaultValue: Default = .none
    var isNamed = false

    enum Default {
      case none
      /// In the parameter list.
      case literal(SwiftTree)
      /// Computed in the initializer when nothing was given.
      case computed(Term)
    }

    /// The variable's value.
    var value: SwiftExpression { .variable(local, type) }
  }

  /// What flows in.
  struct Input {
    /// The name in netdef.
    var name: String

    /// Nil where the body has no name for it.
    var local: Local?
    var shape: ShapeTerm?

    /// What a chain in parentheses is given.
    static let ofGroup = Input(name: ModuleScope.groupInput)
  }

  var role: Role
  var name: String
  var documentation: [String]
  var access: SwiftAccess
  var parameters: [Parameter]

  /// The inputs with their patterns; a group has one without.
  var inputs: [Input]
  var body: Body
  var outputCount = 1

  /// What the locals of the definition hold.
  var types = LocalTypes()

  /// The layers of the class around that it uses, which are made once.
  var shared: [BodyEmitter.SharedChild] = []

  /// Values of the surroundings that need no parameter.
  var constants: [(local: Local, value: SwiftExpression)] = []

  /// Where the netdef texts of the definition and of all that it uses stand.
  var definitions: [SwiftTree] = []

  /// What a model adds to its class.
  var model: ModelParts?

  /// What only models have.
  struct ModelParts {
    var network: Network?
  }
}

extension ClassSource.Body {
  /// The terms that it is made of.
  var terms: [Term] {
    switch self {
    case .statements(let statements): statements.flatMap(\.allTerms)
    case .steps(let steps): steps.flatMap(\.parts)
    case .elements(let elements): elements.flatMap(\.parts)
    }
  }
}
