/// Steps of chains.
extension ProgramWriter {
  /// A step and what comes out of it.
  struct Step {
    let text: String
    let output: Sizes
  }

  /// A chain of steps behind a value: ` -> a -> b`.
  mutating func chain(from sizes: Sizes, _ scope: ProgramScope, length: Int) -> Step {
    var text = ""
    var sizes = sizes
    for _ in 0..<length {
      let step = step(on: sizes, scope)
      text += " -> " + step.text
      sizes = step.output
    }
    return Step(text: text, output: sizes)
  }

  /// Any step that takes a tensor of these sizes.
  mutating func step(on sizes: Sizes, _ scope: ProgramScope) -> Step {
    let nests = scope.depth < 3
    switch random.number(0..<100) {
    case 0..<30: return layer(on: sizes, scope)
    case 30..<38: return function(on: sizes, scope)
    case 38..<46 where nests: return group(on: sizes, scope)
    case 46..<54 where nests: return list(on: sizes, scope)
    case 54..<62 where nests: return choice(on: sizes, scope)
    case 62..<84: return blockUse(on: sizes, scope) ?? layer(on: sizes, scope)
    case 84..<92: return recipe(on: sizes, scope) ?? layer(on: sizes, scope)
    case 92..<96:
      let uses = scope.shared.filter { $0.input == sizes }
      guard let use = random.pickAny(uses) else { return layer(on: sizes, scope) }
      return Step(text: use.text, output: use.output)
    default: return Step(text: preserving(sizes, scope), output: sizes)
    }
  }

  /// A name for a step, with its colon; none where the step has a number.
  mutating func label(_ scope: ProgramScope) -> String {
    guard scope.namesChildren, random.chance(45) else { return "" }
    let name = childNames.next(&random)
    if scope.turns.isEmpty { return random.chance(4) ? "\(name){1 + 1}: " : "\(name): " }
    return name + scope.turns.map { "{\($0)}" }.joined(separator: "_") + ": "
  }

  /// A step under a name, if it is a child: functions and lone names of values are none.
  func labelled(_ label: String, _ step: String) -> String {
    let inside =
      step.hasPrefix("if ") ? step.split(separator: "{").dropFirst().map { $0 } : [step[...]]
    let isChild = inside.allSatisfy { text in
      let first = text.drop { $0 == " " }
      return first.first?.isUppercase == true || first.hasPrefix("(") || first.hasPrefix("[")
    }
    return isChild ? label + step : step
  }

  /// A number of features: as text, and as it is followed.
  mutating func width(_ scope: ProgramScope) -> (text: String, size: Dimension) {
    if random.chance(45) {
      let number = random.number(1...6)
      return ("\(number)", .number(number))
    }
    let names = scope.values.filter { $0.kind == .int && $0.isStable }
    if random.chance(60), let value = random.pickAny(names) {
      return (value.name, .named(value.name))
    }
    return (value(.int, scope), .unknown)
  }

  /// A layer of the catalogue.
  private mutating func layer(on sizes: Sizes, _ scope: ProgramScope) -> Step {
    var output = sizes
    let label = label(scope)
    if random.chance(40) {
      return Step(text: labelled(label, activationStep(scope)), output: sizes)
    }
    let (text, size) = width(scope)
    guard sizes.isImage else {
      if sizes.dimensions.count > 1, random.chance(15) {
        output = Sizes([flat(sizes)])
        return Step(text: label + "Flatten", output: output)
      }
      output.features = size
      let bias = random.chance(25) ? ", bias: \(value(.bool, scope, depth: 1))" : ""
      return Step(text: "\(label)Linear(\(text)\(bias))", output: output)
    }
    output.dimensions[0] = size
    switch random.number(0..<10) {
    case 0..<2:
      return Step(text: "\(label)Conv2d(\(text), kernel: 3, padding: 1)", output: output)
    case 2..<4:
      return Step(
        text: "\(label)Conv2d(\(text), kernel: \(value(.pair, scope)), padding: same)",
        output: output)
    case 4:
      return Step(
        text: "\(label)Conv2d(out: \(text), kernel: 1, bias: \(value(.bool, scope)))",
        output: output)
    case 5: return Step(text: "\(label)BatchNorm2d", output: sizes)
    case 6: return Step(text: "\(label)ScaleChannels(initial: 0.5)", output: sizes)
    case 7:
      let side = random.number(1...3)
      output = Sizes([sizes.dimensions[0], .number(side), .number(side)])
      return Step(text: "\(label)AdaptiveAvgPool2d(\(side))", output: output)
    case 8:
      output = Sizes([sizes.dimensions[0], .unknown, .unknown])
      return Step(
        text: label
          + random.pick(["MaxPool2d(2, padding: 1)", "AvgPool2d(3, stride: 2, padding: 1)"]),
        output: output)
    default: return Step(text: label + "Flatten", output: Sizes([flat(sizes)]))
    }
  }

  /// The product of sizes that are numbers.
  private func flat(_ sizes: Sizes) -> Dimension {
    var product = 1
    for case .number(let number) in sizes.dimensions { product *= number }
    let areNumbers = sizes.dimensions.allSatisfy { if case .number = $0 { true } else { false } }
    return areNumbers ? .number(product) : .unknown
  }

  private mutating func activationStep(_ scope: ProgramScope) -> String {
    let names = scope.names(.activation)
    if random.chance(30), let name = random.pickAny(names) { return name }
    if random.chance(15), let name = random.pickAny(scope.names(.optional(.activation))) {
      return "if \(name) != none { \(name) }"
    }
    return activation(scope, depth: 1)
  }

