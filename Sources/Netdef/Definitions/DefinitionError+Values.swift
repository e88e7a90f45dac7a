/// What can be wrong with values: the checker's messages, word for word.
extension DefinitionError {
  static func wrongType(
    _ value: NetdefValue, expected: String, of parameter: String, in recipe: String
  ) -> DefinitionError {
    DefinitionError(
      "\(quoted(parameter)) of \(quoted(recipe)) is \(expected), but \(quoted(value.kindText)) is \(value.kindName)",
      id: "wrong-type")
  }

  static func wrongType(_ value: NetdefValue, expected: String) -> DefinitionError {
    DefinitionError("expected \(expected), found \(value.kindName)", id: "wrong-type")
  }

  static func notArithmetic(
    _ operation: String, _ left: NetdefValue, _ right: NetdefValue?
  ) -> DefinitionError {
    let operands = right.map { "\(left.kindName) and \($0.kindName)" } ?? left.kindName
    return DefinitionError("\(quoted(operation)) does not take \(operands)", id: "wrong-type")
  }

  static func notComparable(_ left: NetdefValue, _ right: NetdefValue) -> DefinitionError {
    DefinitionError(
      "`<` does not compare \(left.kindName) and \(right.kindName)", id: "wrong-type")
  }

  static func wrongFunctionArguments(_ name: String, _ found: String) -> DefinitionError {
    DefinitionError("\(quoted(name)) does not take \(found)", id: "wrong-type")
  }

  static func unknownMember(_ name: String, of value: NetdefValue) -> DefinitionError {
    DefinitionError("\(value.kindName) has no member `.\(name)`", id: "unknown-member")
  }

  static var divisionByZero: DefinitionError {
    DefinitionError("this is a division by zero", id: "division-by-zero")
  }

  static var numberTooLarge: DefinitionError {
    DefinitionError("the number gets too large here", id: "number-too-large")
  }

  static func floatTooLarge(_ number: NetdefValue) -> DefinitionError {
    DefinitionError(
      "\(quoted(number.description)) is too large for a Float of 32 bits", id: "number-too-large",
      help: "the largest Float is about 3.4e38")
  }

  static var negativeExponent: DefinitionError {
    DefinitionError(
      "an Int's exponent is a known number of at least 0", id: "wrong-type",
      help: "use a Float base for other powers")
  }

  static func indexOutOfRange(_ index: Int, count: Int) -> DefinitionError {
    DefinitionError("index \(index) is outside of a list of \(count)", id: "wrong-index")
  }

  static var zeroStep: DefinitionError {
    DefinitionError(
      "a range's step is not 0, and that of a part of a list is at least 1", id: "wrong-index")
  }

  static func listTooLong(limit: Int) -> DefinitionError {
    DefinitionError("a list has at most \(limit) elements", id: "list-too-long")
  }

  static func patternMismatch(count: Int, _ value: NetdefValue) -> DefinitionError {
    let found: String
    switch value {
    case .tuple(let values), .list(let values): found = "\(values.count)"
    default: found = value.kindName
    }
    return DefinitionError("\(count) names stand for \(found)", id: "pattern")
  }
}
