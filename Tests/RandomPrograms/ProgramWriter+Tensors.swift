/// Statements on shared layers, lists of tensors and several tensors.
extension ProgramWriter {
  /// One layer under a name, used at least twice in most cases.
  mutating func sharedLayer(_ scope: inout ProgramScope) {
    guard let source = random.pickAny(scope.tensors) else { return }
    let name = names.next(&random)
    childNames.take(name)
    var inside = scope.inner
    inside.namesChildren = false
    inside.seesTensors = false
    switch random.number(0..<8) {
    case 0: write("layer \(name) = none")
    case 1:
      write(
        "layer \(name) = if \(condition(scope, depth: 2)) { \(kept(preserving(source.sizes, inside))) } "
          + "else { none }")
    case 2: write("layer \(name) = \(kept(value(.activation, scope)))")
    case 3:
      if let use = blockUse(on: source.sizes, inside), use.output == source.sizes {
        write("layer \(name) = \(use.text)")
      } else {
        write("layer \(name) = \(kept(preserving(source.sizes, inside)))")
      }
    case 4:
      write(
        "layer \(name) = \(preserving(source.sizes, inside)) -> \(preserving(source.sizes, inside))"
      )
    default: write("layer \(name) = \(kept(preserving(source.sizes, inside)))")
    }
    let use = ProgramScope.SharedUse(text: name, input: source.sizes, output: source.sizes)
    scope.shared.append(use)
    for _ in 0..<random.number(1...2) {
      let result = names.nextVariable(&random)
      let form = random.number(0..<4)
      let tail = form == 0 ? " -> (\(name) -> \(preserving(source.sizes, inside)))" : " -> \(name)"
      write("let \(result) = \(form == 1 ? "\(name)(\(source.name))" : source.name + tail)")
      scope.add(result, source.sizes)
    }
  }

  /// A step that can be declared by `layer`: a class, as functions have nothing to share.
  private func kept(_ step: String) -> String {
    step.first?.isUppercase == true || step.hasPrefix("(") ? step : "Tanh"
  }

  /// Layers under computed names, and a loop that uses them.
  mutating func sharedLayers(_ scope: inout ProgramScope) {
    guard let source = random.pickAny(scope.tensors) else { return }
    let (name, turn) = (names.next(&random), names.next(&random))
    childNames.take(name)
    let count = value(.int, scope, depth: 0)
    var inside = scope.inner
    inside.namesChildren = false
    inside.seesTensors = false
    inside.add(turn, .index)
    let step = kept(preserving(source.sizes, inside))
    if random.chance(50) {
      write("for \(turn) in 0..<\(count) { layer \(name){\(turn)} = \(step) }")
    } else {
      block("for \(turn) in 0..<\(count) {") { $0.write("layer \(name){\(turn)} = \(step)") }
    }
    let result = names.nextVariable(&random)
    let other = names.next(&random)
    write("var \(result) = \(source.name)")
    block("for \(other) in 0..<\(count) {") { writer in
      let use = "\(name){\(writer.random.chance(30) ? "\(count) - 1 - \(other)" : other)}"
      writer.write(
        writer.random.chance(50)
          ? "\(result) = \(use)(\(result))" : "\(result) = \(result) -> \(use)")
    }
    if random.chance(50) { write("\(result) = \(result) -> \(name){0}") }
    scope.add(result, source.sizes)
  }

  /// A list that grows, and what is made of it.
  mutating func tensorList(_ scope: inout ProgramScope) {
    guard let source = random.pickAny(scope.tensors) else { return }
    let name = names.nextVariable(&random)
    var inside = scope.inner
    let turn = names.next(&random)
    inside.add(turn, .index)
    switch random.number(0..<4) {
    case 0:
      inside.turns = [turn]
      inside.namesChildren = true
      let step = preserving(source.sizes, inside)
      write(
        "let \(name) = [for \(turn) in 0..<\(value(.int, scope, depth: 0)): \(source.name) -> \(step)]"
      )
    case 1:
      let steps = (0..<2).map { _ in "\(source.name) -> \(preserving(source.sizes, scope))" }
      write("let \(name) = [\(steps.joined(separator: ", "))]")
    default:
      inside.turns.append(turn)
      let (current, kept) = (names.nextVariable(&random), random.chance(50))
      write("var \(current) = \(source.name)")
      write("var \(name) = \(kept ? "[\(source.name)]" : "[]")")
      block("for \(turn) in 0..<\(value(.int, scope, depth: 0)) {") { writer in
        let list = writer.random.chance(70) ? "[\(name).., \(current)]" : "[\(current), \(name)..]"
        let step = writer.preserving(source.sizes, inside)
        writer.write("\(current) = \(current) -> \(step)")
        writer.write("\(name) = \(list)")
      }
    }
    let result = names.nextVariable(&random)
    var output = source.sizes
    switch random.number(0..<5) {
    case 0: write("let \(result) = \(name)[\(random.pick(["0", "-1"]))]")
    case 1:
      let part = names.next(&random)
      write("var \(result) = \(source.name)")
      block("for \(part) in \(name) {") { $0.write("\(result) = \(result) + \(part)") }
    case 2:
      let (part, number) = (names.next(&random), names.next(&random))
      write("var \(result) = \(source.name)")
      block("for (\(number), \(part)) in enumerate(\(name)) {") { writer in
        var inside = scope.inner
        inside.add(number, .index)
        inside.turns.append(number)
        let step = writer.preserving(source.sizes, inside)
        writer.write("\(result) = \(result) * 0.5 + (\(part) -> \(step))")
      }
    default:
      output.dimensions[0] = .unknown
      write("let \(result) = concatenate(\(name), axis: 1)")
    }
    scope.add(result, output)
  }

