/// Lays statements out.
extension SwiftPrinter {
  /// The lines of statements, moved right by two columns for each block that they stand in.
  ///
  /// - Parameter margin: The columns in front of the lines; no line gets longer with them than lines
  ///   may be, as far as it can be broken.
  func lines(_ statements: [SwiftStatement], margin: Int) -> [String] {
    statements.flatMap(layouts).flatMap(\.lines).flatMap { $0.wrapped(margin: margin) }
      .map { $0.text(margin: margin) }
  }

  /// How many columns the longest line of a statement takes; nil where it has several.
  static func width(_ statement: SwiftStatement) -> Int? {
    let layouts = SwiftPrinter().layouts(statement)
    return layouts.count == 1 && layouts[0].isOneLine ? layouts[0].last.width : nil
  }

  /// A statement: its head, and the statements of its blocks.
  func layouts(_ statement: SwiftStatement) -> [SwiftLayout] {
    switch statement.kind {
    case .declaration(let declaration): return [layout(declaration)]
    case .assignment(let target, let value): return [layout(target) + " = " + tried(value)]
    case .addition(let target, let value): return [layout(target) + " += " + tried(value)]
    case .expression(let tree): return [tried(tree)]
    case .discard(let tree): return ["_ = " + tried(tree)]
    case .result(let tree): return ["return " + tried(tree)]
    case .failure(let tree):
      let isThrowing = tree.isThrowing
      return [(isThrowing ? "throw try " : "throw ") + layout(tree, lead: isThrowing ? 4 : 0)]
    case .attempt(let body, let error, let failure):
      // Without a pattern it is called `error`.
      let name = error.name == "error" ? "" : " let \(SwiftNames.escaped(error.name))"
      return block(SwiftLayout("do"), body) + block(SwiftLayout("} catch\(name)"), failure) + [
        SwiftLayout("}", .endBrace)
      ]
    case .comment(let text): return [SwiftLayout("// \(text)")]
    case .requirement(let condition, let body):
      var head = "guard " + tried(condition, isCondition: true)
      if head.isOneLine {
        head.add(" else")
      } else {
        head.addLine(SwiftLayout("else"), indentedBy: 0)
      }
      return block(head, body) + [SwiftLayout("}", .endBrace)]
    case .loop(let pattern, let values, let body):
      return block("for \(pattern.text) in " + tried(values, isCondition: true), body)
        + [SwiftLayout("}", .endBrace)]
    case .condition(let arms):
      var result: [SwiftLayout] = []
      for (index, arm) in flattened(arms).enumerated() {
        if index == 0 {
          result += block(arm.head, arm.body)
        } else {
          result += block(arm.isLast ? SwiftLayout("} else") : "} else " + arm.head, arm.body)
        }
      }
      return result + [SwiftLayout("}", .endBrace)]
    }
  }

  private func layout(_ declaration: SwiftDeclaration) -> SwiftLayout {
    var result = SwiftLayout(declaration.isVariable ? "var " : "let ")
    result.add(declaration.pattern.text)
    if let type = declaration.type { result.add(": \(text(type))") }
    if let value = declaration.value { result.add(" = " + tried(value)) }
    return result
  }

  /// The head in front of a block and the block's statements: behind a line that is moved right, the
  /// brace has a line of its own.
  private func block(_ head: SwiftLayout, _ body: [SwiftStatement]) -> [SwiftLayout] {
    var head = head
    if head.last.indent > 0 {
      head.addLine(SwiftLayout("{", .brace), indentedBy: 0)
    } else {
      head.add(" {", .brace)
    }
    let inner = body.flatMap(layouts).map { layout in
      var moved = layout
      for index in moved.lines.indices { moved.lines[index].indent += 2 }
      return moved
    }
    return [head] + inner
  }

  /// A head without `else`, which all but the first have; the last may be nothing else.
  private typealias Arm = (head: SwiftLayout, isLast: Bool, body: [SwiftStatement])

  /// `else { if … }` as `else if …`.
  private func flattened(_ arms: [SwiftArm]) -> [Arm] {
    arms.flatMap { arm -> [Arm] in
      switch arm.test {
      case .truth(let condition):
        return [("if " + tried(condition, isCondition: true), false, arm.body)]
      case .presence(let bindings): return [(head(bindings), false, arm.body)]
      case .otherwise:
        if arm.body.count == 1, case .condition(let inner) = arm.body[0].kind {
          return flattened(inner)
        }
        return [(SwiftLayout(), true, arm.body)]
      }
    }
  }

  /// `if let a, let b = value`.
  private func head(_ bindings: [SwiftArm.Binding]) -> SwiftLayout {
    var result = SwiftLayout("if ")
    for (index, binding) in bindings.enumerated() {
      if index > 0 { result.add(", ") }
      result.add("let \(SwiftNames.escaped(binding.variable.name))")
      if let value = binding.value {
        result.add(" = " + tried(value, isCondition: true))
      }
    }
    return result
  }
}
