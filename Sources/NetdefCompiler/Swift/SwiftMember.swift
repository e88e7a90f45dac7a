/// A declaration in a file, a type or an extension, with its comment.
struct SwiftMember {
  indirect enum Kind {
    case property(SwiftProperty)
    case function(SwiftFunction)
    case type(SwiftTypeBody)
    /// The cases of an enum.
    case cases([SwiftCase])
  }

  /// Who sees it.
  var access: SwiftAccess

  /// The lines of the comment.
  var documentation: [String]
  var kind: Kind

  init(_ kind: Kind, access: SwiftAccess = .module, documentation: [String] = []) {
    self.kind = kind
    self.access = access
    self.documentation = documentation
  }
}

/// Who sees a declaration.
enum SwiftAccess {
  case everyone
  case module
  /// The file, or the type around it.
  case file

  init(isPublic: Bool) { self = isPublic ? .everyone : .module }

  /// The keyword with a space behind it, or nothing.
  var text: String {
    switch self {
    case .everyone: "public "
    case .module: ""
    case .file: "private "
    }
  }
}

/// A stored or computed property.
struct SwiftProperty {
  enum Value {
    /// What an initializer sets.
    case none
    case initial(SwiftTree)
    /// `LayerRecipe("relu") { x, _, generator in … } apply: { … }`: the closures have lines of their
    /// own, and all but the first have labels.
    case closures(SwiftTree, SwiftList, [(label: String?, closure: SwiftClosure)])
    /// A text of several lines as it is.
    case source(String)
    /// `{ value }`, and the same where it throws.
    case computed(SwiftTree)
  }

  var variable: SwiftVariable
  var isStatic = false
  var type: SwiftType?
  var value: Value
}

/// A method or initializer.
struct SwiftFunction {
  enum Name {
    case method(String)
    case staticMethod(String)
    case initializer(isConvenience: Bool)
  }

  var name: Name
  var parameters: [SwiftParameter]
  var isThrowing = false
  var result: SwiftType?
  var body: [SwiftStatement]

  /// Whether its one statement stands beside the head where there is room.
  var isShort = false
}

/// A parameter of a method or initializer.
struct SwiftParameter {
  /// The label, without backticks; `_` for none.
  var label: String
  var variable: SwiftVariable
  var type: SwiftType
  var isInout = false
  var standard: SwiftTree?

  init(
    _ label: String, _ variable: SwiftVariable, _ type: SwiftType, isInout: Bool = false,
    standard: SwiftTree? = nil
  ) {
    self.label = label
    self.variable = variable
    self.type = type
    self.isInout = isInout
    self.standard = standard
  }
}

/// A type with what is in it, or an extension.
struct SwiftTypeBody {
  enum Keyword: String {
    case finalClass = "final class"
    case structure = "struct"
    case enumeration = "enum"
    case extended = "extension"
  }

  var keyword: Keyword
  var type: SwiftType

  /// Whether it says that it belongs to no actor.
  var isNonisolated = false
  var conformances: [SwiftType] = []
  var members: [SwiftMember]
}

/// A case of an enum of texts.
struct SwiftCase {
  var name: String
  var text: String
}

// MARK: Making

extension SwiftMember {
  /// `let name: Type`, with a sentence about it.
  static func property(
    _ documentation: String, _ access: SwiftAccess = .module, _ variable: SwiftVariable,
    _ type: SwiftType?, _ value: SwiftProperty.Value = .none, isStatic: Bool = false
  ) -> SwiftMember {
    SwiftMember(
      .property(
        SwiftProperty(variable: variable, isStatic: isStatic, type: type, value: value)),
      access: access, documentation: documentation.isEmpty ? [] : [documentation])
  }

  /// The same for a name that nothing in the file may take.
  static func property(
    _ documentation: String, _ access: SwiftAccess = .module, _ name: String, _ type: SwiftType?,
    _ value: SwiftProperty.Value = .none, isStatic: Bool = false
  ) -> SwiftMember {
    property(documentation, access, SwiftVariable(name), type, value, isStatic: isStatic)
  }

  /// `func name(…) throws -> Type`.
  static func method(
    _ documentation: [String], _ access: SwiftAccess = .module, _ name: String,
    _ parameters: [SwiftParameter], throws isThrowing: Bool = false, _ result: SwiftType? = nil,
    _ body: [SwiftStatement]
  ) -> SwiftMember {
    SwiftMember(
      .function(
        SwiftFunction(
          name: .method(name), parameters: parameters, isThrowing: isThrowing, result: result,
          body: body)), access: access, documentation: documentation)
  }

  static func initializer(
    _ documentation: [String], _ access: SwiftAccess = .module, isConvenience: Bool = false,
    _ parameters: [SwiftParameter], throws isThrowing: Bool = false, _ body: [SwiftStatement],
    isShort: Bool = false
  ) -> SwiftMember {
    SwiftMember(
      .function(
        SwiftFunction(
          name: .initializer(isConvenience: isConvenience), parameters: parameters,
          isThrowing: isThrowing, body: body, isShort: isShort)), access: access,
      documentation: documentation)
  }
}

extension SwiftParameter {
  /// `generator: RandomGenerator = .shared`, which whatever makes parameters takes.
  static func generator(_ variable: SwiftVariable = SwiftVariable("generator")) -> SwiftParameter {
    SwiftParameter(
      "generator", variable, .runtime("RandomGenerator"), standard: .implicitMember("shared"))
  }
}