  /// Uses of blocks of several inputs or outputs, and tuples.
  mutating func severalTensors(_ scope: inout ProgramScope) {
    let several = blocks.filter { $0.inputs.count > 1 || $0.outputs.count > 1 }
    guard let block = random.pickAny(several) else { return tuple(&scope) }
    var inputs: [ProgramScope.NamedTensor] = []
    var names: [String: [Dimension]] = [:]
    for pattern in block.inputs {
      let tensors = scope.tensors.filter { tensor in
        guard let found = Self.binding(pattern, to: tensor.sizes) else { return false }
        return found.allSatisfy { names[$0.key] == nil || names[$0.key] == $0.value }
      }
      guard let tensor = random.pickAny(tensors) else { return tuple(&scope) }
      names.merge(Self.binding(pattern, to: tensor.sizes) ?? [:]) { first, _ in first }
      inputs.append(tensor)
    }
    let label = label(scope)
    let (text, outputs) = use(of: block, on: inputs.map(\.sizes), scope)
    let source = inputs.map(\.name).joined(separator: ", ")
    let results = outputs.map { _ in self.names.next(&random) }
    let pattern = results.count > 1 ? "(\(results.joined(separator: ", ")))" : results[0]
    write("let \(pattern) = \(inputs.count > 1 ? "(\(source))" : source) -> \(label)\(text)")
    for (name, sizes) in zip(results, outputs) { scope.add(name, sizes) }
  }

  /// Two tensors as one value.
  private mutating func tuple(_ scope: inout ProgramScope) {
    guard let first = random.pickAny(scope.tensors), let second = random.pickAny(scope.tensors)
    else { return }
    let (a, b, both) = (
      names.next(&random), names.next(&random), names.nextVariable(&random)
    )
    write("var \(both) = (\(first.name), \(second.name))")
    if first.sizes == second.sizes, random.chance(50) {
      write("\(both) = (\(both).1, \(both).0 -> \(preserving(first.sizes, scope)))")
    }
    write("let (\(a), \(b)) = \(both)")
    scope.add(a, first.sizes)
    scope.add(b, second.sizes)
  }

  /// Arithmetic of tensors, and what joins them.
  mutating func combination(_ scope: inout ProgramScope) {
    guard let source = random.pickAny(scope.tensors) else { return }
    let name = names.next(&random)
    var output = source.sizes
    let equals = scope.tensors.filter { $0.sizes == source.sizes && $0.sizes.isKnown }
    let sign = random.pick(["+", "-", "*"])
    switch random.number(0..<6) {
    case 0: write("let \(name) = \(value(.float, scope)) \(sign) \(source.name)")
    case 1: write("let \(name) = \(source.name) / \(value(.int, scope, depth: 0))")
    case 2:
      let step = preserving(source.sizes, scope)
      write("let \(name) = \(source.name) \(sign) (\(source.name) -> \(step))")
    case 3 where source.sizes.dimensions.count > 0:
      output.dimensions[0] = .unknown
      let other = preserving(source.sizes, scope)
      write("let \(name) = concatenate([\(source.name), \(source.name) -> \(other)], axis: 1)")
    case 4:
      let (a, b) = (preserving(source.sizes, scope), preserving(source.sizes, scope))
      write(
        "let \(name) = if \(condition(scope, depth: 2)) { \(source.name) -> \(a) } "
          + "else { \(source.name) -> \(b) }")
    default:
      guard let other = random.pickAny(equals) else { return }
      write("let \(name) = \(source.name) \(sign) \(other.name)")
    }
    scope.add(name, output)
  }
}
