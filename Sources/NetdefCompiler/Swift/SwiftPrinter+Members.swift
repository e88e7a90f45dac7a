/// Lays declarations out.
extension SwiftPrinter {
  /// The lines of a declaration, its comment first.
  ///
  /// - Parameter margin: How many columns stand in front of the lines.
  func lines(_ member: SwiftMember, margin: Int) -> [String] {
    let comment = member.documentation.map {
      Self.margin(margin) + ($0.isEmpty ? "///" : "/// \($0)")
    }
    return comment + declaration(member, margin)
  }

  private func declaration(_ member: SwiftMember, _ margin: Int) -> [String] {
    let access = member.access.text
    switch member.kind {
    case .property(let property): return lines(property, access, margin)
    case .function(let function): return lines(function, access, margin)
    case .type(let body): return lines(body, access, margin)
    case .cases(let cases):
      return cases.map { one in
        let name = SwiftNames.escaped(one.name)
        let text = one.name == one.text ? "" : " = \(literal([.plain(one.text)]))"
        return Self.margin(margin) + "case \(name)\(text)"
      }
    }
  }

  /// Blanks; what nests further stays where it is, so that a text grows no faster than what is nested
  /// in it.
  static func margin(_ columns: Int) -> String { String(repeating: " ", count: min(columns, 80)) }

  /// The text of lines that may be broken where they are too long.
  private func lines(_ layout: SwiftLayout, _ margin: Int) -> [String] {
    layout.lines.flatMap { $0.wrapped(margin: margin) }.map { $0.text(margin: margin) }
  }

  // MARK: Properties

  private func lines(_ property: SwiftProperty, _ access: String, _ margin: Int) -> [String] {
    let isComputed = if case .computed = property.value { true } else { false }
    let name = SwiftNames.escaped(property.variable.name)
    var head = SwiftLayout(
      "\(access)\(property.isStatic ? "static " : "")\(isComputed ? "var" : "let") \(name)")
    if let type = property.type { head.add(": \(text(type))") }
    switch property.value {
    case .none: return lines(head, margin)
    case .initial(let value): return lines(head + " = " + layout(value), margin)
    case .closures(let callee, let arguments, let closures):
      let call = head + " = " + layout(callee)
      let end = closures.first.map { SwiftLayout(" {\(self.head(of: $0.closure))") }
      return lines(
        declared(call, arguments.items.map(layout), end ?? SwiftLayout(), margin), margin)
        + bodies(closures.map(\.closure), labels: closures.map(\.label), margin)
    case .source(let source): return Self.literal(head.text + " = ", source, margin)
    case .computed(let value):
      let getter = value.isThrowing ? SwiftLayout("get throws { ") : SwiftLayout()
      let inner = getter + tried(value) + (value.isThrowing ? " }" : "")
      let line = head + " { " + inner + " }"
      if !value.isThrowing, line.isOneLine, margin + line.last.width <= SwiftLine.limit {
        return lines(line, margin)
      }
      var body = lines(tried(value), margin + (value.isThrowing ? 4 : 2))
      if value.isThrowing {
        body =
          inner.fits()
          ? lines(inner, margin + 2)
          : [Self.margin(margin + 2) + "get throws {"] + body + [Self.margin(margin + 2) + "}"]
      }
      return lines(head + " {", margin) + body + [Self.margin(margin) + "}"]
    }
  }

  /// What stands behind the head of the first of some closures.
  private func bodies(
    _ closures: [SwiftClosure], labels: [String?], _ margin: Int
  ) -> [String] {
    var result: [String] = []
    for (index, closure) in closures.enumerated() {
      if index > 0 {
        let label = labels[index].map { "\($0): " } ?? ""
        result.append(Self.margin(margin) + "} \(label){\(head(of: closure))")
      }
      let last =
        closure.statements.isEmpty
        ? SwiftStatement.expression(closure.value) : .result(closure.value)
      result += lines(closure.statements + [last], margin: margin + 2)
    }
    return closures.isEmpty ? [] : result + [Self.margin(margin) + "}"]
  }

