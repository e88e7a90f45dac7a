/// Writes one statement of a forward pass.
struct StatementEmitter {
  let statement: NetworkStatement

  /// The variable that gets the statement's result.
  let target: String

  /// Whether the statement is the model's output and the last.
  let isReturn: Bool

  /// How often each tensor is used in the scope.
  let uses: [Int: Int]
  let call: (NetworkStep, [String], Set<String>) -> String

  /// The lines: a `let` for one step, a `var` that is assigned again along a chain.
  func lines(_ variables: inout [Int: String], _ taken: inout Set<String>) -> [String] {
    var lines: [String] = []
    var targetIsDeclared = false
    let assignments = statement.steps.indices.filter { staysInChain($0) }.count
    for (index, step) in statement.steps.enumerated() {
      let values = step.inputs.map { variables[$0] ?? "" }
      let expression = "try \(call(step, values, taken))"
      let isLast = index == statement.steps.count - 1
      if isReturn, isLast {
        lines.append("return \(expression)")
      } else if staysInChain(index) {
        if targetIsDeclared {
          lines.append("\(target) = \(expression)")
        } else {
          lines.append("\(assignments > 1 ? "var" : "let") \(target) = \(expression)")
        }
        targetIsDeclared = true
        for output in step.outputs { variables[output] = target }
      } else {
        let name = SwiftNames.local("\(SwiftNames.camelCase(step.plainName))Value", taken: &taken)
        lines.append("let \(name) = \(expression)")
        for output in step.outputs { variables[output] = name }
      }
    }
    if statement.steps.isEmpty, let result = statement.results.first {
      let value = variables[result] ?? ""
      if isReturn {
        lines.append("return \(value)")
      } else {
        lines.append("let \(target) = \(value)")
        variables[result] = target
      }
    }
    return lines
  }

  /// Whether a step's output goes to the statement's variable: it is the result, or the next step
  /// alone takes it.
  private func staysInChain(_ index: Int) -> Bool {
    let isLast = index == statement.steps.count - 1
    if isLast { return !isReturn }
    guard let output = statement.steps[index].outputs.first else { return false }
    return uses[output] == 1 && statement.steps[index + 1].inputs.contains(output)
  }
}
