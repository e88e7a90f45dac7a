/// Models, blocks, and other names for them.
extension ProgramWriter {
  /// A block whose inputs have open sizes.
  mutating func block() {
    beginDefinition()
    let name = definitionName()
    var scope = ProgramScope()
    scope.values = values
    let (parameters, text) = parameters(&scope, needDefaults: false)
    var inputs: [Sizes] = []
    let rank = random.weighted([(10, 3), (2, 4), (8, 1), (2, 2), (2, 5)])
    let dimensions: [Dimension] =
      switch rank {
      case 1: [.named("D")]
      case 2: [.named("L"), .named("D")]
      case 4: [.twice("C"), .named("H"), .named("W")]
      case 5: [.rest("S"), .named("D")]
      default: [.named("C"), .named("H"), .named("W")]
      }
    let count = random.chance(25) ? 2 : 1
    for index in 0..<count {
      var sizes = Sizes(dimensions)
      if index > 0, random.chance(50) { sizes.dimensions[sizes.featureAxis] = .named("K") }
      inputs.append(sizes)
    }
    body("block \(name)\(text)", name, parameters, inputs, &scope)
  }

  /// A model, most often of known sizes.
  mutating func model() {
    beginDefinition()
    let name = definitionName()
    var scope = ProgramScope()
    scope.values = values
    var parameters: [DefinedBlock.Parameter] = []
    var text = ""
    if random.chance(45) {
      // A model without a default is one for other models to use.
      (parameters, text) = self.parameters(&scope, needDefaults: random.chance(85))
    }
    let features = random.number(2...6)
    let side = random.number(4...8)
    let isOpen = random.chance(12)
    var inputs: [Sizes] = []
    for _ in 0..<(random.chance(20) ? 2 : 1) {
      switch random.weighted([(5, 3), (4, 1), (1, 2)]) {
      case 1: inputs.append(Sizes([.number(features)]))
      case 2: inputs.append(Sizes([isOpen ? .named("L") : .number(3), .number(features)]))
      default:
        inputs.append(
          Sizes(
            [.number(features)]
              + (isOpen ? [.named("H"), .named("W")] : [.number(side), .number(side + 1)])))
      }
    }
    let documentation = random.chance(20) ? "/// A model of a random program.\n" : ""
    let access = random.chance(10) ? "public " : ""
    body("\(documentation)\(access)model \(name)\(text)", name, parameters, inputs, &scope)
  }

  /// Another name for the last definition, with arguments.
  mutating func alias(_ word: String) {
    guard let block = blocks.last, !block.parameters.isEmpty else { return }
    beginDefinition()
    let name = definitionName()
    var scope = ProgramScope()
    scope.values = values
    var arguments: [String] = []
    for parameter in block.parameters {
      arguments.append("\(parameter.name): \(value(parameter.kind, scope))")
    }
    write("\(word) \(name) = \(block.name)(\(arguments.joined(separator: ", ")))")
    write("")
    let known = block.inputs.flatMap(\.dimensions)
    blocks.append(
      DefinedBlock(
        name: name, parameters: [], inputs: block.inputs,
        outputs: block.outputs.map { output in
          (output.name, Sizes(output.sizes.dimensions.map { known.contains($0) ? $0 : .unknown }))
        }))
  }

  /// Another name for a layer, with parameters of its own.
  mutating func layerAlias() {
    let name = definitionName()
    let isPicture = random.chance(50)
    let bias = random.chance(30)
    let layer = isPicture ? "Conv2d(width, kernel: 1" : "Linear(width"
    let end = bias ? ", bias: bias)" : ")"
    write("block \(name)(width: Int\(bias ? ", bias: Bool = true" : "")) = \(layer)\(end)")
    write("")
    stages.append(Stage(text: name, isPicture: isPicture))
    var parameters = [
      DefinedBlock.Parameter(name: "width", kind: .int, hasDefault: false, isNamed: false)
    ]
    if bias {
      parameters.append(.init(name: "bias", kind: .bool, hasDefault: true, isNamed: false))
    }
    let sides: [Dimension] = isPicture ? [.named("H"), .named("W")] : []
    blocks.append(
      DefinedBlock(
        name: name, parameters: parameters, inputs: [Sizes([.named("C")] + sides)],
        outputs: [(nil, Sizes([.named("width")] + sides))]))
  }

