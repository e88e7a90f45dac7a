/// What can be wrong with the arguments of a layer or function.
extension Diagnostic {
  static func unknownLayer(_ name: String, nearest: String?, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "unknown-layer", "there is no layer `\(name)`", at: Label(range),
      help: [
        nearest.map { "did you mean `\($0)`?" }
          ?? "declare a layer written in Swift with `extern layer \(name)`"
      ])
  }

  static func unknownArgument(
    _ label: String, of name: String, known: [String], nearest: String?, at range: SourceRange
  ) -> Diagnostic {
    let parameters = known.map { "`\($0)`" }.joined(separator: ", ")
    return Diagnostic(
      "unknown-parameter", "`\(name)` has no parameter `\(label)`", at: Label(range),
      help: [
        nearest.map { "did you mean `\($0)`?" }
          ?? (known.isEmpty ? "it takes none" : "its parameters are \(parameters)")
      ])
  }

  static func renamedArgument(
    _ old: String, to new: String, of name: String, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "renamed-parameter", "`\(old)` of `\(name)` is spelled `\(new)` in netdef",
      at: Label(range), help: ["write `\(new):`"])
  }

  static func argumentTwice(
    _ name: String, at range: SourceRange, first: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "argument-twice", "`\(name)` is given twice", at: Label(range),
      also: [Label(first, "first given here")])
  }

  static func tooManyArguments(of name: String, limit: Int, at range: SourceRange) -> Diagnostic {
    let count =
      limit == 0 ? "no argument" : limit == 1 ? "one argument" : "\(limit) arguments"
    return Diagnostic(
      "too-many-arguments", "`\(name)` takes \(count) without a label", at: Label(range))
  }

  static func missingArgument(
    _ name: String, type: String, of layer: String, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "missing-argument", "`\(layer)` needs `\(name)`, \(type)", at: Label(range),
      help: ["write `\(layer)(\(name): …)`"])
  }

  static func wrongType(
    _ value: Value, expected: String, of parameter: String, in layer: String,
    at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "wrong-type",
      "`\(parameter)` of `\(layer)` is \(expected), but `\(value)` is \(value.kindName)",
      at: Label(range))
  }

  static func wrongDefault(
    _ value: Value, expected: String, of parameter: String, in layer: String,
    at range: SourceRange, default place: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "wrong-type",
      "`\(parameter)` of `\(layer)` is \(expected), but its default here is `\(value)`",
      at: Label(range), also: [Label(place, "the default")])
  }

  static func namedFunction(_ function: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "named-function", "`\(function)` is a function: no child, so it takes no name",
      at: Label(range))
  }

  static func functionWithoutTensor(_ function: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "missing-argument", "`\(function)` needs a tensor as its first argument", at: Label(range),
      help: ["write `x -> \(function)` or `\(function)(x)`"])
  }

  static func notAStep(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "not-a-step", "this is no step: a step is a layer, a function or a chain in parentheses",
      at: Label(range))
  }

  static func oneTensorNeeded(at range: SourceRange) -> Diagnostic {
    Diagnostic("not-a-tensor", "one tensor is needed here", at: Label(range))
  }

  static func notALayer(_ value: Value, at range: SourceRange) -> Diagnostic {
    Diagnostic("not-a-layer", "\(value.kindName) is no layer", at: Label(range))
  }

  static func computedName(_ value: Value, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "computed-name", "a name is made of whole numbers, not of \(value.kindName)",
      at: Label(range))
  }

  static func callsTooDeep(of name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic("cycle", "the calls of `\(name)` do not come to an end", at: Label(range))
  }

  static func notATensor(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic("not-a-tensor", "`\(name)` is a number, not a tensor", at: Label(range))
  }
}
