/// What can be wrong with the arguments of a layer or function.
extension Diagnostic {
  static func unknownLayer(_ name: String, nearest: String?, at range: SourceRange) -> Diagnostic {
    let isComing = OtherNames.comingLayers.contains(name)
    let help =
      OtherNames.layers[name] ?? (isComing ? nil : nearest.map { "did you mean `\($0)`?" })
      ?? "declare a layer written in Swift with `extern layer \(name)`"
    return Diagnostic(
      "unknown-layer", "there is no layer `\(name)`\(isComing ? " yet" : "")", at: Label(range),
      help: [help])
  }

  static func unknownArgument(
    _ label: String, of name: String, known: [String], nearest: String?, at range: SourceRange
  ) -> Diagnostic {
    let parameters = known.map { "`\($0)`" }.joined(separator: ", ")
    let others = [
      "inplace": "leave it out: memory is reused wherever that is safe",
      "device": "leave it out: a model is defined for any device",
      "dtype": "leave it out: parameters are 32-bit Floats",
    ]
    return Diagnostic(
      "unknown-parameter", "`\(name)` has no parameter `\(label)`", at: Label(range),
      help: [
        others[label] ?? nearest.map { "did you mean `\($0)`?" }
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

  static func tooManyArguments(
    of name: String, limit: Int, takesLabels: Bool = true, hint: String?, at range: SourceRange
  ) -> Diagnostic {
    let count =
      limit == 0
      ? "no arguments" : "at most " + (limit == 1 ? "one argument" : "\(limit) arguments")
    return Diagnostic(
      "too-many-arguments",
      "`\(name)` takes \(count)" + (takesLabels ? " without a label" : ""),
      at: Label(range), help: hint.map { [$0] } ?? [])
  }

  static func noParameterLeft(
    of name: String, labeled: [String], earlier: [String], hint: String?, at range: SourceRange
  ) -> Diagnostic {
    func list(_ names: [String]) -> String {
      names.map { "`\($0)`" }.joined(separator: ", ") + (names.count == 1 ? " is" : " are")
    }
    return Diagnostic(
      "too-many-arguments", "`\(name)` has no parameter left for this argument", at: Label(range),
      help: hint.map { [$0] } ?? (labeled.isEmpty ? [] : ["\(list(labeled)) given by label"])
        + (earlier.isEmpty
          ? []
          : ["\(list(earlier)) given before: a label replaces such a value, `\(earlier[0]): …`"]))
  }

  static func missingArguments(
    _ missing: [(name: String, type: String)], of layer: String, at range: SourceRange
  ) -> Diagnostic {
    let needs = missing.map { "`\($0.name)`, \($0.type)" }.joined(separator: ", and ")
    let labels = missing.map { "\($0.name): …" }.joined(separator: ", ")
    return Diagnostic(
      "missing-argument", "`\(layer)` needs \(needs)", at: Label(range),
      help: ["write `\(layer)(\(labels))`"])
  }

  /// A definition by `=` whose layer lacks what no use can give.
  static func incompleteAlias(
    _ missing: [(name: String, type: String)], of layer: String, completed: String, recipe: String,
    at range: SourceRange
  ) -> Diagnostic {
    var diagnostic = missingArguments(missing, of: layer, at: range)
    diagnostic.help = [
      "take what is missing as a parameter: `\(completed)`",
      "or name a layer with some of its arguments: `\(recipe)`",
    ]
    return diagnostic
  }

  static func wrongType(
    _ value: Value, expected: TypeSyntax, of parameter: String, in layer: String, hint: String?,
    at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "wrong-type",
      "`\(parameter)` of `\(layer)` is \(TypeChecker.describe(expected)), but "
        + "`\(Self.written(value))` is \(value.detailedKindName)",
      at: Label(range),
      help: [hint ?? TypeChecker.fix(value, for: expected).map { "write `\($0)`" }]
        .compactMap { $0 })
  }

  static func wrongSignature(
    _ layer: LayerValue, _ problem: SignatureCheck.Problem, of parameter: String,
    in definition: String, at range: SourceRange
  ) -> Diagnostic {
    let name = layer.description
    return switch problem {
    case .doesNotTake(let label):
      Diagnostic(
        "wrong-signature",
        "`\(parameter)` of `\(definition)` is called with `\(label)`, which `\(name)` does not take",
        at: Label(range))
    case .takesOther(let label, let type, let own):
      Diagnostic(
        "wrong-signature",
        "`\(parameter)` of `\(definition)` is called with `\(label)`, \(type), but `\(name)` takes "
          + "`\(own.name.value)` there, \(TypeChecker.describe(own.type))", at: Label(range))
    case .needs(let missing):
      Diagnostic(
        "wrong-signature",
        "`\(name)` needs \(missing.map { "`\($0)`" }.joined(separator: " and ")), which "
          + "`\(parameter)` of `\(definition)` is not called with", at: Label(range),
        help: [
          "give it here: `\(name)(\(missing.map { "\($0): …" }.joined(separator: ", ")))`"
        ])
    }
  }

  /// A value whose kind is the point: here 3.0 must not be shown as 3.
  private static func written(_ value: Value) -> String {
    switch value {
    case .float(let number): Value.text(of: number)
    case .list(let values) where values.count <= 6, .tuple(let values) where values.count <= 6:
      value.description
    default: value.shortText
    }
  }

  static func quotedSymbol(
    _ name: String, of parameter: String, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "not-a-value", "`\(parameter)` takes the name `\(name)`, not a text", at: Label(range),
      help: ["write `\(name)` without quotes"])
  }

  static func unlabeledArguments(
    _ reading: ArgumentMatcher.Reading, of layer: String, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "unlabeled-arguments", "`\(layer)` takes these arguments for \(reading.names)",
      severity: .warning, at: Label(range), help: [reading.inferred])
  }

