/// A `require` that depends on sizes which only a call has.
public struct NetworkRequirement: Sendable {
  private let requirement: RequirementTerm

  /// What its locals stand for, in terms of open sizes.
  private let environment: Environment
  private let declarations: Declarations
  private let files: [SourceFile]

  init(
    _ requirement: RequirementTerm, _ environment: Environment, _ context: CheckContext
  ) {
    self.requirement = requirement
    self.environment = environment
    declarations = context.declarations
    files = context.files
  }

  /// What a call is told that does not meet the requirement.
  public struct Failure: Sendable, Hashable {
    public let id: String
    public let message: String
    public let help: String?
  }

  /// What is wrong with a call; nil where the requirement holds.
  ///
  /// - Parameter sizes: The numbers that the network's open sizes stand for in the call.
  public func failure(of sizes: [String: Int]) -> Failure? {
    let evaluator = evaluator(sizes)
    guard evaluator.truth(requirement.condition) == .bool(false) else { return nil }
    return Failure(
      id: requirement.syntax.id ?? "requirement", message: evaluator.text(of: requirement.message),
      help: requirement.help.map(evaluator.text))
  }

  /// Whether numbers for these open sizes decide it.
  func isDecided(by names: Set<String>) -> Bool {
    let sizes = Dictionary(uniqueKeysWithValues: names.map { ($0, 1) })
    return evaluator(sizes).truth(requirement.condition) != .undecided
  }

  private func evaluator(_ sizes: [String: Int]) -> Evaluator {
    let context = CheckContext(
      elaboration: Elaboration(declarations: declarations, files: files), files: files,
      bag: DiagnosticBag(files: files))
    return Evaluator(
      bag: context.bag, environment: environment.replacing(sizes.mapValues { Size($0) }),
      scope: ModuleScope(context: context, parent: nil))
  }
}

extension Environment {
  /// The same names with numbers in place of open sizes.
  fileprivate func replacing(_ sizes: [String: Size]) -> Environment {
    var result = Environment()
    for local in locals {
      if let value = self[local] { result.bind(local, value.replacing(sizes)) }
    }
    return result
  }
}

extension Value {
  /// The value with numbers in place of open sizes; unknown where a number gets too large.
  fileprivate func replacing(_ sizes: [String: Size]) -> Value {
    switch self {
    case .int(let size): return size.replacing(sizes).map(Value.int) ?? .unknown
    case .list(let values): return .list(values.map { $0.replacing(sizes) })
    case .tuple(let values): return .tuple(values.map { $0.replacing(sizes) })
    case .tensor(var tensor):
      guard let shape = tensor.shape else { return self }
      let known = shape.sizes.compactMap { $0.replacing(sizes) }
      tensor.shape = known.count == shape.rank ? TensorShape(known) : nil
      return .tensor(tensor)
    case .float, .bool, .none, .symbol, .layer, .undecided, .unknown: return self
    }
  }
}

extension Evaluator {
  /// A message with the values of what stands between its braces, as netdef writes them.
  func text(of text: TextTerm) -> String {
    text.segments.map { segment in
      switch segment {
      case .text(let text): text
      case .term(let term): evaluate(term).description
      }
    }.joined()
  }
}
