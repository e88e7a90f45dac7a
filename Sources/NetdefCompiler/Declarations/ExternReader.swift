/// Makes an `ExternDeclaration` of a definition's syntax and reports what does not belong in one.
struct ExternReader {
  let bag: DiagnosticBag

  func read(_ definition: Definition, body: [Statement], isLayer: Bool) -> ExternDeclaration? {
    var input: (name: Name, shape: ShapeSyntax)?
    var moreInputs: [(name: Name, shape: ShapeSyntax)] = []
    var isVariadic = false
    var output: ShapeSyntax?
    var statements: [Statement] = []
    var renamed: [String: String] = [:]
    // What could not be read was reported and may have been anything.
    var isReadable = true
    for statement in body {
      switch statement.kind {
      case .input(let name, let standsForMany, let shape):
        if input == nil {
          input = (name, shape)
          isVariadic = standsForMany
        } else if standsForMany || isVariadic {
          bag.report(.notYetSupported("a varying number of tensors beside others", at: name.range))
        } else {
          moreInputs.append((name, shape))
        }
      case .output(nil, _, let value):
        guard let shape = Self.shape(of: value) else {
          bag.report(.externOutput(at: value.range))
          isReadable = false
          continue
        }
        if output != nil { bag.report(.notYetSupported("a second output", at: statement.range)) }
        output = output ?? shape
      case .outputShape(let name, let shape):
        if output != nil {
          bag.report(.notYetSupported("a second output", at: statement.range))
        } else if let name {
          bag.report(.notYetSupported("a named output", at: name.range))
        }
        output = output ?? shape
      case .renamed(let pairs):
        for pair in pairs {
          guard definition.parameters.contains(where: { $0.name.value == pair.new.value }) else {
            bag.report(
              .unknownArgument(
                pair.new.value, of: definition.name.value,
                known: definition.parameters.map(\.name.value),
                nearest: nearestName(
                  to: pair.new.value, among: definition.parameters.map(\.name.value)),
                at: pair.new.range))
            continue
          }
          renamed[pair.old.value] = pair.new.value
        }
      case .letValue, .requirement, .conditional, .state, .cost:
        if isAllowed(statement) { statements.append(statement) }
      case .unreadable: isReadable = false
      default: rejectStatement(statement)
      }
    }
    reportRepeatedParameters(definition.parameters)
    guard isReadable else { return nil }
    guard let input else {
      bag.report(.missingInput(of: definition.name.value, at: definition.name.range))
      return nil
    }
    guard let output else {
      bag.report(.missingOutput(of: definition.name.value, at: definition.name.range))
      return nil
    }
    return ExternDeclaration(
      name: definition.name.value, isLayer: isLayer, parameters: definition.parameters,
      input: input, moreInputs: moreInputs, isVariadic: isVariadic, output: output,
      statements: statements, renamed: renamed, states: statements.flatMap(\.states),
      documentation: definition.documentation, isPublic: definition.isPublic,
      range: definition.name.range,
      declaresParameters: statements.contains(where: Self.declaresParameter))
  }

  /// Reports statements in the arms of an `if` that an extern declaration does not take.
  private func isAllowed(_ statement: Statement) -> Bool {
    switch statement.kind {
    case .conditional(_, let then, let otherwise):
      (then + otherwise).map(isAllowed).allSatisfy { $0 }
    case .letValue(.name, nil, _, _), .requirement, .cost: true
    case .state(_, let name, .some, nil) where name.plain != nil: true
    default: rejectStatement(statement)
    }
  }

  @discardableResult
  private func rejectStatement(_ statement: Statement) -> Bool {
    switch statement.kind {
    case .unreadable: break
    case .forLoop:
      bag.report(
        .notYetSupported("`for` in an extern declaration", at: statement.keyword.range))
    case .state(_, let name, .some, nil) where name.plain == nil:
      bag.report(.notYetSupported("a computed name", at: name.range))
    case .letValue(let pattern, nil, _, _):
      bag.report(.notYetSupported("a `let` of this form", at: pattern.range))
    default: bag.report(.notInExtern(statement.keyword.value, at: statement.keyword.range))
    }
    return false
  }

  private func reportRepeatedParameters(_ parameters: [ParameterSyntax]) {
    var seen: [String: SourceRange] = [:]
    for parameter in parameters {
      if let first = seen[parameter.name.value] {
        bag.report(
          .duplicateName(parameter.name.value, at: parameter.name.range, first: first))
      }
      seen[parameter.name.value] = parameter.name.range
    }
  }

  private static func declaresParameter(_ statement: Statement) -> Bool {
    switch statement.kind {
    case .state(.parameter, _, _, _): true
    case .conditional(_, let then, let otherwise):
      (then + otherwise).contains(where: declaresParameter)
    default: false
    }
  }

  /// Reads `[S.., out]`, which the parser took for a list.
  private static func shape(of expression: Expression) -> ShapeSyntax? {
    guard case .list(let elements) = expression.kind,
      elements.allSatisfy({ $0.clauses.isEmpty })
    else { return nil }
    return ShapeSyntax(
      elementType: nil,
      sizes: elements.map {
        SizeSyntax(expression: $0.expression, isSpread: $0.isSpread, range: $0.expression.range)
      }, range: expression.range)
  }
}
