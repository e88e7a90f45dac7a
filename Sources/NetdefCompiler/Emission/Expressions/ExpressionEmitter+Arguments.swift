/// Arguments of calls, as `ArgumentMatcher` assigns them.
extension ExpressionEmitter {
  /// A call's arguments in the order of the parameters, with Swift's labels, each in the type of its
  /// parameter; parameters without an argument are left out.
  ///
  /// - Parameter given: Parameters that have a value already: arguments without labels pass them by.
  func arguments(
    _ arguments: [Argument], for signature: Signature, given: Set<String> = []
  ) throws(EmissionError) -> [(label: String, value: SwiftExpression)] {
    let pairs = try matched(arguments, signature, given: given)
    let module = declarations.modules[signature.name]
    let optional = module.map { values.optionalArguments($0) } ?? []
    var result: [(label: String, value: SwiftExpression)] = []
    for parameter in signature.parameters {
      guard let pair = pairs.first(where: { $0.parameter.name.value == parameter.name.value })
      else { continue }
      var value = try emit(pair.argument, for: parameter, of: signature)
      if optional.contains(parameter.name.value), value.tree != .absent {
        value.tree = SwiftTree.runtime("OptionalArgument").calling([value.tree])
      }
      result.append((SwiftNames.label(parameter.name.value), value))
    }
    return result
  }

  /// The type that a definition's parameter has in Swift.
  func type(of parameter: ParameterSyntax, in signature: Signature) -> StaticType {
    // Of `Pair | same` the runtime has a type already.
    let plain = StaticType(parameter.type, choiceName: .netdefValue)
    if !plain.holdsChoice { return plain }
    let name: SwiftType
    if declarations.valueFunctions[signature.name] != nil {
      name = values.choice(of: parameter)
    } else if declarations.isExtern(signature.name) {
      name = SwiftNames.externChoice(signature, parameter)
    } else {
      name = choice(signature, parameter)
    }
    return StaticType(parameter.type, choiceName: name)
  }

  /// The Swift enum for the names that a parameter of a definition takes: its name hides no other.
  func choice(_ signature: Signature, _ parameter: ParameterSyntax) -> SwiftType {
    let type = choiceName(signature, parameter)
    guard case .nested(let scope, let plain) = type else { return type }
    let isTaken =
      declarations.signature(of: plain) != nil || plain == signature.name
      || ["Activations", "Protocol", "Self", "Type"].contains(plain)
      || ReservedNames.types.contains(plain)
    return isTaken ? .nested(scope, plain + "Choice") : type
  }

  /// One argument in the type of its parameter; also a parameter's default, where a bare name is a
  /// symbol before it is anything else.
  func emit(
    _ expression: Expression, for parameter: ParameterSyntax, of signature: Signature,
    isExpected: Bool = true
  ) throws(EmissionError) -> SwiftExpression {
    try emit(
      expression.reading(namesAs: parameter.type, of: parameter.name.value),
      as: type(of: parameter, in: signature), isExpected: isExpected)
  }

  func emit(
    _ argument: Argument, for parameter: ParameterSyntax, of signature: Signature
  ) throws(EmissionError) -> SwiftExpression {
    try emit(argument.expression, for: parameter, of: signature)
  }

  /// The parameter of each argument.
  func matched(
    _ arguments: [Argument], _ signature: Signature, given: Set<String> = []
  ) throws(EmissionError) -> [(argument: Argument, parameter: ParameterSyntax)] {
    var positional = signature.parameters.filter {
      !$0.isNamed && !given.contains($0.name.value)
    }[...]
    var result: [(argument: Argument, parameter: ParameterSyntax)] = []
    for argument in arguments {
      try refuseSpread(argument)
      let parameter: ParameterSyntax?
      if let label = argument.label {
        parameter = signature.parameters.first { $0.name.value == label.value }
        positional.removeAll { $0.name.value == label.value }
      } else {
        parameter = positional.popFirst()
      }
      guard let parameter else { throw EmissionError("this argument", argument.range) }
      result.append((argument, parameter))
    }
    return result
  }

  func refuseSpread(_ argument: Argument) throws(EmissionError) {
    if argument.isSpread { throw EmissionError("a list spread over arguments", argument.range) }
  }
}

extension SwiftNames {
  /// The Swift enum for the names that a parameter takes: `BasicBlock.Activation`.
  static func choice(of signature: Signature, parameter: ParameterSyntax) -> SwiftType {
    let name = camelCase(parameter.name.value)
    return .nested(
      .named(signature.name, .module), "\(name.prefix(1).uppercased())\(name.dropFirst())")
  }
}

extension [(label: String, value: SwiftExpression)] {
  /// The arguments as they stand in a call.
  var items: [SwiftList.Item] { map { SwiftList.Item($0.label, $0.value.tree) } }
}
