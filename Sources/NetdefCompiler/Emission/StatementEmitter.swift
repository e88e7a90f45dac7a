/// Writes one statement of a forward pass.
struct StatementEmitter {
  let statement: NetworkStatement

  /// The variable that gets the statement's result.
  let target: SwiftVariable

  /// Whether the statement is the model's output and the last.
  let isReturn: Bool

  /// How often each tensor is used in the scope.
  let uses: [Int: Int]
  let call: (NetworkStep, [SwiftTree], Set<String>) -> SwiftTree

  /// The statements: a variable that is set again along a chain.
  func statements(
    _ variables: inout [Int: SwiftVariable], _ taken: inout Set<String>
  ) -> [SwiftStatement] {
    var result: [SwiftStatement] = []
    var targetIsDeclared = false
    for (index, step) in statement.steps.enumerated() {
      let values = step.inputs.compactMap { variables[$0].map(SwiftTree.variable) }
      let value = call(step, values, taken).throwing
      let isLast = index == statement.steps.count - 1
      if isReturn, isLast {
        result.append(.result(value))
      } else if staysInChain(index) {
        result.append(
          targetIsDeclared
            ? .assign(target, value, for: .run) : .variable(target, nil, value, for: .run))
        targetIsDeclared = true
        for output in step.outputs { variables[output] = target }
      } else {
        let name = SwiftVariable(
          SwiftNames.local("\(SwiftNames.camelCase(step.plainName))Value", taken: &taken))
        result.append(.constant(name, nil, value, for: .run))
        for output in step.outputs { variables[output] = name }
      }
    }
    if statement.steps.isEmpty, let tensor = statement.results.first,
      let value = variables[tensor]
    {
      if isReturn {
        result.append(.result(.variable(value)))
      } else {
        result.append(.constant(target, nil, .variable(value)))
        variables[tensor] = target
      }
    }
    return result
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
