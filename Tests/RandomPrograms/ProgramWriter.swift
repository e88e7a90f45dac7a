/// Writes one random program: definitions that use each other.
///
/// It follows types and shapes so far that most of what it writes is right; what is not is refused by
/// the checker, whose answer is a test as well.
struct ProgramWriter {
  var random: SeededRandom

  /// What stands in the names of models and blocks, so that those of several programs differ.
  let token: String

  /// Names of the values and tensors of the definition that is being written.
  var names: Names

  /// Names of its children.
  var childNames: Names

  var blocks: [DefinedBlock] = []

  /// A block as a value that is called with its width.
  struct Stage {
    let text: String
    let isPicture: Bool
  }

  var stages: [Stage] = []

  /// The types of these blocks.
  var stageKinds: [Kind] {
    var kinds: [Kind] = []
    if stages.contains(where: \.isPicture) { kinds.append(.pictureBlock) }
    if stages.contains(where: { !$0.isPicture }) { kinds.append(.featureBlock) }
    return kinds
  }
  var functions: [DefinedFunction] = []

  /// Values of the file.
  var values: [ProgramScope.NamedValue] = []

  /// How many of a hundred names mean something elsewhere.
  let strangeness: Int

  /// The names of functions and values of the file.
  private var fileNames: Names

  private var lines: [String] = []
  private var indentation = 0
  private var definitionCount = 0

  init(seed: UInt64, token: String) {
    random = SeededRandom(seed: seed)
    self.token = token
    strangeness = seed % 4 == 3 ? 50 : 0
    fileNames = Names(strangeness: strangeness)
    names = fileNames
    childNames = fileNames
  }

  /// The whole program.
  mutating func program() -> String {
    for _ in 0..<random.number(0...3) { fileFunction() }
    for _ in 0..<random.number(0...3) { fileValue() }
    for _ in 0..<random.number(0...3) {
      switch random.number(0..<10) {
      case 0: layerAlias()
      case 1, 2: stage()
      default: block()
      }
      if random.chance(15) { alias("block") }
    }
    for _ in 0..<random.number(1...2) {
      model()
      if random.chance(15) { alias("model") }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Writes a line.
  mutating func write(_ text: String) {
    lines.append(String(repeating: "    ", count: indentation) + text)
  }

  /// Writes what stands in braces; `joins` puts its head behind the brace before.
  mutating func block(
    _ head: String, joins: Bool = false, _ body: (inout ProgramWriter) -> Void
  ) {
    if joins, let last = lines.popLast() { lines.append(last + " " + head) } else { write(head) }
    indentation += 1
    body(&self)
    indentation -= 1
    write("}")
  }

  /// A name for a model or block.
  mutating func definitionName() -> String {
    definitionCount += 1
    return random.pick(["Net", "Stage", "Cell", "Unit", "Part"]) + token + "x\(definitionCount)"
  }

  /// Begins a definition, whose names are its own.
  mutating func beginDefinition() {
    names = Names(strangeness: strangeness, taken: Set(values.map(\.name) + functions.map(\.name)))
    childNames = Names(strangeness: strangeness)
  }

  private mutating func fileFunction() {
    let name = fileNames.next(&random)
    let others = values.map(\.name) + functions.map(\.name)
    var own = Names(strangeness: strangeness, taken: Set(others + [name]))
    var scope = ProgramScope()
    var parameters: [(name: String, kind: Kind, hasDefault: Bool)] = []
    var texts: [String] = []
    for _ in 0..<random.number(1...3) {
      let kind = kind(depth: 0)
      let parameter = own.next(&random)
      let hasDefault = parameters.last?.hasDefault == true || random.chance(25)
      let initial = hasDefault ? " = \(value(kind, ProgramScope(), depth: 0))" : ""
      texts.append("\(parameter): \(kind.text)\(initial)")
      parameters.append((parameter, kind, hasDefault))
      scope.add(parameter, kind)
    }
    var result = kind()
    if result.needsType { result = .int }
    write("function \(name)(\(texts.joined(separator: ", "))) = \(value(result, scope))")
    write("")
    functions.append(DefinedFunction(name: name, parameters: parameters, result: result))
  }

  private mutating func fileValue() {
    let name = fileNames.next(&random)
    let kind = kind()
    var scope = ProgramScope()
    scope.values = values
    let type = kind.needsType || kind.canBeStated && random.chance(15) ? ": \(kind.text)" : ""
    write("let \(name)\(type) = \(value(kind, scope))")
    write("")
    values.append(.init(name: name, kind: kind))
  }
}
