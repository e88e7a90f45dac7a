import Testing

@testable import NetdefCompiler

/// Draws uses of every layer and function of the catalogue from its declarations: a new one is drawn
/// as well, without a line here.
struct CatalogueDraws {
  private var random: SeededGenerator
  private let declaration: ExternDeclaration

  /// All cases, the same in every run: each parameter at and around every limit, alone, then
  /// arguments and shapes by chance.
  static func all() throws -> [CatalogueCase] {
    let declarations = Prelude.declarations
    let all = Array(declarations.layers.values) + Array(declarations.functions.values)
    return try all.sorted { $0.name < $1.name }.flatMap { declaration in
      var draws = CatalogueDraws(declaration)
      return try draws.cases()
    }
  }

  private init(_ declaration: ExternDeclaration) {
    self.declaration = declaration
    // A seed of the name: one more layer changes no other's cases.
    random = SeededGenerator(
      seed: declaration.name.utf8.reduce(0xCBF2_9CE4_8422_2325) {
        ($0 ^ UInt64($1)) &* 0x100_0000_01B3
      })
  }

  private mutating func cases() throws -> [CatalogueCase] {
    var found = try limits()
    if let use = try known() { found.append(use) }
    for _ in 0..<(6 + 8 * declaration.parameters.count) { found.append(try drawn()) }
    var seen: Set<String> = []
    return found.filter { seen.insert($0.line).inserted }
  }

  // MARK: Limits

  private static let wholeLimits = [
    .min + 1, -(1 << 31) - 1, -(1 << 31), -1, 0, 1, (1 << 31) - 1, 1 << 31, 1 << 32, 1 << 62, .max,
  ]

  private static let realLimits = [
    -1e300, -3.5e38, -1.0, -1e-30, -1e-300, 0.0, 1e-300, 1e-30, 0.999, 1.0, 1.0000001, 2.0, 3.4e38,
    3.5e38, 1e300,
  ]

  /// One parameter at a limit, the others as they are by default or 1.
  private func limits() throws -> [CatalogueCase] {
    var found: [CatalogueCase] = []
    for parameter in declaration.parameters {
      for value in parameter.type.alternatives.flatMap(Self.limits) {
        found.append(
          try makeCase(plainShapes) { other in
            if other.name.value == parameter.name.value { return value }
            return other.defaultValue == nil ? .int(1) : nil
          })
      }
    }
    return found
  }

  private static func limits(_ atom: TypeSyntax.Atom) -> [ArgumentValue] {
    guard case .named(let name) = atom else { return [] }
    return switch name.value {
    case "Int": wholeLimits.map(ArgumentValue.int)
    case "Float": realLimits.map(ArgumentValue.float)
    case "Pair":
      wholeLimits.map(ArgumentValue.int) + [.tuple([.int(1 << 31), .int(1)])]
        + [.tuple([.int(1), .int(1 << 31)])]
    default: []
    }
  }

  /// Shapes that nearly every argument goes with.
  private var plainShapes: [[Int]] {
    let sizes = [2, 4, 6, 5]
    let count = declaration.input.shape.sizes.count
    let shape = declaration.hasSpread ? sizes : Array(sizes.prefix(count))
    return declaration.isVariadic ? [shape, shape] : [shape]
  }

  /// Uses that chance hardly meets and that show a difference from PyTorch.
  private func known() throws -> CatalogueCase? {
    switch declaration.name {
    case "Conv2d":
      let values: [String: ArgumentValue] = [
        "out": .int(1), "kernel": .int(3), "stride": .int(2), "padding": .symbol("same"),
      ]
      return try makeCase(plainShapes) { values[$0.name.value] }
    case "MaxPool2d":
      return try makeCase([[4, 6, 5]]) { $0.name.value == "kernel" ? .int(1) : nil }
    case "concatenate": return try makeCase([[2, 4, 6, 5], [0]]) { _ in nil }
    default: return nil
    }
  }

  // MARK: Chance

