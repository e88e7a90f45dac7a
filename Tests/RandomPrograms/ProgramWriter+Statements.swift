/// Statements of bodies.
extension ProgramWriter {
  /// Writes a few statements; what they declare is in the scope afterwards.
  mutating func statements(_ count: Int, _ scope: inout ProgramScope) {
    for _ in 0..<count {
      switch random.number(0..<100) {
      case 0..<14: letValue(&scope)
      case 14..<36: letTensor(&scope)
      case 36..<42: letPattern(&scope)
      case 42..<50: variable(&scope)
      case 50..<58: arms(&scope)
      case 58..<68: if scope.depth == 0 { sharedLayer(&scope) }
      case 68..<73: if scope.depth == 0 { sharedLayers(&scope) }
      case 73..<79: requirement(scope)
      case 79..<87: tensorList(&scope)
      case 87..<94: severalTensors(&scope)
      default: combination(&scope)
      }
    }
  }

  /// A type that a value is given, any one of those that are not of layers with signatures.
  mutating func kind(depth: Int = 1) -> Kind {
    switch random.number(0..<20) {
    case 0..<6: .int
    case 6..<8: .float
    case 8..<11: .bool
    case 11: .pair
    case 12: .symbol(random.pick(Kind.symbolSets))
    case 13: .optional(random.pick([.int, .float, .activation]))
    case 14, 15: .list(depth > 0 ? random.pick([.int, .int, .float, .bool, .activation]) : .int)
    case 16: .tuple([.int, .bool])
    case 17:
      depth > 0
        ? .list(.tuple([.int, random.pick([.bool, .float, .symbol(Kind.symbolSets[0])])])) : .int
    case 18: random.pick([Kind.convolution, .linear] + stageKinds)
    default: .activation
    }
  }

  private mutating func letValue(_ scope: inout ProgramScope) {
    let kind = kind()
    let name = names.next(&random)
    let type = kind.needsType || kind.canBeStated && random.chance(15) ? ": \(kind.text)" : ""
    write("let \(name)\(type) = \(value(kind, scope))")
    scope.add(name, kind, isStable: true)
  }

  private mutating func letTensor(_ scope: inout ProgramScope) {
    guard let source = random.pickAny(scope.tensors) else { return }
    let chain = chain(from: source.sizes, scope, length: random.number(1...4))
    let name = names.next(&random)
    let stated = chain.output.isKnown && random.chance(15) ? chain.output.text : nil
    write("let \(name)\(stated.map { ": \($0)" } ?? "") = \(source.name)\(chain.text)")
    scope.add(name, chain.output)
  }

  private mutating func letPattern(_ scope: inout ProgramScope) {
    let (first, second) = (names.next(&random), random.chance(20) ? "_" : names.next(&random))
    switch random.number(0..<5) {
    case 0:
      guard let pair = random.pickAny(scope.names(.pair)) else { fallthrough }
      write("let (\(first), \(second)) = \(pair)")
      scope.add(first, .int, isStable: true)
    case 1:
      write("let (\(first), \(second)) = \(value(.tuple([.int, .bool]), scope))")
      scope.add(first, .int, isStable: true)
      if second != "_" { scope.add(second, .bool) }
    case 2:
      guard let tensor = random.pickAny(scope.tensors.filter { !$0.sizes.hasRest }) else { return }
      let others = tensor.sizes.dimensions.dropFirst().map { _ in "_" }
      write("let (\(([second, first] + others).joined(separator: ", "))) = \(tensor.name).shape")
      scope.add(first, .int, isStable: true)
    case 3:
      write("let (\(first), \(second)) = [\(value(.int, scope)), \(value(.int, scope))]")
      scope.add(first, .int, isStable: true)
      if second != "_" { scope.add(second, .int, isStable: true) }
    default:
      write(
        "let (\(first), \(second)) = if \(condition(scope, depth: 2)) { (\(value(.int, scope)), 2) } "
          + "else { (3, \(value(.int, scope))) }")
      scope.add(first, .int, isStable: true)
    }
  }

