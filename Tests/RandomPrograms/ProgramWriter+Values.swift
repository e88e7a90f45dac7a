/// Values known when a file is checked.
extension ProgramWriter {
  /// A text for a value of a kind.
  mutating func value(_ kind: Kind, _ scope: ProgramScope, depth: Int = 2) -> String {
    if random.chance(45), let name = random.pickAny(scope.names(kind)) { return name }
    if depth > 0, random.chance(8) {
      return conditional(kind, scope, depth: depth - 1)
    }
    let functions = self.functions.filter { $0.result == kind }
    if depth > 0, random.chance(20), let function = random.pickAny(functions) {
      return call(function, scope, depth: depth - 1)
    }
    switch kind {
    case .int: return integer(scope, depth: depth)
    case .index: return random.chance(50) ? "\(random.number(0...2))" : integer(scope, depth: depth)
    case .float: return float(scope, depth: depth)
    case .bool: return condition(scope, depth: depth)
    case .pair:
      if random.chance(50) { return random.pick(["1", "3", "1"]) }
      return random.pick(["(1, 3)", "(3, 1)", "(3, 3)", "(1, 1)"])
    case .symbol(let names): return random.pick(names)
    case .optional(let kind):
      return random.chance(35) ? "none" : value(kind, scope, depth: depth)
    case .list(let kind): return list(kind, scope, depth: depth)
    case .tuple(let kinds):
      return "(" + kinds.map { value($0, scope, depth: depth - 1) }.joined(separator: ", ") + ")"
    case .activation: return activation(scope, depth: depth)
    case .convolution:
      return random.pick([
        "Conv2d(kernel: 1)", "Conv2d(kernel: 3, padding: 1)", "Conv2d(kernel: 1, bias: false)",
        "Conv2d(kernel: (1, 3), padding: same)",
      ])
    case .linear: return random.pick(["Linear", "Linear(bias: false)", "Linear(bias: true)"])
    case .pictureBlock: return random.pick(stages.filter(\.isPicture)).text
    case .featureBlock: return random.pick(stages.filter { !$0.isPicture }).text
    }
  }

  /// A call of a function with some of its arguments by name.
  mutating func call(_ function: DefinedFunction, _ scope: ProgramScope, depth: Int) -> String {
    var arguments: [String] = []
    var byName = false
    for parameter in function.parameters {
      if parameter.hasDefault, random.chance(40) {
        byName = true
        continue
      }
      byName = byName || random.chance(20)
      let text = value(parameter.kind, scope, depth: depth)
      arguments.append(byName ? "\(parameter.name): \(text)" : text)
    }
    return "\(function.name)(\(arguments.joined(separator: ", ")))"
  }

  private mutating func conditional(_ kind: Kind, _ scope: ProgramScope, depth: Int) -> String {
    let first = value(kind, scope, depth: depth)
    let second = value(kind, scope, depth: depth)
    if random.chance(15) {
      let third = value(kind, scope, depth: depth)
      let (a, b) = (condition(scope, depth: depth), condition(scope, depth: depth))
      return "if \(a) { \(first) } else if \(b) { \(second) } else { \(third) }"
    }
    return "if \(condition(scope, depth: depth)) { \(first) } else { \(second) }"
  }