  /// A function as a step.
  private mutating func function(on sizes: Sizes, _ scope: ProgramScope) -> Step {
    switch random.number(0..<6) {
    case 0: return Step(text: "softmax(axis: 1)", output: sizes)
    case 1: return Step(text: "leaky_relu(\(value(.float, scope)))", output: sizes)
    case 2: return Step(text: "flatten", output: Sizes([flat(sizes)]))
    case 3: return Step(text: "negate", output: sizes)
    case 4 where sizes.dimensions.count > 1 && !sizes.hasRest:
      var output = sizes
      output.dimensions.swapAt(sizes.dimensions.count - 1, sizes.dimensions.count - 2)
      return Step(text: "swap_axes", output: output)
    default: return Step(text: random.pick(["relu", "tanh", "sigmoid", "gelu"]), output: sizes)
    }
  }

  /// A chain with a scope of its own.
  private mutating func group(on sizes: Sizes, _ scope: ProgramScope) -> Step {
    var inside = scope.inner
    inside.seesTensors = false
    let label = label(scope)
    let chain = chain(from: sizes, inside, length: random.number(1...3))
    return Step(text: "\(label)(\(chain.text.dropFirst(4)))", output: chain.output)
  }

  /// A list of steps, spliced or under a name.
  private mutating func list(on sizes: Sizes, _ scope: ProgramScope) -> Step {
    var inside = scope.inner
    inside.seesTensors = false
    let label = label(scope)
    if random.chance(60) {
      var turn = loopName()
      var header = "\(turn) in 0..<\(value(.int, scope, depth: 1))"
      var kind = Kind.index
      if random.chance(30) {
        kind = .int
        header = "\(turn) in \(value(.list(.int), scope, depth: 1))"
      } else if random.chance(20) {
        let other = turn == "m" ? "o" : "m"
        header = "(\(turn), \(other)) in enumerate(\(value(.list(.int), scope, depth: 1)))"
        inside.add(other, .int)
      } else if random.chance(15) {
        turn = "_"
        header = "_ in 0..<\(random.number(0...3))"
      }
      if turn != "_" {
        inside.add(turn, kind)
        if random.chance(20) { header += " if \(condition(inside, depth: 1))" }
      }
      // Turns of one list may be equal, so nothing inside has a name.
      inside.namesChildren = false
      return Step(text: "\(label)[for \(header): \(preserving(sizes, inside))]", output: sizes)
    }
    var steps: [String] = []
    var current = sizes
    for _ in 0..<random.number(1...3) {
      let step = step(on: current, inside)
      steps.append(step.text)
      current = step.output
    }
    return Step(text: "\(label)[\(steps.joined(separator: ", "))]", output: current)
  }

  /// An optional step, or one of several.
  private mutating func choice(on sizes: Sizes, _ scope: ProgramScope) -> Step {
    let inside = scope.inner
    let condition = condition(scope, depth: 2)
    let label = label(scope)
    if random.chance(40) {
      return Step(
        text: labelled(label, "if \(condition) { \(preserving(sizes, inside)) }"), output: sizes)
    }
    let first = step(on: sizes, inside)
    let second = first.output == sizes ? preserving(sizes, inside) : nil
    if let second {
      return Step(
        text: labelled(label, "if \(condition) { \(first.text) } else { \(second) }"), output: sizes
      )
    }
    let other = step(on: sizes, inside)
    let output = other.output == first.output ? first.output : joined(first.output, other.output)
    guard let output else {
      return Step(
        text: labelled(label, "if \(condition) { \(preserving(sizes, inside)) }"), output: sizes)
    }
    return Step(
      text: labelled(label, "if \(condition) { \(first.text) } else { \(other.text) }"),
      output: output)
  }

  /// What is known of a tensor that is one or the other.
  private func joined(_ first: Sizes, _ second: Sizes) -> Sizes? {
    guard first.dimensions.count == second.dimensions.count else { return nil }
    return Sizes(
      zip(first.dimensions, second.dimensions).map { $0 == $1 && $0.isKnown ? $0 : .unknown })
  }

  /// A value that names a layer, called.
  private mutating func recipe(on sizes: Sizes, _ scope: ProgramScope) -> Step? {
    let layers = scope.names(sizes.isImage ? .convolution : .linear)
    // Blocks over features take one axis.
    let isFlat = sizes.dimensions.count == 1
    let blocks =
      sizes.isImage ? scope.names(.pictureBlock) : isFlat ? scope.names(.featureBlock) : []
    guard let name = random.pickAny(layers + blocks) else { return nil }
    let parameter = blocks.contains(name) ? "width: " : "out: "
    let (text, size) = width(scope)
    var output = sizes
    output.features = size
    let label = label(scope)
    return Step(
      text: "\(label)\(name)(\(random.chance(30) ? parameter : "")\(text))", output: output)
  }

  /// A step that keeps the sizes.
  mutating func preserving(_ sizes: Sizes, _ scope: ProgramScope) -> String {
    let label = label(scope)
    var inside = scope.inner
    inside.seesTensors = false
    if scope.depth < 3, random.chance(12) {
      let steps = (0..<random.number(1...2)).map { _ in preserving(sizes, inside) }
      return "\(label)(\(steps.joined(separator: " -> ")))"
    }
    guard random.chance(55), let features = sizes.features.text else {
      return labelled(label, activationStep(scope))
    }
    if sizes.isImage {
      return label
        + random.pick([
          "Conv2d(\(features), kernel: 3, padding: 1)", "Conv2d(\(features), kernel: 1)",
          "BatchNorm2d", "BatchNorm2d(\(features))", "MaxPool2d(3, stride: 1, padding: 1)",
          "ScaleChannels",
        ])
    }
    return label + "Linear(\(features))"
  }
}