  /// A `var`, and what makes it anew: a loop, arms, or one statement after another.
  private mutating func variable(_ scope: inout ProgramScope) {
    guard let source = random.pickAny(scope.tensors) else { return }
    let name = names.nextVariable(&random)
    let start = chain(from: source.sizes, scope, length: random.number(0...2))
    write("var \(name) = \(source.name)\(start.text)")
    scope.add(name, start.output)
    var inside = scope.inner
    switch random.number(0..<4) {
    case 0:
      let next = chain(from: start.output, scope, length: random.number(1...2))
      write("\(name) = \(name)\(next.text)")
      scope.add(name, next.output)
    case 1:
      block("if \(condition(scope, depth: 2)) {") { writer in
        if writer.random.chance(40) { writer.statements(1, &inside) }
        writer.write("\(name) = \(name) -> \(writer.preserving(start.output, inside))")
      }
      guard random.chance(60) else { return }
      var other = scope.inner
      block("else {", joins: true) { writer in
        if writer.random.chance(30) { writer.statements(1, &other) }
        writer.write("\(name) = \(name) -> \(writer.preserving(start.output, other))")
      }
    default: loop(over: name, start.output, scope)
    }
  }

  /// A `for` in which a variable is made anew.
  private mutating func loop(over name: String, _ sizes: Sizes, _ scope: ProgramScope) {
    var inside = scope.inner
    var header: String
    let turn = names.next(&random)
    switch random.number(0..<6) {
    case 0:
      header = "for \(turn) in \(value(.list(.int), scope))"
      inside.add(turn, .int)
      inside.namesChildren = false
    case 1:
      let other = names.next(&random)
      header = "for (\(turn), \(other)) in enumerate(\(value(.list(.int), scope)))"
      inside.add(turn, .index)
      inside.add(other, .int)
      inside.turns.append(turn)
    case 2:
      let other = names.next(&random)
      header = "for (\(turn), \(other)) in zip(0..<\(random.number(1...3)), [1, 2, 3])"
      inside.add(turn, .index)
      inside.add(other, .int)
      inside.turns.append(turn)
    default:
      header = "for \(turn) in 0..<\(value(.int, scope, depth: 1))"
      inside.add(turn, .index)
      inside.turns.append(turn)
    }
    block(header + " {") { writer in
      if writer.random.chance(30) { writer.statements(1, &inside) }
      if writer.random.chance(15), inside.depth < 3 {
        writer.loop(over: name, sizes, inside)
      } else {
        let sum = writer.random.chance(25) ? "\(name) + (" : ""
        let step = writer.preserving(sizes, inside)
        writer.write("\(name) = \(sum)\(name) -> \(step)\(sum.isEmpty ? "" : ")")")
      }
    }
  }

  /// Arms that declare the same names.
  private mutating func arms(_ scope: inout ProgramScope) {
    let name = names.next(&random)
    let isTensor = random.chance(50)
    let kind = kind(depth: 0)
    guard let source = random.pickAny(scope.tensors) else { return }
    var outputs: [Sizes] = []
    func arm(_ writer: inout ProgramWriter, _ scope: ProgramScope) {
      var inside = scope.inner
      if writer.random.chance(30) { writer.statements(1, &inside) }
      if isTensor {
        let steps = writer.preserving(source.sizes, inside)
        writer.write("let \(name) = \(source.name) -> \(steps)")
        outputs.append(source.sizes)
      } else {
        let type = kind.needsType ? ": \(kind.text)" : ""
        writer.write("let \(name)\(type) = \(writer.value(kind, inside))")
      }
    }
    let outside = scope
    block("if \(condition(scope, depth: 2)) {") { arm(&$0, outside) }
    if random.chance(15) {
      block("else if \(condition(scope, depth: 2)) {", joins: true) { arm(&$0, outside) }
    }
    block("else {", joins: true) { arm(&$0, outside) }
    if isTensor { scope.add(name, source.sizes) } else { scope.add(name, kind, isStable: true) }
  }

  private mutating func requirement(_ scope: ProgramScope) {
    let values = scope.values.filter { !$0.kind.hasLayer }.map(\.name)
    let open = scope.tensors.flatMap(\.sizes.dimensions).compactMap(\.number)
    let inText = random.pickAny(values + open).map { " {\($0)}" } ?? ""
    let other = random.chance(40) ? " and {\(value(.int, scope))}" : ""
    let condition = random.pick([
      "\(value(.int, scope)) > 0", "\(condition(scope, depth: 2)) or true",
      "count(\(value(.list(.int), scope))) >= 1", "\(value(.float, scope)) <= 10",
    ])
    let id = random.chance(30) ? ", id: \"own-rule\"" : ""
    let help = random.chance(20) ? ", help: \"take {\(value(.int, scope, depth: 1))}\"" : ""
    let place = random.chance(25) ? random.pickAny(scope.parameters).map { ", at: \($0)" } : nil
    write("require \(condition), \"not\(inText)\(other)\"\(id)\(place ?? "")\(help)")
  }
}
