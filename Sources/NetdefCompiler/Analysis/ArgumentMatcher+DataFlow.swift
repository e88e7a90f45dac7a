/// PyTorch's `relu(x)` for a layer, whose arguments are numbers: data flows, `x -> ReLU`.
extension ArgumentMatcher {
  /// For a layer that takes no more arguments.
  var dataFlowHint: String? {
    let data = arguments.compactMap { argument in
      argument.label == nil && isData(argument.expression) ? argument.expression : nil
    }
    guard let first = data.first else { return nil }
    let texts = data.map { shortText(of: $0) ?? "…" }
    let text = texts.count == 1 ? shortText(of: first) ?? "…" : "(\(texts.joined(separator: ", ")))"
    return "write `\(text) -> \(declaration.name)`"
  }

  /// Whether a tensor flows through an expression, judged by its text: following it would make the
  /// layers in it.
  private func isData(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .name(let name):
      if case .tensor? = evaluator.environment[name] { true } else { false }
    case .group(let inner), .negation(let inner): isData(inner)
    case .arithmetic(let first, let rest): isData(first) || rest.contains { isData($0.expression) }
    case .chain(let chain): chain.steps[0].name == nil && isData(chain.steps[0].expression)
    case .call(let callee, let arguments):
      if case .name(let name) = callee.kind, Evaluator.functionNames.contains(name) {
        false
      } else {
        arguments.contains { $0.label == nil && isData($0.expression) }
      }
    default: false
    }
  }

  /// An expression as it is written, nil where that is too long for a hint.
  func shortText(of expression: Expression) -> String? {
    guard let files = evaluator.scope?.context.files else { return nil }
    let range = expression.range
    let bytes = files[range.file].bytes[range.lower..<range.upper]
    guard bytes.count <= 40, !bytes.contains(UInt8(ascii: "\n")) else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }
}
