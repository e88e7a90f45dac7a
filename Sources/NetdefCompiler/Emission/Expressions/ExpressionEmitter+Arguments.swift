/// Arguments of calls, as they were matched when the call got its meaning.
extension ExpressionEmitter {
  /// A call's arguments in the order of the parameters, with Swift's labels, each in the type of its
  /// parameter; parameters without an argument are left out.
  func arguments(
    _ arguments: MatchedArguments, for id: DefinitionID
  ) throws(EmissionError) -> [(label: String, value: SwiftExpression)] {
    let declarations = elaboration.declarations
    let pairs = try matched(arguments, for: id)
    let optional = declarations.modules[id].map { values.optionalArguments($0) } ?? []
    var result: [(label: String, value: SwiftExpression)] = []
    for (index, parameter) in (declarations.parameters(of: id) ?? []).enumerated() {
      guard let pair = pairs.first(where: { $0.index == index }) else { continue }
      var value = try emit(pair.argument.term, for: parameter, of: id)
      if optional.contains(parameter.name.value), value.tree != .absent {
        value.tree = SwiftTree.runtime("OptionalArgument").calling([value.tree])
      }
      result.append((SwiftNames.label(parameter.name.value), value))
    }
    return result
  }

  /// The type that a definition's parameter has in Swift.
  func type(of parameter: ParameterSyntax, in id: DefinitionID) -> StaticType {
    // Of `Pair | same` the runtime has a type already.
    let plain = StaticType(parameter.type, choiceName: .netdefValue)
    if !plain.holdsChoice { return plain }
    let declarations = elaboration.declarations
    let name: SwiftType
    if declarations.valueFunctions[id] != nil {
      name = values.choice(of: parameter)
    } else if let extern = declarations.layers[id] ?? declarations.functions[id] {
      name = SwiftNames.externChoice(extern.signature, parameter)
    } else if let signature = declarations.signature(of: id) {
      name = choice(signature, parameter)
    } else {
      return StaticType(parameter.type, choiceName: nil)
    }
    return StaticType(parameter.type, choiceName: name)
  }

  /// The Swift enum for the names that a parameter of a definition takes: its name hides no other
  /// that the definition's file knows.
  func choice(_ signature: Signature, _ parameter: ParameterSyntax) -> SwiftType {
    let type = choiceName(signature, parameter)
    guard case .nested(let scope, let plain) = type else { return type }
    let declarations = elaboration.declarations
    let known = declarations.definition(of: plain, at: parameter.name.range)
    let isTaken =
      known.map { declarations.signature(of: $0) != nil } ?? false || plain == signature.name
      || ["Activations", "Protocol", "Self", "Type"].contains(plain)
      || ReservedNames.members.contains(plain)
    return isTaken ? .nested(scope, plain + "Choice") : type
  }

  /// One argument, or a parameter's default, in the type of its parameter.
  func emit(
    _ term: Term, for parameter: ParameterSyntax, of id: DefinitionID, isExpected: Bool = true
  ) throws(EmissionError) -> SwiftExpression {
    try emit(term, as: type(of: parameter, in: id), isExpected: isExpected)
  }

  /// The parameter of each argument, with its place among them.
  func matched(
    _ matched: MatchedArguments, for id: DefinitionID
  ) throws(EmissionError) -> [(argument: ArgumentTerm, index: Int, parameter: ParameterSyntax)] {
    let parameters = elaboration.declarations.parameters(of: id) ?? []
    var result: [(argument: ArgumentTerm, index: Int, parameter: ParameterSyntax)] = []
    for (argument, target) in zip(matched.arguments, matched.targets) {
      try refuseSpread(argument)
      switch target {
      case .parameter(let index)?: result.append((argument, index, parameters[index]))
      case .renamed?, .spread?, .noneLeft?, .state?, .unknown?, nil:
        throw EmissionError("this argument", argument.range)
      }
    }
    return result
  }

  func refuseSpread(_ argument: ArgumentTerm) throws(EmissionError) {
    if argument.isSpread { throw EmissionError("a list spread over arguments", argument.range) }
  }
}

extension Declarations {
  /// The parameters of whatever can be called; nil for a value.
  func parameters(of id: DefinitionID) -> [ParameterSyntax]? {
    signature(of: id)?.parameters ?? functions[id]?.parameters ?? valueFunctions[id]?.parameters
  }

  /// A definition's name, with its library's where it comes from one.
  func uniqueName(of id: DefinitionID) -> String {
    name(of: id.module).map { "\(id.name)_\($0)" } ?? id.name
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
