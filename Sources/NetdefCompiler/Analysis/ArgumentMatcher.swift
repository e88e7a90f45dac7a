/// Assigns a call's arguments to the parameters of a declaration.
struct ArgumentMatcher {
  /// An argument that was written, checked against its parameter's type.
  struct Written: Sendable {
    var value: Value
    var range: SourceRange
  }

  let declaration: Signature
  let evaluator: Evaluator

  private var bag: DiagnosticBag { evaluator.bag }

  /// The written arguments by parameter.
  struct Match {
    var written: [String: Written] = [:]

    /// False when something was reported.
    var isRight = true

    /// False when a value that is needed is not known.
    var isComplete = true
  }

  /// Adds arguments to those that were given before: an argument without a label goes to the next
  /// parameter that has none yet, one with a label replaces an earlier one.
  func match(
    _ arguments: [Argument], given: [String: Written] = [:]
  ) -> Match {
    var match = Match(written: given)
    var isNew: [String: SourceRange] = [:]
    var positional = declaration.parameters.filter {
      !$0.isNamed && given[$0.name.value] == nil
    }[...]
    for argument in arguments {
      guard let parameter = parameter(of: argument, &positional, &match) else {
        match.isRight = false
        match.isComplete = false
        continue
      }
      if let first = isNew.updateValue(argument.expression.range, forKey: parameter.name.value) {
        bag.report(.argumentTwice(parameter.name.value, at: argument.range, first: first))
        match.isRight = false
        continue
      }
      guard let value = value(of: argument, for: parameter) else {
        match.isRight = false
        match.isComplete = false
        continue
      }
      match.written[parameter.name.value] = Written(value: value, range: argument.expression.range)
    }
    return match
  }

  /// Reports parameters that have neither an argument nor a default.
  func isComplete(_ written: [String: Written], at range: SourceRange) -> Bool {
    let missing = declaration.parameters.filter {
      $0.defaultValue == nil && written[$0.name.value] == nil
    }
    for parameter in missing {
      bag.report(
        .missingArgument(
          parameter.name.value, type: TypeChecker.describe(parameter.type),
          of: declaration.name, at: range))
    }
    return missing.isEmpty
  }

  private func parameter(
    of argument: Argument, _ positional: inout ArraySlice<ParameterSyntax>, _ match: inout Match
  ) -> ParameterSyntax? {
    if argument.isSpread {
      bag.report(.notYetSupported("spreading a list over arguments", at: argument.range))
      return nil
    }
    guard let label = argument.label else {
      if let parameter = positional.popFirst() { return parameter }
      bag.report(
        .tooManyArguments(
          of: declaration.name, limit: declaration.parameters.filter { !$0.isNamed }.count,
          at: argument.range))
      return nil
    }
    if let parameter = declaration.parameters.first(where: { $0.name.value == label.value }) {
      positional.removeAll { $0.name.value == label.value }
      return parameter
    }
    if let new = declaration.renamed[label.value] {
      bag.report(.renamedArgument(label.value, to: new, of: declaration.name, at: label.range))
      match.isRight = false
      // What was meant is clear, so shapes can be followed and later errors found.
      return declaration.parameters.first { $0.name.value == new }
    } else {
      let known = declaration.parameterNames
      bag.report(
        .unknownArgument(
          label.value, of: declaration.name, known: known,
          nearest: nearestName(to: label.value, among: known), at: label.range))
    }
    return nil
  }

  private func value(of argument: Argument, for parameter: ParameterSyntax) -> Value? {
    let expression = argument.expression
    // A bare name is the symbol of that name where the type has one.
    if case .name(let name) = expression.kind, parameter.symbols.contains(name) {
      return .symbol(name)
    }
    if case .name(let name) = expression.kind, !parameter.symbols.isEmpty,
      evaluator.environment[name] == nil
    {
      bag.report(
        .unknownSymbol(
          name, of: parameter.name.value, known: parameter.symbols, at: expression.range))
      return nil
    }
    let value = evaluator.evaluate(expression)
    if value == .unknown { return nil }
    guard let coerced = TypeChecker.coerce(value, to: parameter.type) else {
      bag.report(
        .wrongType(
          value, expected: TypeChecker.describe(parameter.type), of: parameter.name.value,
          in: declaration.name, at: expression.range))
      return nil
    }
    return coerced
  }
}