  /// A block that is called with its width, and may be given as a value.
  mutating func stage() {
    beginDefinition()
    let name = definitionName()
    let isPicture = random.chance(60)
    var scope = ProgramScope()
    scope.values = values
    names.take("width")
    let option = names.next(&random)
    let kind = random.pick([Kind.int, .bool, .activation])
    let hasDefault = random.chance(60)
    let initial = hasDefault ? " = \(value(kind, scope, depth: 0))" : ""
    let given = value(kind, scope, depth: 0)
    let sides: [Dimension] = isPicture ? [.named("H"), .named("W")] : []
    let input = Sizes([.named("C")] + sides)
    for name in ["width", "C", "H", "W"] { names.take(name) }
    scope.add("width", .int, isStable: true)
    scope.add(option, kind, isStable: true)
    let tensor = names.next(&random)
    var inside = scope
    inside.parameters = ["width", option]
    inside.add(tensor, input)
    block("block \(name)(width: Int, \(option): \(kind.text)\(initial)) {") { writer in
      writer.write("in \(tensor): \(input.text ?? "[N]")")
      writer.statements(writer.random.number(0...2), &inside)
      let layer = isPicture ? "Conv2d(width, kernel: 1)" : "Linear(width)"
      writer.write("out \(tensor) -> \(writer.preserving(input, inside)) -> \(layer)")
    }
    write("")
    let text = hasDefault && random.chance(50) ? name : "\(name)(\(option): \(given))"
    stages.append(Stage(text: text, isPicture: isPicture))
    blocks.append(
      DefinedBlock(
        name: name,
        parameters: [
          .init(name: "width", kind: .int, hasDefault: false, isNamed: false),
          .init(name: option, kind: kind, hasDefault: hasDefault, isNamed: false),
        ],
        inputs: [input], outputs: [(nil, Sizes([.named("width")] + sides))]))
  }

  /// A list of parameters, with what they give to the scope.
  private mutating func parameters(
    _ scope: inout ProgramScope, needDefaults: Bool
  ) -> ([DefinedBlock.Parameter], String) {
    var parameters: [DefinedBlock.Parameter] = []
    var texts: [String] = []
    for _ in 0..<random.number(needDefaults ? 1...3 : 0...4) {
      let kind = kind()
      let name = names.next(&random)
      let hasDefault = needDefaults || parameters.last?.hasDefault == true || random.chance(40)
      let isNamed = random.chance(8)
      var before = ProgramScope()
      before.values = values
      let initial = hasDefault ? " = \(value(kind, before, depth: 1))" : ""
      texts.append("\(isNamed ? "named " : "")\(name): \(kind.text)\(initial)")
      parameters.append(
        .init(name: name, kind: kind, hasDefault: hasDefault, isNamed: isNamed))
      scope.add(name, kind, isStable: true)
      scope.parameters.append(name)
    }
    return (parameters, texts.isEmpty ? "" : "(\(texts.joined(separator: ", ")))")
  }

  private mutating func body(
    _ head: String, _ name: String, _ parameters: [DefinedBlock.Parameter], _ inputs: [Sizes],
    _ scope: inout ProgramScope
  ) {
    var outputs: [(name: String?, sizes: Sizes)] = []
    var inside = scope
    block(head + " {") { writer in
      for sizes in inputs {
        let input = writer.names.next(&writer.random)
        writer.write("in \(input): \(sizes.text ?? "[N]")")
        inside.add(input, sizes)
        for dimension in sizes.dimensions {
          guard let open = dimension.openName else { continue }
          writer.names.take(open)
          if case .rest = dimension { continue }
          // What is open in a model is no argument of a layer; sides of a block's input may be so.
          let isFeature = open == "C" || open == "D" || open == "K"
          if head.hasPrefix("block"), isFeature || writer.random.chance(30) {
            inside.add(open, .int, isStable: true)
          }
        }
        // An open size is a number like any other, and the tensor is still there.
        if !inside.tensors.contains(where: { $0.name == input }) { inside.add(input, sizes) }
      }
      writer.statements(writer.random.number(0...5), &inside)
      outputs = writer.outputs(&inside)
    }
    write("")
    blocks.append(
      DefinedBlock(name: name, parameters: parameters, inputs: inputs, outputs: outputs))
  }

  /// The outputs, alone, under names, or in arms.
  private mutating func outputs(
    _ scope: inout ProgramScope
  ) -> [(name: String?, sizes: Sizes)] {
    guard let last = scope.tensors.last else { return [] }
    if random.chance(12) {
      let outside = scope
      block("if \(condition(scope, depth: 2)) {") { writer in
        writer.write("out \(last.name) -> \(writer.preserving(last.sizes, outside.inner))")
      }
      block("else {", joins: true) { writer in
        writer.write("out \(last.name) -> \(writer.preserving(last.sizes, outside.inner))")
      }
      return [(nil, last.sizes)]
    }
    var outputs: [(name: String?, sizes: Sizes)] = []
    let count = random.chance(20) ? 2 : 1
    for index in 0..<count {
      guard let source = index == 0 ? last : random.pickAny(scope.tensors) else { continue }
      let chain = chain(from: source.sizes, scope, length: random.number(0...3))
      let isNamed = index > 0 || random.chance(30)
      let name = isNamed ? names.next(&random) : nil
      let stated = chain.output.isKnown && random.chance(30) ? chain.output.text : nil
      let left = name.map { "\($0)\(stated.map { ": \($0)" } ?? "") = " } ?? ""
      write("out \(left)\(source.name)\(chain.text)")
      outputs.append((name, chain.output))
    }
    return outputs
  }
}