  /// A small Int of at least 1.
  mutating func integer(_ scope: ProgramScope, depth: Int) -> String {
    guard depth > 0, random.chance(55) else { return "\(random.number(1...6))" }
    func operand(_ writer: inout ProgramWriter) -> String {
      writer.value(.int, scope, depth: depth - 1)
    }
    func operandInBrackets(_ writer: inout ProgramWriter) -> String {
      let text = operand(&writer)
      return text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" } ? text : "(\(text))"
    }
    switch random.number(0..<22) {
    case 0: return "\(operandInBrackets(&self)) + \(random.number(1...3))"
    case 1: return "\(random.number(2...3)) * \(operandInBrackets(&self))"
    case 2: return "max(\(operand(&self)), \(operand(&self)))"
    case 3: return "min(\(operand(&self)), \(random.number(2...8)))"
    case 4: return "(\(operandInBrackets(&self)) + 1) / 2"
    case 5: return "\(operandInBrackets(&self)) % 3 + 1"
    case 6: return "2 ** \(random.number(0...3))"
    case 7: return "abs(-\(operandInBrackets(&self)))"
    case 8: return "ceil(\(value(.float, scope, depth: depth - 1)) * 4) + 1"
    case 9: return "floor(\(value(.float, scope, depth: depth - 1)) * 3) + 1"
    case 10:
      let lists = scope.names(.list(.int))
      guard let list = random.pickAny(lists) else { return "count([1, 2])" }
      return random.pick([
        "\(list)[0]", "\(list)[-1]", "count(\(list))", "sum(\(list))", "max(\(list))",
      ])
    case 11:
      guard let pair = random.pickAny(scope.names(.pair)) else { return "sum([1, 2])" }
      return "\(pair).\(random.number(0...1))"
    case 12:
      let pairs = scope.names(.tuple([.int, .bool]))
      guard let pair = random.pickAny(pairs) else { return "(3, true).0" }
      return "\(pair).0"
    case 13: return "count(\(list(.int, scope, depth: depth - 1)))"
    case 14:
      guard let index = random.pickAny(scope.names(.index)) else { return "1 + 1" }
      return "\(index) + 1"
    case 15:
      guard scope.seesTensors || random.chance(50), let tensor = random.pickAny(scope.tensors)
      else {
        return "round(1.4)"
      }
      return random.pick([
        "\(tensor.name).shape[1]", "count(\(tensor.name).shape)", "\(tensor.name).shape[-1]",
      ])
    case 16: return "sum([for \(loopName()) in 0..<\(random.number(1...3)): 2])"
    case 17: return "product([\(operand(&self)), 2])"
    case 18:
      guard let open = random.pickAny(scope.names(.optional(.int))) else { return "3 - 1" }
      return "if \(open) != none { \(open) } else { \(random.number(1...4)) }"
    case 19:
      guard let open = random.pickAny(scope.names(.optional(.int))) else { return "4 / 2" }
      return "if \(open) == none { \(random.number(1...4)) } else { \(open) + 1 }"
    case 20:
      let name = loopName()
      return
        "sum([for \(name) in \(random.pick(["1...3", "0..<4 by 2", "[1, 2]"])) if \(name) != 2: \(name) + 1])"
    default: return "\(operandInBrackets(&self))"
    }
  }

  /// A Float between 0 and 1.
  mutating func float(_ scope: ProgramScope, depth: Int) -> String {
    let literal = random.pick(["0.5", "0.25", "0.1", "1e-2", "0.0", "1.0", "0.75"])
    guard depth > 0, random.chance(40) else { return literal }
    switch random.number(0..<6) {
    case 0: return "\(literal) / 2"
    case 1: return "1 / \(value(.int, scope, depth: 0))"
    case 2: return "min(\(literal), \(random.pick(["0.5", "1", "1.0"])))"
    case 3: return "sqrt(\(literal))"
    case 4: return "abs(\(literal) - 0.5)"
    default: return "max(0, \(literal) - 0.25)"
    }
  }

  /// A condition on values.
  mutating func condition(_ scope: ProgramScope, depth: Int) -> String {
    guard depth > 0, random.chance(85) else { return random.pick(["true", "false"]) }
    switch random.number(0..<11) {
    case 0: return "not (\(condition(scope, depth: depth - 1)))"
    case 1: return "\(comparison(scope, depth - 1)) and \(comparison(scope, depth - 1))"
    case 2: return "\(comparison(scope, depth - 1)) or \(comparison(scope, depth - 1))"
    case 3:
      if let name = random.pickAny(scope.names(.bool)) { return name }
    case 4, 5, 6:
      let symbols = scope.values.compactMap { value -> (String, [String])? in
        if case .symbol(let names) = value.kind { (value.name, names) } else { nil }
      }
      if let (name, names) = random.pickAny(symbols) {
        return "\(name) \(random.pick(["==", "!="])) \(random.pick(names))"
      }
    case 7:
      let absent = scope.values.filter { if case .optional = $0.kind { true } else { false } }
      if let value = random.pickAny(absent) {
        return "\(value.name) \(random.pick(["==", "!="])) none"
      }
    default: break
    }
    return comparison(scope, depth - 1)
  }

