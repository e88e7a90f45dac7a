/// A Swift expression with its type, and what those who use it must know.
struct SwiftExpression: Hashable {
  var tree: SwiftTree
  var type: StaticType

  /// Whether nothing in it needs to be computed, so that it can be a parameter's default.
  var isLiteral = false

  /// Whether a literal tells its type by itself.
  var saysType = false

  /// What is known of a number without computing it.
  var sign = Sign.unknown

  /// How many elements a list has, where that is plain.
  var count: Int?

  init(
    _ tree: SwiftTree, _ type: StaticType, isLiteral: Bool = false, saysType: Bool = false,
    sign: Sign = .unknown, count: Int? = nil
  ) {
    self.tree = tree
    self.type = type
    self.isLiteral = isLiteral
    self.saysType = saysType
    self.sign = sign
    self.count = count
  }

  /// What is known of a number.
  enum Sign: Int, Comparable {
    case unknown, notNegative, positive

    static func < (left: Sign, right: Sign) -> Bool { left.rawValue < right.rawValue }
  }

  /// Whether computing it may throw.
  var isThrowing: Bool { tree.isThrowing }

  /// Whether a member or call may follow without parentheses.
  var isAtom: Bool { tree.precedence == .atom }

  /// Whether a variable for it needs its type written: nothing in the expression tells it.
  var needsType: Bool {
    switch type {
    case .float, .list, .tuple: isLiteral && !saysType
    case .optional, .choice, .pair, .padding, .adaptiveSize, .value:
      isLiteral || tree.implicitMember != nil
    default: false
    }
  }

  /// The type, where a variable for it needs that.
  var statedType: SwiftType? { needsType ? type.swiftType : nil }

  /// The same expression as a value of another type.
  func typed(_ type: StaticType) -> SwiftExpression {
    var result = self
    result.type = type
    return result
  }

  /// Another expression with what is known of this one.
  func replacing(_ tree: SwiftTree) -> SwiftExpression {
    var result = self
    result.tree = tree
    return result
  }
}

extension SwiftExpression {
  static func variable(
    _ variable: SwiftVariable, _ type: StaticType, sign: Sign = .unknown
  ) -> SwiftExpression {
    SwiftExpression(.variable(variable), type, sign: sign)
  }

  /// The parameter of a closure, `$0`.
  static func shorthand(_ type: StaticType) -> SwiftExpression {
    SwiftExpression(.shorthand, type)
  }

  /// `none` where nothing says of which type.
  static var none: SwiftExpression {
    SwiftExpression(.netdefValue("none"), .none, isLiteral: true)
  }

  static func int(_ number: Int) -> SwiftExpression {
    SwiftExpression(
      .integer(number), .int, isLiteral: true, saysType: true,
      sign: number > 0 ? .positive : number == 0 ? .notNegative : .unknown)
  }

  static func float(_ number: Double) -> SwiftExpression {
    SwiftExpression(.float(number), .float, isLiteral: true, saysType: true)
  }

  static func bool(_ truth: Bool) -> SwiftExpression {
    SwiftExpression(.boolean(truth), .bool, isLiteral: true, saysType: true)
  }

  /// `nil`, `[]` or a name, as a literal of a type that something around it tells.
  static func literal(_ tree: SwiftTree, _ type: StaticType) -> SwiftExpression {
    SwiftExpression(tree, type, isLiteral: true)
  }
}

extension SwiftTree {
  /// `NetdefValue.int`, `NetdefValue.none`.
  static func netdefValue(_ name: String) -> SwiftTree {
    SwiftTree.type(.netdefValue).member(name)
  }

  /// `NetdefValue.symbol("same")`.
  static func symbol(_ name: String) -> SwiftTree {
    netdefValue("symbol").calling([.text(name)])
  }
}

extension SwiftType {
  static var netdefValue: SwiftType { .runtime("NetdefValue") }

  /// The class of a layer, block or model: a layer of the catalogue is the runtime's.
  static func layer(_ name: String) -> SwiftType {
    let isKnown = Prelude.declarations.layers[DefinitionID(name, of: .catalogue)] != nil
    return .named(name, isKnown ? .runtime : .module)
  }
}
