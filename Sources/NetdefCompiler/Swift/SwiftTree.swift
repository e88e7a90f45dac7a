/// A Swift expression as a tree.
///
/// A name in it is a variable that the text itself declares, or a global one: so what declares, reads
/// and sets what can be asked before there is any text.
struct SwiftTree: Hashable {
  indirect enum Kind: Hashable {
    case integer(Int)
    case float(Double)
    case boolean(Bool)
    case absent
    /// A text literal with values in it.
    case text([SwiftTextPart])

    case variable(SwiftVariable)
    /// `self.width`.
    case own(SwiftVariable)
    /// `$0`, `$1`: a parameter of the closure around.
    case shorthand(Int)
    /// A type, function or value that is declared elsewhere, or `self` and `Self`.
    case global(String, SwiftOrigin)
    case type(SwiftType)
    /// `Int.self`.
    case metatype(SwiftType)

    case member(SwiftTree, String)
    /// `.same`.
    case implicitMember(String)
    /// `\.sizes`.
    case keyPath(String)
    /// `shared?`, in front of a member.
    case optionalChain(SwiftTree)
    case call(SwiftTree, SwiftList, trailing: SwiftClosure?)
    case element(SwiftTree, SwiftList)

    case not(SwiftTree)
    case negative(SwiftTree)
    case binary(SwiftTree, SwiftOperator, SwiftTree)
    /// Operands with one operator between them, in lines of their own where one would be too wide.
    case joined(SwiftOperator, [SwiftTree])
    case ternary(SwiftTree, SwiftTree, SwiftTree)

    case array(SwiftList)
    case tuple(SwiftList)
    case closure(SwiftClosure)

    /// A `try` inside of something whose other parts do not throw.
    case tried(SwiftTree)
    /// `&x`.
    case reference(SwiftTree)
    /// A variable on which a method is called that changes it.
    case changed(SwiftTree)
  }

  let kind: Kind

  /// Whether computing it may throw, so that a `try` must stand before it, or before what it is part
  /// of.
  private(set) var isThrowing: Bool

  init(_ kind: Kind, throwing: Bool = false) {
    self.kind = kind
    isThrowing = throwing
  }

  /// The same as something that may throw by itself.
  var throwing: SwiftTree {
    var result = self
    result.isThrowing = true
    return result
  }
}

/// A part of a text literal.
enum SwiftTextPart: Hashable {
  /// Text as it is shown.
  case plain(String)
  case value(SwiftTree)
}

/// What stands between commas.
struct SwiftList: Hashable {
  /// An argument or element.
  struct Item: Hashable {
    /// The label, with backticks where Swift needs them.
    var label: String?
    var value: SwiftTree

    init(_ label: String? = nil, _ value: SwiftTree) {
      self.label = label
      self.value = value
    }
  }

  /// How it is written where one line has no room for it.
  enum Style: Hashable {
    /// The line as a whole is broken where it is too long.
    case plain
    /// As many in a line as have room, behind a call wider than an expression may be.
    case filled
    /// The same, behind a call wider than a statement may be.
    case statement
    /// One a line, if one of them has several.
    case apart
    /// One a line with a comma behind each, if they are wider than an expression may be.
    case column
    /// As many in a line as have room, with a comma at the end, if they are wider than a list beside
    /// a declaration may be.
    case rows
    /// One a line with a comma behind each.
    case lines
  }

  var items: [Item]
  var style: Style

  init(_ items: [Item], _ style: Style = .plain) {
    self.items = items
    self.style = style
  }

  init(_ values: [SwiftTree], _ style: Style = .plain) {
    self.init(values.map { Item(nil, $0) }, style)
  }

  var isThrowing: Bool { items.contains(where: \.value.isThrowing) }
}

/// `{ x, generator in … }`.
struct SwiftClosure: Hashable {
  /// A parameter, with its type where that must be said.
  struct Parameter: Hashable {
    var pattern: SwiftPattern
    var type: SwiftType?
  }

  /// A variable that keeps what a value is when the closure is made.
  struct Capture: Hashable {
    var variable: SwiftVariable
    var value: SwiftTree
  }

  var captures: [Capture] = []

  /// Nil where the body says `$0`.
  var parameters: [Parameter]?

  /// What stands before the value, which is then returned.
  var statements: [SwiftStatement] = []
  var value: SwiftTree

  init(
    capturing captures: [Capture] = [], _ parameters: [SwiftPattern]?,
    after statements: [SwiftStatement] = [], _ value: SwiftTree
  ) {
    self.captures = captures
    self.parameters = parameters?.map { Parameter(pattern: $0, type: nil) }
    self.statements = statements
    self.value = value
  }

  var isThrowing: Bool { value.isThrowing || statements.contains(where: \.isThrowing) }
}