  static func wrongDefault(
    _ value: Value, expected: String, of parameter: String, in layer: String,
    at range: SourceRange, default place: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "wrong-type",
      "`\(parameter)` of `\(layer)` is \(expected), but its default here is `\(value.shortText)`",
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

  static func notAStep(
    _ step: Expression, among declarations: Declarations, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "not-a-step", "this is no step: a step is a layer, a function or a chain in parentheses",
      at: Label(range), help: plainName(of: step, among: declarations))
  }

  static func notCallable(
    _ callee: Expression, among declarations: Declarations, at range: SourceRange
  ) -> Diagnostic {
    var help: [String] = []
    if case .member(let base, let name) = callee.kind, case .name(let value) = base.kind {
      let prefixes = ["nn", "torch", "F"]
      let isDeclared = declarations.definition(of: name.value, at: name.range) != nil
      if prefixes.contains(value) {
        help = plainName(of: callee, among: declarations)
      } else if let other = OtherNames.functions[name.value], !isDeclared {
        help = [other]
      } else if OtherNames.comingFunctions.contains(name.value), !isDeclared {
        help = [
          "there is no function `\(name.value)` yet: declare one written in Swift with "
            + "`extern function \(name.value)`"
        ]
      } else {
        help = ["write `\(value) -> \(name.value)`"]
      }
    }
    return Diagnostic("not-a-function", "only a name can be called", at: Label(range), help: help)
  }

  /// For `nn.Conv2d`, `torch.nn.ReLU()`: what to write instead.
  private static func plainName(
    of step: Expression, among declarations: Declarations
  ) -> [String] {
    switch step.kind {
    case .call(let callee, _): plainName(of: callee, among: declarations)
    case .member(_, let name)
    where declarations.definition(of: name.value, at: name.range).map {
      declarations.layers[$0] != nil || declarations.functions[$0] != nil
    } ?? false:
      ["write `\(name.value)` without a prefix"]
    case .member(_, let name): OtherNames.functions[name.value].map { [$0] } ?? []
    default: []
    }
  }

