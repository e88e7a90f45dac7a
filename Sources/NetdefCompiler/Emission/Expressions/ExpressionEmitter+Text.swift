/// Texts with values in them.
extension ExpressionEmitter {
  /// A message as a Swift string literal: values are shown as netdef shows them.
  ///
  /// - Throws: `EmissionError`. The literal itself may need a `try`.
  func text(_ literal: TextTerm) throws(EmissionError) -> SwiftTree {
    var parts: [SwiftTextPart] = []
    for segment in literal.segments {
      switch segment {
      case .text(let plain): parts.append(.plain(plain))
      case .term(let term): parts.append(.value(try netdefText(of: term)))
      }
    }
    return .text(parts)
  }

  /// A value as a message shows it, as a part of a string literal.
  private func netdefText(of term: Term) throws(EmissionError) -> SwiftTree {
    let value = try emit(term)
    switch value.type {
    // Swift shows these as netdef does.
    case .int, .bool, .pair, .padding, .undetermined, .tensor: return value.tree
    case _ where value.type.isConvertible && !value.isLiteral:
      return value.tree.member("netdefText")
    default: return convert(value, to: .value).tree.member("netdefText")
    }
  }
}
