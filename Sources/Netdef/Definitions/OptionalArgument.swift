/// An argument that may be `none`, of a parameter whose default the initializer computes.
///
/// `nil` gives `none`; what is left out gets the default, which a plain optional could not tell from
/// `none`.
public enum OptionalArgument<Wrapped: Sendable>: Sendable {
  /// Nothing was given.
  case standard
  /// `none` was given.
  case none
  /// A value was given.
  case some(Wrapped)

  /// Gives a value, or `none`.
  public init(_ value: Wrapped?) { self = value.map(Self.some) ?? Self.none }

  /// What was given, or the default.
  public func value(or standard: @autoclosure () throws -> Wrapped?) rethrows -> Wrapped? {
    switch self {
    case .standard: try standard()
    case .none: nil
    case .some(let value): value
    }
  }
}

extension OptionalArgument: ExpressibleByNilLiteral {
  public init(nilLiteral: ()) { self = .none }
}

extension OptionalArgument: NetdefValueConvertible where Wrapped: NetdefValueConvertible {
  public init(netdefValue value: NetdefValue) throws { self.init(try Wrapped?(netdefValue: value)) }

  public var netdefValue: NetdefValue { value(or: nil).netdefValue }
  public static var netdefType: String { (Wrapped?).netdefType }
}