  static func nothingToJoin(_ function: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "missing-argument", "`\(function)` needs at least one tensor, but this list has none",
      at: Label(range))
  }

  static func valueAsFunction(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "not-a-step", "`\(name)` is a value, not a layer or function", at: Label(range))
  }

  /// A layer that was made before is called with none, or with more than the tensor it works on.
  static func layerWithoutTensor(
    _ layer: Expression, _ arguments: [Argument], at range: SourceRange
  ) -> Diagnostic {
    let name = layer.plainName ?? "layer"
    let found =
      arguments.isEmpty
      ? "no input"
      : arguments.contains { $0.label != nil } ? "an argument with a name" : "a list"
    return Diagnostic(
      "not-a-tensor", "`\(name)` works on tensors but receives \(found)", at: Label(range),
      help: ["write `x -> \(name)` or `\(name)(x)`"])
  }

  /// Something among tensors is none.
  static func elementNotATensor(_ value: Value, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "not-a-tensor", "`\(value.shortText)` is \(value.kindName), not a tensor", at: Label(range))
  }

  static func oneTensorNeeded(at range: SourceRange) -> Diagnostic {
    Diagnostic("not-a-tensor", "one tensor is needed here", at: Label(range))
  }

  static func severalTensorsLeave(_ count: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "not-a-tensor", "one tensor leaves a step in brackets, but its last step gives \(count)",
      at: Label(range), help: ["put the step that gives \(count) after the brackets"])
  }

  /// - Parameter name: What `layer` gives the value as a name, where it is a plain one.
  static func notALayer(
    _ value: Value, named name: String?, at range: SourceRange
  ) -> Diagnostic {
    var help: [String] = []
    if case .list(let values) = value, let name {
      help = [
        "several layers are declared one by one: "
          + "`for i in 0..<\(values.count) { layer \(name){i} = … }`, "
          + "and used as `\(name){i}`"
      ]
    }
    return Diagnostic(
      "not-a-layer", "\(value.kindName) is no layer", at: Label(range), help: help)
  }

  static func functionAsLayer(_ function: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "not-a-layer", "`\(function)` is a function, of which nothing could be shared",
      at: Label(range), help: ["use it as a step: `-> \(function)`"])
  }

  /// A name for one child in front of a value that is a list of them.
  static func namedList(
    _ name: String, count: Int, of list: Expression, _ files: [SourceFile], at range: SourceRange
  ) -> Diagnostic {
    let text = files[list.range.file].text(list.range.lower, list.range.upper)
    return Diagnostic(
      "named-list", "`\(name)` names one layer, but this is a list of \(count)", at: Label(range),
      help: [
        text.count <= 40 && !text.contains("\n")
          ? "write `\(name): [\(text)..]`" : "write `\(name): [ … .. ]` with the list in it"
      ])
  }

  static func namedShared(_ shared: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "named-function", "the shared layer `\(shared)` has its name already", at: Label(range),
      help: ["leave this name out: `-> \(shared)`"])
  }

  static func computedName(_ value: Value, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "computed-name", "a name is made of whole numbers, not of \(value.kindName)",
      at: Label(range))
  }

  static func callsTooDeep(of name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "cycle", "the calls of `\(name)` do not come to an end", at: Label(range),
      help: [
        "calls stand at most \(Evaluator.callDepthLimit) deep"
      ])
  }

  static func notATensor(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic("not-a-tensor", "`\(name)` is a number, not a tensor", at: Label(range))
  }

  /// - Parameter text: What is written, nil where that is long.
  static func tensorAsNumber(
    _ text: String?, for layer: String, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "not-a-value", "\(text.map { "`\($0)`" } ?? "this") is a tensor, not a number",
      at: Label(range), help: ["data flows through a layer: `\(text ?? "…") -> \(layer)`"])
  }
}
