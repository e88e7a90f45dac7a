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
    var names: [String: [Dimension]] = [:]
    for (pattern, sizes) in zip(block.inputs, inputs) {
      names.merge(Self.binding(pattern, to: sizes) ?? [:]) { first, _ in first }
    }
    var arguments: [String] = []
    var byName = false
    for parameter in block.parameters {
      if parameter.hasDefault, random.chance(45) {
        byName = true
        names[parameter.name] = [.unknown]
        continue
      }
      byName = byName || random.chance(20)
      var text: String
      if parameter.kind == .int {
        let width = width(scope)
        text = width.text
        names[parameter.name] = [width.size]
      } else {
        text = value(parameter.kind, scope)
      }
      if parameter.isNamed || byName { text = "\(parameter.name): \(text)" }
      if parameter.isNamed { byName = true }
      arguments.append(text)
    }
    let outputs = block.outputs.map { output in
      Sizes(
        output.sizes.dimensions.flatMap { dimension -> [Dimension] in
          switch dimension {
          case .number, .unknown: [dimension]
          case .named(let name), .rest(let name): names[name] ?? [.unknown]
          case .twice(let name): (names[name] ?? [.unknown]).map(\.doubled)
          }
        })
    }
    let list = arguments.isEmpty ? "" : "(\(arguments.joined(separator: ", ")))"
    return (block.name + list, outputs)
  }

  /// What the names of a pattern stand for; nil where it does not fit.
  static func binding(_ pattern: Sizes, to sizes: Sizes) -> [String: [Dimension]]? {
    var names: [String: [Dimension]] = [:]
    var given = sizes.dimensions[...]
    for wanted in pattern.dimensions {
      // Behind any number of sizes stands one more.
      let count = if case .rest = wanted { given.count - 1 } else { 1 }
      guard count >= 0, count <= given.count else { return nil }
      let part = Array(given.prefix(count))
      given = given.dropFirst(count)
      switch wanted {
      case .number: if part != [wanted] { return nil }
      case .named(let name), .rest(let name):
        if let other = names[name], other != part { return nil }
        if case .named = wanted, case .rest = part[0] { return nil }
        names[name] = part
      case .twice(let name):
        guard let half = half(part[0]), names[name] ?? [half] == [half] else { return nil }
        names[name] = [half]
      case .unknown: break
      }
    }
    return given.isEmpty ? names : nil
  }

  /// Half of a size that is known to be even.
  private static func half(_ size: Dimension) -> Dimension? {
    switch size {
    case .number(let number): number % 2 == 0 ? .number(number / 2) : nil
    case .twice(let name): .named(name)
    case .named, .rest, .unknown: nil
    }
  }
}
