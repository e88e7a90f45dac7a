/// What the stated types show to be wrong, whatever the values are.
extension Diagnostic {
  /// - Parameter text: The value as it is written; nil where that is long.
  static func wrongType(
    _ type: ValueType, _ text: String?, expected: String, of parameter: String,
    in definition: String, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "wrong-type",
      "`\(parameter)` of `\(definition)` is \(expected), but "
        + "\(text.map { "`\($0)`" } ?? "this") is \(type)",
      at: Label(range), help: expected == "an Int" ? help(type, text) : [])
  }

  /// What leaves in an arm that perhaps no use takes.
  static func outputNotATensor(_ type: ValueType, at range: SourceRange) -> Diagnostic {
    let help = type.mayBe { if case .layer = $0 { true } else { false } }
    return Diagnostic(
      "not-a-tensor", "an output is a tensor, not \(type)", at: Label(range),
      help: help ? ["begin with what flows: `x -> …`"] : [])
  }

  /// - Parameter flow: The arm in which data flows.
  static func mixedArms(
    _ type: ValueType, flow: SourceRange, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "wrong-type", "one arm of the condition gives a tensor and the other \(type)",
      at: Label(range), also: [Label(flow, "a tensor")])
  }

  /// - Parameter flow: The element through which data flows.
  static func valueAmongTensors(
    _ type: ValueType, flow: SourceRange, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "mixed-values", "a list holds tensors or values, but beside a tensor this is \(type)",
      at: Label(range), also: [Label(flow, "a tensor")])
  }

  /// - Parameter type: What the variable held before.
  static func mixedVariable(
    _ type: ValueType, _ value: ValueType, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "mixed-values",
      "a variable holds tensors or values, but this one was \(type) and becomes \(value)",
      at: Label(range))
  }

  /// A layer where nobody will know how many tensors it gives.
  static func severalOutputsAsValue(
    _ name: String, _ count: Int, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "several-outputs",
      "a layer that is a value gives one tensor, but `\(name)` gives \(count)",
      at: Label(range), help: ["name `\(name)` where data flows into it"])
  }

  /// - Parameter count: How many tensors its last step gives.
  static func severalTensorsLeaveChain(_ count: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "several-outputs",
      "a chain that is a layer gives one tensor, but its last step gives \(count)",
      at: Label(range), help: ["put the step that gives \(count) where data flows into it"])
  }

  /// - Parameter expected: `an Int`, `a list`.
  static func expected(
    _ expected: String, _ type: ValueType, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic("wrong-type", "expected \(expected), found \(type)", at: Label(range))
  }

  static func notArithmetic(
    _ operation: String, _ left: ValueType, _ right: ValueType?, at range: SourceRange
  ) -> Diagnostic {
    let operands = right.map { "\(left) and \($0)" } ?? left.description
    let hasPair = left == .pair || right == .pair
    return Diagnostic(
      "wrong-type", "`\(operation)` does not take \(operands)", at: Label(range),
      help: hasPair ? ["compute with its two numbers, `.0` and `.1`"] : [])
  }

  static func notComparable(
    _ operation: String, _ left: ValueType, _ right: ValueType, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "wrong-type", "`\(operation)` does not compare \(left) and \(right)", at: Label(range))
  }

  static func unknownMember(
    _ name: String, of type: ValueType, at range: SourceRange
  ) -> Diagnostic {
    let help: [String] =
      switch type {
      case .tuple(let parts): [partsHelp(parts.count)]
      case .list: ["an element is reached by its index: `list[0]`"]
      default: []
      }
    return Diagnostic(
      "unknown-member", "\(type.kind) has no member `.\(name)`", at: Label(range), help: help)
  }

  static func patternMismatch(
    count: Int, _ type: ValueType, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "pattern", "\(count) names stand for \(type)", at: Label(range))
  }

  static func wrongFunctionArguments(
    _ name: String, _ types: [ValueType], at range: SourceRange
  ) -> Diagnostic {
    let found = types.prefix(3).map(\.description).joined(separator: ", ")
    return Diagnostic("wrong-type", "`\(name)` does not take \(found)", at: Label(range))
  }

  static func statedType(
    _ type: ValueType, expected: String, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "wrong-type", "this is stated to be \(expected), but it is \(type)", at: Label(range))
  }

  static func notALayer(_ type: ValueType, at range: SourceRange) -> Diagnostic {
    Diagnostic("not-a-layer", "\(type) is no layer", at: Label(range))
  }

  /// How a value becomes an Int.
  private static func help(_ type: ValueType, _ text: String?) -> [String] {
    guard let text else { return [] }
    switch type {
    case .pair: return ["take one of its two numbers, `\(text).0` or `\(text).1`"]
    case .float: return ["make it a whole number: `floor(\(text))`"]
    case .list: return ["take one of its elements, `\(text)[0]`"]
    default: return []
    }
  }
}
