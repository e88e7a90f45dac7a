/// The arguments that a recipe's layer is made with.
public struct RecipeArguments: Sendable {
  /// The recipe's name, for messages.
  let recipe: String

  /// What was given, by the parameter's name in netdef.
  let values: [String: NetdefValue]

  /// The value of a parameter that has no default, by its name in netdef.
  ///
  /// - Throws: `DefinitionError` `missing-argument`, or `wrong-type` for a value of another kind.
  public subscript<Value: NetdefValueConvertible>(name: String) -> Value {
    get throws {
      guard let value: Value = try optional(name) else {
        throw DefinitionError.missingArguments([(name, Value.netdefType)], of: recipe)
      }
      return value
    }
  }

  /// Whether anything was given for a parameter.
  public func has(_ name: String) -> Bool { values[name] != nil }

  /// What was given for a parameter, of whatever kind.
  ///
  /// - Throws: `DefinitionError` `missing-argument`.
  public func value(_ name: String) throws -> NetdefValue { try self[name] }

  /// The value of a parameter, or its default.
  ///
  /// - Throws: `DefinitionError` `wrong-type` for a value of another kind; what the default throws.
  public subscript<Value: NetdefValueConvertible>(
    name: String, default value: @autoclosure () throws -> Value
  ) -> Value {
    get throws { try optional(name) ?? value() }
  }

  /// The value of a parameter, or nil when it was not given.
  ///
  /// - Throws: `DefinitionError` `wrong-type` for a value of another kind.
  public func optional<Value: NetdefValueConvertible>(_ name: String) throws -> Value? {
    guard let value = values[name] else { return nil }
    do {
      return .some(try Value(netdefValue: value))
    } catch let error as DefinitionError where error.id == "wrong-type" {
      throw DefinitionError.wrongType(value, expected: Value.netdefType, of: name, in: recipe)
    }
  }
}