  /// A raw literal of several lines, to stand at the end of a declaration: with one more `#` than the
  /// text holds in a row it cannot end early.
  private static func literal(_ head: String, _ source: String, _ margin: Int) -> [String] {
    var longest = 0
    var current = 0
    for character in source.utf8 {
      current = character == UInt8(ascii: "#") ? current + 1 : 0
      longest = max(longest, current)
    }
    let fence = String(repeating: "#", count: longest + 1)
    let inner = self.margin(margin + 2)
    return ["\(self.margin(margin))\(head)\(fence)\"\"\""]
      + source.split(separator: "\n", omittingEmptySubsequences: false).map {
        $0.isEmpty ? "" : inner + $0
      } + ["\(inner)\"\"\"\(fence)"]
  }

  // MARK: Functions

  private func lines(_ function: SwiftFunction, _ access: String, _ margin: Int) -> [String] {
    let name =
      switch function.name {
      case .method(let name): "func \(SwiftNames.escaped(name))"
      case .staticMethod(let name): "static func \(SwiftNames.escaped(name))"
      case .initializer(let isConvenience): isConvenience ? "convenience init" : "init"
      }
    var end = function.isThrowing ? " throws" : ""
    if let result = function.result { end += " -> \(text(result))" }
    let parameters = function.parameters.map { layout($0) }
    let head = declared(SwiftLayout(access + name), parameters, SwiftLayout(end + " {"), margin)
    if function.isShort, let statement = function.body.first {
      let line = layouts(statement).reduce(head + " ") { $0 + $1 } + " }"
      if line.isOneLine, margin + line.last.width <= SwiftLine.limit { return lines(line, margin) }
    }
    return lines(head, margin) + lines(function.body, margin: margin + 2)
      + [Self.margin(margin) + "}"]
  }

  private func layout(_ parameter: SwiftParameter) -> SwiftLayout {
    let names = SwiftNames.labelled(parameter.label, parameter.variable.name)
    let head = SwiftLayout(
      "\(names): \(parameter.isInout ? "inout " : "")\(text(parameter.type))")
    guard let standard = parameter.standard else { return head }
    return head + " = " + layout(standard)
  }

  /// A head with parameters or arguments, in lines of their own where one would be too long.
  private func declared(
    _ head: SwiftLayout, _ parts: [SwiftLayout], _ end: SwiftLayout, _ margin: Int
  ) -> SwiftLayout {
    var line = head
    line.add("(", .open)
    for (index, part) in parts.enumerated() {
      if index > 0 { line.add(", ", .comma) }
      line.add(part)
    }
    line.add(")", .close)
    line.add(end)
    if line.isOneLine, margin + line.last.width <= SwiftLine.limit { return line }
    var result = head
    result.add("(", .open)
    // Two columns for the comma between two, and one for that behind them.
    for row in filled(parts, limit: SwiftLine.limit - margin - 4) { result.addLine(row) }
    result.addLine(SwiftLayout(")", .close) + end, indentedBy: 0)
    return result
  }

  // MARK: Types

  private func lines(_ body: SwiftTypeBody, _ access: String, _ margin: Int) -> [String] {
    let isolation = body.isNonisolated ? "nonisolated " : ""
    let head = "\(isolation)\(access)\(body.keyword.rawValue) \(text(body.type))"
    let conformances = body.conformances.map { text($0) }.joined(separator: ", ")
    let line = head + (conformances.isEmpty ? "" : ": \(conformances)") + " {"
    var result = [Self.margin(margin) + line]
    if margin + line.utf8.count > SwiftLine.limit, !conformances.isEmpty {
      result = [
        Self.margin(margin) + head + ":", Self.margin(margin + 2) + conformances,
        Self.margin(margin) + "{",
      ]
    }
    for (index, member) in body.members.enumerated() {
      if index > 0 { result.append("") }
      result += lines(member, margin: margin + 2)
    }
    return result + [Self.margin(margin) + "}"]
  }
}
