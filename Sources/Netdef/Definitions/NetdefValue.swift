/// A value of netdef whose Swift type is decided when the program runs.
///
/// Generated code has Swift types where it can: `Int`, `Pair`, `[Int]`. This one is for the rest: a
/// list of unequal elements, the arguments of a recipe.
public indirect enum NetdefValue: Hashable, Sendable {
  /// A whole number.
  case int(Int)
  /// A number.
  case float(Double)
  /// A truth.
  case bool(Bool)
  /// Nothing, which some parameters take.
  case none
  /// A name that stands for itself, such as `same`.
  case symbol(String)
  /// `[64, 128]`.
  case list([NetdefValue])
  /// `(3, 5)`.
  case tuple([NetdefValue])
  /// A layer or block as a value.
  case layer(LayerRecipe)
}

extension NetdefValue {
  /// The kind of value as messages name it.
  var kindName: String {
    switch self {
    case .int: "an Int"
    case .float: "a Float"
    case .bool: "a Bool"
    case .none: "`none`"
    case .symbol(let name): quoted(name)
    case .list: "a list"
    case .tuple(let values): values.count == 2 ? "a pair" : "a tuple"
    case .layer: "a layer"
    }
  }

  /// Whether it is or holds an Int above a bound, without its sign.
  func holdsInt(beyond bound: Int) -> Bool {
    switch self {
    case .int(let number): number.magnitude > bound.magnitude
    case .list(let values), .tuple(let values): values.contains { $0.holdsInt(beyond: bound) }
    default: false
    }
  }

  /// The value where its kind is the point: 3.0 is not shown as 3.
  var kindText: String {
    if case .float = self { description } else { shortText }
  }

  /// As written in netdef, cut where a message would get too long; whole numbers without a point.
  public var shortText: String {
    var room = 12
    return shortText(&room)
  }

  private func shortText(_ room: inout Int) -> String {
    switch self {
    case .list(let values): return "[" + Self.shortTexts(values, &room) + "]"
    case .tuple(let values): return "(" + Self.shortTexts(values, &room) + ")"
    case .float(let number):
      room -= 1
      return Int(exactly: number).map(String.init) ?? description
    default:
      room -= 1
      return description
    }
  }

  private static func shortTexts(_ values: [NetdefValue], _ room: inout Int) -> String {
    var texts: [String] = []
    for value in values {
      guard room > 0 else { return texts.joined(separator: ", ") + ", …" }
      texts.append(value.shortText(&room))
    }
    return texts.joined(separator: ", ")
  }
}

extension NetdefValue: CustomStringConvertible {
  /// As written in netdef.
  public var description: String {
    switch self {
    case .int(let number): String(number)
    case .float(let number): "\(number)"
    case .bool(let truth): truth ? "true" : "false"
    case .none: "none"
    case .symbol(let name): name
    case .list(let values): "[" + values.map(\.description).joined(separator: ", ") + "]"
    case .tuple(let values): "(" + values.map(\.description).joined(separator: ", ") + ")"
    case .layer(let recipe): recipe.netdefText
    }
  }
}

extension NetdefValue: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByNilLiteral, ExpressibleByArrayLiteral
{
  public init(integerLiteral number: Int) { self = .int(number) }
  public init(floatLiteral number: Double) { self = .float(number) }
  public init(booleanLiteral truth: Bool) { self = .bool(truth) }
  public init(nilLiteral: ()) { self = .none }
  public init(arrayLiteral values: NetdefValue...) { self = .list(values) }
}
