/// PyTorch's `relu(x)` for a layer, whose arguments are numbers: data flows, `x -> ReLU`.
extension ArgumentMatcher {
  /// For a layer that takes no more arguments.
  var dataFlowHint: String? {
    let data = arguments.compactMap { argument in
      argument.label == nil && isData(argument.term) ? argument.term : nil
    }
    guard let first = data.first else { return nil }
    let texts = data.map { shortText(of: $0) ?? "…" }
    let text = texts.count == 1 ? shortText(of: first) ?? "…" : "(\(texts.joined(separator: ", ")))"
    return "write `\(text) -> \(declaration.name)`"
  }

  /// Whether a tensor flows through a term, judged by its form: following it would make the layers in
  /// it.
  private func isData(_ term: Term) -> Bool {
    switch term.kind {
    case .local(let local):
      if case .tensor? = evaluator.environment[local] { true } else { false }
    case .group(let inner), .negation(let inner): isData(inner)
    case .arithmetic(let first, let rest): isData(first) || rest.contains { isData($0.term) }
    case .chain(let chain): chain.steps[0].name == nil && isData(chain.steps[0].term)
    case .operate(_, _, let arguments), .apply(_, let arguments): isData(arguments)
    case .construct(_, _, let matched), .call(_, let matched): isData(matched.arguments)
    case .integer, .float, .boolean, .none, .symbol, .global, .layer, .function, .computedName,
      .not, .power, .and, .or, .comparison, .range, .builtin, .index, .member, .tuple, .list,
      .conditional, .problem, .missing:
      false
    }
  }

  private func isData(_ arguments: [ArgumentTerm]) -> Bool {
    arguments.contains { $0.label == nil && isData($0.term) }
  }

  /// A term as it is written, nil where that is too long for a hint.
  func shortText(of term: Term) -> String? {
    guard let files = evaluator.scope?.context.files else { return nil }
    let range = term.range
    let bytes = files[range.file].bytes[range.lower..<range.upper]
    guard bytes.count <= 40, !bytes.contains(UInt8(ascii: "\n")) else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }
}