  private mutating func drawn() throws -> CatalogueCase {
    let shapes = drawnShapes()
    var values: [String: ArgumentValue] = [:]
    for parameter in declaration.parameters {
      let isInferred = declaration.axis(of: parameter) != nil
      if parameter.defaultValue != nil, random.chance(isInferred ? 70 : 45) { continue }
      if let size = size(of: parameter, in: shapes), random.chance(60) {
        values[parameter.name.value] = .int(size)
      } else {
        values[parameter.name.value] = try drawnValue(parameter.type)
      }
    }
    return try makeCase(shapes) { values[$0.name.value] }
  }

  private mutating func drawnShapes() -> [[Int]] {
    let sizes = declaration.input.shape.sizes
    let isAnyRank = declaration.hasSpread || declaration.isVariadic
    var rank = isAnyRank ? random.number(sizes.count - 1, 5) : sizes.count
    if random.chance(8) { rank = random.number(0, 5) }
    let first = drawnShape(rank)
    guard declaration.isVariadic else { return [first] }
    var shapes = [first]
    for _ in 0..<random.number(0, 2) {
      var shape = random.chance(20) ? drawnShape(random.number(0, 5)) : first
      if !shape.isEmpty, random.chance(80) {
        shape[random.number(0, shape.count - 1)] = random.number(1, 9)
      }
      shapes.append(shape)
    }
    return shapes
  }

  private mutating func drawnShape(_ rank: Int) -> [Int] {
    (0..<rank).map { _ in random.chance(3) ? 0 : random.number(1, 9) }
  }

  private mutating func drawnValue(_ type: TypeSyntax) throws -> ArgumentValue {
    switch type.alternatives[random.number(0, type.alternatives.count - 1)] {
    case .symbol(let name): return name.value == "none" ? ArgumentValue.none : .symbol(name.value)
    case .tuple(let parts): return .tuple(try parts.map { try drawnValue($0) })
    case .list(let element):
      return .list(try (0..<random.number(0, 3)).map { _ in try drawnValue(element) })
    case .module:
      Issue.record("layers as arguments of the catalogue are not drawn yet: \(declaration.name)")
      return .none
    case .named(let name):
      switch name.value {
      case "Bool": return .bool(random.chance(50))
      case "Float": return .float(drawnReal())
      case "Pair":
        return random.chance(50)
          ? .int(drawnWhole()) : .tuple([.int(drawnWhole()), .int(drawnWhole())])
      default: return .int(drawnWhole())
      }
    }
  }

  private mutating func drawnWhole() -> Int {
    switch random.number(1, 100) {
    case ...3: Self.wholeLimits.randomElement(using: &random) ?? 0
    case ...5: (1 << 30) - 1
    case ...12: random.number(-3, 0)
    case ...30: random.number(4, 9)
    default: random.number(1, 3)
    }
  }

  private mutating func drawnReal() -> Double {
    random.chance(20)
      ? Self.realLimits.randomElement(using: &random) ?? 0 : Double(random.number(-2, 12)) / 8
  }

  // MARK: The case

  private func makeCase(
    _ shapes: [[Int]], _ value: (ParameterSyntax) -> ArgumentValue?
  ) throws -> CatalogueCase {
    var written: [CatalogueCase.Written] = []
    var values: [String: ArgumentValue] = [:]
    let core = Elaboration(declarations: Prelude.declarations, files: []).extern(declaration)
    var evaluator = Evaluator(bag: DiagnosticBag())
    for parameter in core.parameters {
      let name = parameter.name
      if let size = size(of: parameter.syntax, in: shapes), let formula = parameter.defaultValue,
        case .local(let local) = formula.kind
      {
        evaluator.environment.bind(local, .int(size))
      }
      if let given = value(parameter.syntax) {
        written.append(CatalogueCase.Written(name: name, value: given))
        values[name] = given
        evaluator.environment.bind(parameter.local, Value(given))
      } else if let formula = parameter.defaultValue {
        let value = evaluator.evaluate(formula)
        values[name] = ArgumentValue(
          TypeChecker.coerce(value, to: parameter.syntax.type) ?? value)
        evaluator.environment.bind(parameter.local, value)
      }
    }
    let spellings = declaration.renamed.map { ($0.value, $0.key) }
    return CatalogueCase(
      name: declaration.name, isLayer: declaration.isLayer, isVariadic: declaration.isVariadic,
      hasBatch: declaration.hasBatch,
      written: written, values: values,
      spellings: Dictionary(spellings, uniquingKeysWith: { first, _ in first }), shapes: shapes,
      stateCount: stateCount(core, evaluator))
  }

