/// Calls, lists and closures.
extension SwiftPrinter {
  func layout(_ item: SwiftList.Item) -> SwiftLayout {
    item.label.map { "\($0): " + layout(item.value) } ?? layout(item.value)
  }

  /// `a, label: b`.
  func line(_ items: [SwiftList.Item]) -> SwiftLayout { line(items.map(layout)) }

  private func line(_ parts: [SwiftLayout]) -> SwiftLayout {
    var result = SwiftLayout()
    for (index, part) in parts.enumerated() {
      if index > 0 { result.add(", ", .comma) }
      result.add(part)
    }
    return result
  }

  private func enclosed(
    _ function: SwiftLayout, _ open: String, _ inner: SwiftLayout, _ close: String
  ) -> SwiftLayout {
    var result = function
    result.add(open, .open)
    result.add(inner)
    result.add(close, .close)
    return result
  }

  // MARK: Calls

  func call(_ function: SwiftLayout, _ arguments: SwiftList, lead: Int = 0) -> SwiftLayout {
    let parts = arguments.items.map(layout)
    let whole = enclosed(function, "(", line(parts), ")")
    if isFlat { return whole }
    switch arguments.style {
    case .plain: return whole
    case .filled: return whole.fits() ? whole : filled(function, parts)
    case .statement:
      return whole.fits(in: Self.statementLimit - lead) ? whole : filled(function, parts)
    case .apart: return parts.allSatisfy(\.isOneLine) ? whole : apart(function, parts)
    case .column: return whole.fits() ? whole : column(function, "(", parts, ")")
    case .rows, .lines: return column(function, "(", parts, ")")
    }
  }

  /// How wide a call may get that is a statement.
  private static let statementLimit = 94

  /// How wide a list may get that has its lines beside a declaration.
  private static let rowLimit = 60

  /// How wide lines of several arguments may get.
  static let argumentLimit = 88

  /// As many arguments in each line as have room.
  private func filled(_ function: SwiftLayout, _ parts: [SwiftLayout]) -> SwiftLayout {
    filled(parts).inLines(behind: function, "(") + SwiftLayout(")", .close)
  }

  /// Lines with as many parts in each as have room.
  func filled(_ parts: [SwiftLayout], limit: Int = argumentLimit) -> [SwiftLayout] {
    var rows: [SwiftLayout] = []
    for part in parts {
      if let last = rows.last, last.isOneLine, part.isOneLine,
        last.last.width + part.last.width < limit
      {
        rows[rows.count - 1].add(", ", .comma)
        rows[rows.count - 1].add(part)
      } else {
        if !rows.isEmpty { rows[rows.count - 1].add(",") }
        rows.append(part)
      }
    }
    return rows
  }

  /// An argument a line: beside a closure on several lines every one has its own.
  private func apart(_ function: SwiftLayout, _ parts: [SwiftLayout]) -> SwiftLayout {
    var rows = parts
    for index in rows.indices.dropLast() { rows[index].add(",") }
    return rows.inLines(behind: function, "(") + SwiftLayout(")", .close)
  }

  // MARK: Lists

  /// Elements in brackets, one a line where all together would be too wide.
  func brackets(_ open: String, _ list: SwiftList, _ close: String) -> SwiftLayout {
    let parts = list.items.map(layout)
    let whole = enclosed(SwiftLayout(), open, line(parts), close)
    switch list.style {
    case .plain, .filled, .statement, .apart: return whole
    case .column:
      return isFlat || whole.fits() ? whole : column(SwiftLayout(), open, parts, close)
    case .rows:
      return isFlat || whole.fits(in: Self.rowLimit)
        ? whole : column(SwiftLayout(), open, filled(parts), close, endsRows: true)
    case .lines: return isFlat ? whole : column(SwiftLayout(), open, parts, close)
    }
  }

  private func column(
    _ function: SwiftLayout, _ open: String, _ parts: [SwiftLayout], _ close: String,
    endsRows: Bool = false
  ) -> SwiftLayout {
    var rows = parts
    for index in rows.indices where !endsRows || index == rows.count - 1 { rows[index].add(",") }
    var result = rows.inLines(behind: function, open)
    result.addLine(SwiftLayout(close, .close), indentedBy: 0)
    return result
  }

  // MARK: Closures

  /// A call with a closure behind it; in parentheses where a block follows.
  func call(
    _ callee: SwiftLayout, _ arguments: SwiftList, _ closure: SwiftClosure, isCondition: Bool
  ) -> SwiftLayout {
    if arguments.items.isEmpty {
      return isCondition
        ? self.closure(callee + SwiftLayout("(", .open), closure, "{", "})")
        : self.closure(callee, closure, " {", "}")
    }
    let given = line(arguments.items)
    guard isCondition else {
      return self.closure(enclosed(callee, "(", given, ")"), closure, " {", "}")
    }
    return self.closure(
      callee + SwiftLayout("(", .open) + given + SwiftLayout(", ", .comma), closure, "{", "})")
  }

  /// `{ x in value }` behind something.
  func closure(
    _ function: SwiftLayout, _ closure: SwiftClosure, _ open: String, _ close: String
  ) -> SwiftLayout {
    let head = head(of: closure)
    let value = tried(closure.value)
    var line = function
    line.add(open, .brace)
    line.add(head)
    var result = line
    if closure.statements.isEmpty {
      line.add(" ")
      line.add(value)
      line.add(" ")
      line.add(close, .endBrace)
      if isFlat || line.fits() { return line }
    }
    for statement in closure.statements {
      for row in layouts(statement) { result.addLine(row) }
    }
    result.addLine(closure.statements.isEmpty ? value : "return " + value)
    result.addLine(SwiftLayout(close, .endBrace), indentedBy: 0)
    return result
  }
}

extension SwiftPrinter {
  /// What stands in front of a closure's body, behind the brace.
  func head(of closure: SwiftClosure) -> String {
    var parts: [String] = []
    if !closure.captures.isEmpty {
      let list = closure.captures.map {
        "\(SwiftNames.escaped($0.variable.name)) = \(layout($0.value).text)"
      }
      parts.append("[\(list.joined(separator: ", "))]")
    }
    guard let parameters = closure.parameters else {
      return parts.map { " \($0)" }.joined()
    }
    let isTyped = parameters.contains { $0.type != nil }
    let list = parameters.map { parameter in
      parameter.pattern.text + (parameter.type.map { ": \(text($0))" } ?? "")
    }.joined(separator: ", ")
    parts.append(isTyped ? "(\(list))" : list)
    return " " + parts.joined(separator: " ") + " in"
  }
}

extension [SwiftLayout] {
  /// The layouts in lines of their own, moved right.
  fileprivate func inLines(behind function: SwiftLayout, _ open: String) -> SwiftLayout {
    var result = function
    result.add(open, .open)
    for row in self { result.addLine(row) }
    return result
  }
}
