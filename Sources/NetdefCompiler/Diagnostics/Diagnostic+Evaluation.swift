/// What can be wrong with a compile-time value.
extension Diagnostic {
  static func unknownName(_ name: String, nearest: String?, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "unknown-name", "there is no value `\(name)` here", at: Label(range),
      help: nearest.map { ["did you mean `\($0)`?"] } ?? [])
  }

  /// A use of `cell{i}` where no `layer` statement has made a layer of that name.
  ///
  /// - Parameters:
  ///   - written: The name as it stands there.
  ///   - made: The layers whose names are computed as this one.
  ///   - isPlain: Whether something has the name as it is.
  static func unknownComputedLayer(
    _ name: String, written: String, made: [String], isPlain: Bool, at range: SourceRange
  ) -> Diagnostic {
    let list = made.prefix(6).map { "`\($0)`" }.joined(separator: ", ")
    var help = ["declare it before: `layer \(written) = …`"]
    if !made.isEmpty {
      help = ["those made before are \(list)\(made.count > 6 ? ", …" : "")"]
    } else if isPlain {
      help = ["a name that is not computed is written as it is: `\(name)`"]
    }
    return Diagnostic(
      "unknown-name", "there is no layer `\(name)` here", at: Label(range), help: help)
  }

  /// The same diagnostic where the name is given below: a use before its time.
  func pointing(to place: SourceRange?) -> Diagnostic {
    guard let place, place.lower > primary.range.lower else { return self }
    var diagnostic = self
    diagnostic.secondary.append(Label(place, "named only here"))
    diagnostic.help = ["use it after the statement that names it"]
    return diagnostic
  }

  static func unknownMember(_ name: String, of value: Value, at range: SourceRange) -> Diagnostic {
    let help: [String]
    switch value {
    case .tuple(let values): help = [partsHelp(values.count)]
    case .list: help = ["an element is reached by its index: `list[0]`"]
    default: help = []
    }
    return Diagnostic(
      "unknown-member", "\(value.kindName) has no member `.\(name)`", at: Label(range), help: help)
  }

  /// How the parts of a tuple are got at.
  static func partsHelp(_ count: Int) -> String {
    let names = ["a", "b", "c", "d"].prefix(count).joined(separator: ", ")
    return "name its parts, `let (\(names)\(count > 4 ? ", …" : "")) = …`, or take one by `.0`"
  }

  static func textAsValue(at range: SourceRange) -> Diagnostic {
    Diagnostic("not-a-value", "a text is no value here", at: Label(range))
  }

  static func chainAsValue(at range: SourceRange) -> Diagnostic {
    Diagnostic("not-a-value", "a chain of layers is no number", at: Label(range))
  }

  static func notASize(_ value: Value, at range: SourceRange) -> Diagnostic {
    Diagnostic("wrong-type", "expected an Int, found \(value.kindName)", at: Label(range))
  }

  static func notATruth(_ value: Value, at range: SourceRange) -> Diagnostic {
    Diagnostic("wrong-type", "expected a Bool, found \(value.kindName)", at: Label(range))
  }

  static func notAList(_ value: Value, at range: SourceRange) -> Diagnostic {
    Diagnostic("wrong-type", "expected a list, found \(value.kindName)", at: Label(range))
  }

  static func notArithmetic(
    _ operation: String, _ left: Value, _ right: Value?, at range: SourceRange
  ) -> Diagnostic {
    let operands = right.map { "\(left.kindName) and \($0.kindName)" } ?? left.kindName
    return Diagnostic("wrong-type", "`\(operation)` does not take \(operands)", at: Label(range))
  }

  static func notComparable(
    _ operation: String, _ left: Value, _ right: Value, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "wrong-type", "`\(operation)` does not compare \(left.kindName) and \(right.kindName)",
      at: Label(range))
  }

  static func unknownSymbol(
    _ name: String, of parameter: String, known: [String], at range: SourceRange
  ) -> Diagnostic {
    let choices = known.map { "`\($0)`" }.joined(separator: ", ")
    return Diagnostic(
      "unknown-symbol", "`\(parameter)` cannot be `\(name)`", at: Label(range),
      help: [
        nearestName(to: name, among: known).map { "did you mean `\($0)`?" }
          ?? "the names it takes: \(choices)"
      ])
  }

  static func conditionalWithoutElse(at range: SourceRange) -> Diagnostic {
    Diagnostic("missing-else", "a value needs both arms of its `if`", at: Label(range))
  }

  static func undecidable(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "undecidable", "this depends on an open size, so it cannot be decided when checking",
      at: Label(range), help: ["write a number for the size"])
  }

  static func negativeRoot(_ number: Double, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "wrong-type", "`sqrt` takes numbers from 0 on, not \(Value.float(number).shortText)",
      at: Label(range))
  }

  static func openSizeInReal(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "undecidable", "an open size cannot take part in Float arithmetic", at: Label(range),
      help: ["write a number for the size, or compute in Ints"])
  }

  static func zeroStep(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "wrong-index", "a range's step is not 0, and that of a part of a list is at least 1",
      at: Label(range))
  }

  static func divisionByZero(at range: SourceRange) -> Diagnostic {
    Diagnostic("division-by-zero", "this is a division by zero", at: Label(range))
  }

  static func arithmeticOverflow(_ operands: [Size], at range: SourceRange) -> Diagnostic {
    guard operands.contains(where: { $0.value == nil }) else {
      return Diagnostic("number-too-large", "the number gets too large here", at: Label(range))
    }
    return Diagnostic(
      "size-too-long", "the formula of this size gets too long or its numbers too large here",
      at: Label(range), help: ["write numbers for some of the open sizes"])
  }

  /// - Parameter place: The default that has the number, where none is written.
  static func floatTooLarge(
    _ number: Double, at range: SourceRange, default place: SourceRange? = nil
  ) -> Diagnostic {
    Diagnostic(
      "number-too-large", "`\(Value.text(of: number))` is too large for a Float of 32 bits",
      at: Label(range), also: place.map { [Label($0, "the default")] } ?? [],
      help: ["the largest Float is about 3.4e38"])
  }

  /// A number that a declaration computes with, past what its arithmetic bears.
  static func argumentTooLarge(
    _ parameter: String, of declaration: String, _ value: Value, limit: Int, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "number-too-large",
      "`\(parameter)` of `\(declaration)` is at most \(limit), but it is \(value)",
      at: Label(range))
  }

  static func negativeExponent(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "wrong-type", "an Int's exponent is a known number of at least 0", at: Label(range),
      help: ["use a Float base for other powers"])
  }

  static func openRange(at range: SourceRange) -> Diagnostic {
    Diagnostic("open-range", "a range outside of `[ ]` needs both ends", at: Label(range))
  }

  static func listTooLong(limit: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic("list-too-long", "a list has at most \(limit) elements", at: Label(range))
  }

  static func patternMismatch(
    count: Int, _ value: Value, at range: SourceRange
  ) -> Diagnostic {
    let found: String
    switch value {
    case .tuple(let values), .list(let values): found = "\(values.count)"
    default: found = value.kindName
    }
    return Diagnostic(
      "pattern", "\(count) names stand for \(found)", at: Label(range))
  }

  static func listTooDeep(limit: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "list-too-long", "lists and tuples nest at most \(limit) deep", at: Label(range))
  }

  static func evaluationTooLong(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "evaluation-too-long",
      "the lists of this module have more than \(EvaluationBudget.limit) elements in all",
      at: Label(range), help: ["write shorter lists"])
  }

  static func tooManyCalls(limit: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "evaluation-too-long",
      "the functions of this module are called more than \(limit) times in all",
      at: Label(range))
  }

  static func tooManyTurns(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "evaluation-too-long",
      "the repeats of this module have more than \(EvaluationBudget.turnLimit) turns in all",
      at: Label(range))
  }

  static func tooManyFollowed(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "evaluation-too-long",
      "the definitions of this module have more than \(EvaluationBudget.stepLimit) steps in all, "
        + "those of a definition counted for each use that differs",
      at: Label(range))
  }

  static func tooManyUses(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "evaluation-too-long",
      "the definitions of this module are used in more than \(EvaluationBudget.useLimit) ways that "
        + "differ in arguments or shapes",
      at: Label(range))
  }

  static func oneIndexNeeded(at range: SourceRange) -> Diagnostic {
    Diagnostic("wrong-index", "a list takes one index or one range", at: Label(range))
  }

  static func indexOutOfRange(_ index: Int, count: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "wrong-index", "index \(index) is outside of a list of \(count)", at: Label(range))
  }

  static func labelInCall(
    _ label: String, of function: String, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "unknown-parameter", "`\(function)` takes values without labels, not `\(label):`",
      at: Label(range))
  }

  static func unknownFunction(
    _ name: String, nearest: String?, at range: SourceRange
  ) -> Diagnostic {
    // `linear` is more likely the layer `Linear`; another function that is spelled alike is not meant.
    let isComing =
      OtherNames.comingFunctions.contains(name) && !(nearest?.isCapitalised ?? false)
    let help = OtherNames.functions[name] ?? nearest.map { "did you mean `\($0)`?" }
    return Diagnostic(
      "unknown-function", "there is no function `\(name)`\(isComing ? " yet" : "")",
      at: Label(range),
      help: isComing
        ? ["declare one written in Swift with `extern function \(name)`"] : help.map { [$0] } ?? [])
  }

  /// One of the values that a function counts with is no number.
  ///
  /// - Parameter position: Its index, where the excerpt does not show it.
  static func wrongFunctionElement(
    _ name: String, _ value: Value, wanted: String, position: Int?, at range: SourceRange
  ) -> Diagnostic {
    let element = position.map { "element \($0) of the list" } ?? "this"
    return Diagnostic(
      "wrong-type", "`\(name)` takes \(wanted), but \(element) is \(value.kindName)",
      at: Label(range))
  }

  static func wrongFunctionArguments(
    _ name: String, _ values: [Value], at range: SourceRange
  ) -> Diagnostic {
    if case .tensor? = values.first {
      return notYetSupported("`\(name)` of a tensor", at: range)
    }
    let found = values.prefix(3).map(\.kindName).joined(separator: ", ")
    return Diagnostic(
      "wrong-type",
      values.isEmpty
        ? "`\(name)` needs a value" : "`\(name)` does not take \(found)",
      at: Label(range))
  }
}