  /// How many numbers the layer keeps, at most 2⁶²; 0 where that has no answer.
  private func stateCount(_ core: CoreExtern, _ evaluator: Evaluator) -> Int {
    var evaluator = evaluator
    for parameter in core.parameters {
      guard let value = evaluator.environment[parameter.local],
        let coerced = TypeChecker.coerce(value, to: parameter.syntax.type)
      else { continue }
      evaluator.environment.bind(parameter.local, coerced)
    }
    let limit = 1 << 62
    var total = 0
    for shape in core.statements.flatMap(\.stateShapes) {
      let sizes = shape.sizes.map { size in
        size.term.flatMap { evaluator.evaluate($0).constantInt } ?? 0
      }
      let count =
        sizes.contains { $0 <= 0 }
        ? 0
        : sizes.reduce(1) { product, size in
          let (next, overflows) = product.multipliedReportingOverflow(by: size)
          return overflows ? limit : min(next, limit)
        }
      total = min(total, limit - count) + count
    }
    return total
  }

  /// The size that a parameter is by default: the channels that come in.
  private func size(of parameter: ParameterSyntax, in shapes: [[Int]]) -> Int? {
    guard let axis = declaration.axis(of: parameter), let shape = shapes.first else { return nil }
    let rank = declaration.input.shape.sizes.count
    if declaration.hasSpread { return shape.count >= rank - 1 ? shape.last : nil }
    return shape.count == rank ? shape[axis] : nil
  }
}

extension CoreStatement {
  /// The shapes of the tensors that a layer keeps, in every case.
  fileprivate var stateShapes: [ShapeTerm] {
    if case .state(_, _, let shape) = kind { [shape] } else { statements.flatMap(\.stateShapes) }
  }
}

extension ExternDeclaration {
  /// Whether the first axis of the input is the batch.
  fileprivate var hasBatch: Bool {
    if case .name("N")? = input.shape.sizes.first?.expression?.kind { true } else { false }
  }

  /// Whether the input may have any number of axes.
  fileprivate var hasSpread: Bool { input.shape.sizes.contains(where: \.isSpread) }

  /// The axis of the input whose size a parameter is by default; in `[S.., D]` the last one.
  fileprivate func axis(of parameter: ParameterSyntax) -> Int? {
    guard case .name(let name)? = parameter.defaultValue?.kind else { return nil }
    return input.shape.sizes.firstIndex { size in
      if case .name(name)? = size.expression?.kind { !size.isSpread } else { false }
    }
  }
}

extension Value {
  /// An argument as the compiler has it.
  fileprivate init(_ argument: ArgumentValue) {
    switch argument {
    case .int(let number): self = .int(number)
    case .float(let number): self = .float(number)
    case .bool(let truth): self = .bool(truth)
    case .none: self = .none
    case .symbol(let name): self = .symbol(name)
    case .list(let values): self = .list(values.map(Value.init))
    case .tuple(let values): self = .tuple(values.map(Value.init))
    }
  }
}

extension SeededGenerator {
  fileprivate mutating func number(_ least: Int, _ most: Int) -> Int {
    Int.random(in: least...max(least, most), using: &self)
  }

  /// True so many times of a hundred.
  fileprivate mutating func chance(_ percent: Int) -> Bool { number(1, 100) <= percent }
}
