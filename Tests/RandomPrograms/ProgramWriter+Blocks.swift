/// Uses of definitions.
extension ProgramWriter {
  /// A use of a block of one input and one output as a step; nil where none fits.
  mutating func blockUse(on sizes: Sizes, _ scope: ProgramScope) -> Step? {
    let blocks = self.blocks.filter {
      $0.inputs.count == 1 && $0.outputs.count == 1
        && Self.binding($0.inputs[0], to: sizes) != nil
    }
    guard let block = random.pickAny(blocks) else { return nil }
    let label = label(scope)
    let (text, outputs) = use(of: block, on: [sizes], scope)
    return outputs.first.map { Step(text: label + text, output: $0) }
  }

  /// A definition with arguments, and the sizes of what comes out.
  mutating func use(
    of block: DefinedBlock, on inputs: [Sizes], _ scope: ProgramScope
  ) -> (text: String, outputs: [Sizes]) {
    var names: [String: Dimension] = [:]
    for (pattern, sizes) in zip(block.inputs, inputs) {
      names.merge(Self.binding(pattern, to: sizes) ?? [:]) { first, _ in first }
    }
    var arguments: [String] = []
    var byName = false
    for parameter in block.parameters {
      if parameter.hasDefault, random.chance(45) {
        byName = true
        names[parameter.name] = .unknown
        continue
      }
      byName = byName || random.chance(20)
      var text: String
      if parameter.kind == .int {
        let width = width(scope)
        text = width.text
        names[parameter.name] = width.size
      } else {
        text = value(parameter.kind, scope)
      }
      if parameter.isNamed || byName { text = "\(parameter.name): \(text)" }
      if parameter.isNamed { byName = true }
      arguments.append(text)
    }
    let outputs = block.outputs.map { output in
      Sizes(
        output.sizes.dimensions.map { dimension in
          if case .named(let name) = dimension { names[name] ?? .unknown } else { dimension }
        })
    }
    let list = arguments.isEmpty ? "" : "(\(arguments.joined(separator: ", ")))"
    return (block.name + list, outputs)
  }

  /// What the names of a pattern stand for; nil where it does not fit.
  static func binding(_ pattern: Sizes, to sizes: Sizes) -> [String: Dimension]? {
    guard pattern.dimensions.count == sizes.dimensions.count else { return nil }
    var names: [String: Dimension] = [:]
    for (wanted, given) in zip(pattern.dimensions, sizes.dimensions) {
      switch wanted {
      case .number: if wanted != given { return nil }
      case .named(let name):
        if let other = names[name], other != given { return nil }
        names[name] = given
      case .unknown: break
      }
    }
    return names
  }
}
