extension LayerRecipe {
  /// What a recipe can be given an argument for.
  ///
  /// A string literal is a parameter whose type is checked when the layer is made; the others state
  /// it, so that a wrong argument is refused where it is given.
  public struct Parameter: Sendable {
    /// The name in netdef: `ceil_mode`.
    public let name: String

    /// Whether an argument without a label passes it by, as `in` of `Conv2d`.
    public let isLabelOnly: Bool

    /// Whether a layer cannot be made without it; nil where only the making knows.
    let isRequired: Bool?

    /// The type of its values; nil where only the making knows.
    let type: (any NetdefValueConvertible.Type)?

    /// The type in words, where that is not the type's own text.
    let typeText: String?

    /// The label in Swift: `ceilMode`.
    public var label: String { camelCase(name) }

    private init(
      _ name: String, isLabelOnly: Bool, isRequired: Bool?,
      type: (any NetdefValueConvertible.Type)?, typeText: String?
    ) {
      self.name = name
      self.isLabelOnly = isLabelOnly
      self.isRequired = isRequired
      self.type = type
      self.typeText = typeText
    }

    /// A parameter without a default.
    public static func required(
      _ name: String, _ type: any NetdefValueConvertible.Type, _ typeText: String? = nil
    ) -> Parameter {
      Parameter(name, isLabelOnly: false, isRequired: true, type: type, typeText: typeText)
    }

    /// A parameter with a default.
    public static func optional(
      _ name: String, _ type: any NetdefValueConvertible.Type, _ typeText: String? = nil
    ) -> Parameter {
      Parameter(name, isLabelOnly: false, isRequired: false, type: type, typeText: typeText)
    }

    /// A parameter that is given by its label alone: `named in` in netdef.
    public static func labelOnly(
      _ name: String, _ type: (any NetdefValueConvertible.Type)? = nil, _ typeText: String? = nil,
      isRequired: Bool? = false
    ) -> Parameter {
      Parameter(name, isLabelOnly: true, isRequired: isRequired, type: type, typeText: typeText)
    }

    /// The type as messages have it; nil where only the making knows.
    var description: String? { typeText ?? type?.netdefType }

    /// Whether a label in a call, in either spelling, means the parameter.
    func isCalled(_ label: String) -> Bool { label == name || label == self.label }

    /// The value as the parameter's type has it: an Int becomes a Float where one is expected.
    ///
    /// - Throws: `DefinitionError` `wrong-type` with the recipe's name, `number-too-large` for a Float
    ///   past the 32 bits that a layer has for it.
    func checked(_ value: NetdefValue, in recipe: String) throws -> NetdefValue {
      guard let type else { return value }
      do {
        let converted = try type.init(netdefValue: value).netdefValue
        if let number = converted.tooLargeFloat { throw DefinitionError.floatTooLarge(number) }
        return converted
      } catch let error as DefinitionError where error.id == "wrong-type" {
        throw DefinitionError.wrongType(
          value, expected: typeText ?? type.netdefType, of: name, in: recipe)
      }
    }
  }
}

extension NetdefValue {
  /// A Float in the value that is too large for the 32 bits that a layer has for it.
  fileprivate var tooLargeFloat: NetdefValue? {
    switch self {
    case .float(let number):
      // A bare `nil` would be netdef's `none`.
      return Float(number).isFinite ? Optional<NetdefValue>.none : .some(self)
    case .list(let values), .tuple(let values):
      for value in values {
        if let number = value.tooLargeFloat { return .some(number) }
      }
      return Optional<NetdefValue>.none
    default: return Optional<NetdefValue>.none
    }
  }
}

extension LayerRecipe.Parameter: ExpressibleByStringLiteral {
  public init(stringLiteral name: String) {
    self.init(name, isLabelOnly: false, isRequired: nil, type: nil, typeText: nil)
  }
}
