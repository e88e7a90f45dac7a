/// Statements as a person would have written them.
extension [SwiftStatement] {
  /// Without what nobody reads, and with `let` for what is set once.
  ///
  /// - Parameters:
  ///   - idle: Variables that are computed elsewhere in the same way, so that nothing is lost where
  ///     only they themselves read them.
  ///   - keepsRuns: Whether layers and functions of tensors run whoever reads what they give.
  func tidied(idle: Set<SwiftVariable> = [], keepsRuns: Bool = false) -> [SwiftStatement] {
    let needed = SwiftUse.needed(self, idle: idle, keepsRuns: keepsRuns)
    return SwiftConstants.found(in: needed.returningAtOnce)
  }

  /// `output = try fc(output)`, `return output` in one.
  private var returningAtOnce: [SwiftStatement] {
    guard count >= 2, case .result(let value) = self[count - 1].kind, let name = value.variable
    else { return self }
    var result: SwiftTree?
    if case .assignment(let target, let tree) = self[count - 2].kind, target.variable == name {
      result = tree
    }
    if case .declaration(let declaration) = self[count - 2].kind,
      declaration.pattern == .variable(name)
    {
      result = declaration.value
    }
    guard let result else { return self }
    return dropLast(2) + [.result(result)]
  }
}