  private mutating func comparison(_ scope: ProgramScope, _ depth: Int) -> String {
    if random.chance(20), let name = random.pickAny(scope.names(.bool)) {
      return random.chance(50) ? name : "not \(name)"
    }
    if random.chance(10), let name = random.pickAny(scope.names(.pair)) {
      return "\(name) \(random.pick(["==", "!="])) \(random.pick(["(1, 3)", "1", "3"]))"
    }
    let sign = random.pick(["<", ">", "==", "!=", "<=", ">="])
    if random.chance(25) {
      return "\(value(.float, scope, depth: 0)) \(sign) \(value(.float, scope, depth: 0))"
    }
    let dimensions = scope.tensors.flatMap(\.sizes.dimensions).compactMap(\.number)
    let left = random.chance(30) ? random.pickAny(dimensions) : nil
    return "\(left ?? value(.int, scope, depth: min(1, depth))) \(sign) \(random.number(1...6))"
  }

  /// A list that is not empty.
  mutating func list(_ kind: Kind, _ scope: ProgramScope, depth: Int) -> String {
    let lists = scope.names(.list(kind))
    if depth > 0, random.chance(35) {
      switch random.number(0..<7) {
      case 0:
        if let list = random.pickAny(lists) {
          return "[\(list).., \(value(kind, scope, depth: 0))]"
        }
      case 1: if let list = random.pickAny(lists) { return "\(list)[0...]" }
      case 2: if let list = random.pickAny(lists) { return "reversed(\(list))" }
      case 3: if let list = random.pickAny(lists), !kind.needsType { return "\(list) + \(list)" }
      case 4 where kind == .int:
        let low = random.number(1...2)
        return random.pick(["\(low)...3", "\(low)..<4", "1..<6 by 2"])
      case 5:
        var inside = scope.inner
        let name = loopName()
        inside.add(name, .index)
        let element = value(kind, inside, depth: depth - 1)
        let range = random.pick(["0..<2", "0...1", "0..<\(value(.int, scope, depth: 0))"])
        let filter = random.chance(20) ? " if \(name) >= 0" : ""
        return "[for \(name) in \(range)\(filter): \(element)]"
      default: break
      }
    }
    let count = random.number(1...3)
    let elements = (0..<count).map { _ in value(kind, scope, depth: depth - 1) }
    return "[" + elements.joined(separator: ", ") + "]"
  }

  /// A layer that keeps any shape.
  mutating func activation(_ scope: ProgramScope, depth: Int) -> String {
    let simple = [
      "ReLU", "Tanh", "Sigmoid", "Identity", "SELU", "relu", "tanh", "LeakyReLU(0.2)",
      "Dropout(\(value(.float, scope, depth: 0)))", "ELU(alpha: 0.5)", "GELU(approximate: tanh)",
      "Move", "Move(how: minus_it)", "Move(\(value(.float, scope, depth: 0)), size: (1, 2))",
      "ReLU()", "sigmoid", "SiLU", "dropout(0.25)", "leaky_relu(0.3)",
    ]
    guard depth > 0, random.chance(35) else { return random.pick(simple) }
    switch random.number(0..<4) {
    case 0:
      return
        "(\(random.pick(simple)) -> \(activation(scope, depth: depth - 1)))"
    case 1:
      let lists = scope.names(.list(.activation))
      guard let list = random.pickAny(lists) else { return random.pick(simple) }
      return "\(list)[0]"
    case 2:
      return "Move(often: \(value(.list(.int), scope, depth: 1)))"
    default: return random.pick(simple)
    }
  }

  /// A name for what a repeat in brackets counts: it may hide another.
  mutating func loopName() -> String { random.pick(["i", "j", "k", "turn", "width", "n", "item"]) }
}
