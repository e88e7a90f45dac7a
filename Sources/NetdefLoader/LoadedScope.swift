import Netdef
import NetdefCompiler

/// The children of a loaded network, block or group and the steps of its forward pass.
struct LoadedScope: Sendable {
  /// A function with its arguments, ready to be applied to a node.
  struct Function: Sendable {
    /// The name in netdef, under which the result shows in traces.
    let name: String
    let arguments: LayerArguments
    let apply: LayerRegistry.CombineNodes
  }

  /// One step: it takes tensors by their numbers in the scope and makes others.
  struct Step: Sendable {
    enum Operation: Sendable {
      /// A call of the child at this index.
      case child(Int)
      case function(Function)
      /// `+ - * /` of two tensors, or of a tensor and a number on one side.
      case arithmetic(String, left: Float?, right: Float?, name: String)
      /// A check of the sizes that the call has.
      case requirement(NetworkRequirement)
    }

    let operation: Operation
    let operands: [Int]
    let results: [Int]
  }

  /// The layers under their names; nil for a name without a layer, `layer shortcut = none`.
  let children: [(name: String, layer: (any MultiLayer)?)]
  let steps: [Step]

  /// The numbers of the tensors that come in, and of those that go out.
  let inputs: [Int]
  let outputs: [Int]

  /// The members of the module that has the scope.
  func members(mode: TrainingMode) -> [ModuleMember] {
    children.map { name, layer in layer.map { .child(name, $0) } ?? .noChild(name) } + [.mode(mode)]
  }

  /// Records the steps for the inputs, in the order of the text.
  func forward(_ nodes: [Node]) throws -> [Node] {
    var values = Dictionary(zip(inputs, nodes), uniquingKeysWith: { first, _ in first })
    for step in steps {
      if case .requirement(let requirement) = step.operation {
        try Self.check(requirement, nodes)
        continue
      }
      let results = try record(step.operation, step.operands.compactMap { values[$0] })
      for (number, result) in zip(step.results, results) { values[number] = result }
    }
    return outputs.compactMap { values[$0] }
  }

  private func record(_ operation: Step.Operation, _ operands: [Node]) throws -> [Node] {
    switch operation {
    case .child(let index): return try children[index].layer?(operands) ?? operands
    case .function(let function):
      return [try function.apply(operands, function.arguments).named(function.name)]
    case .arithmetic(let operation, let left, let right, let name):
      // With a number on one side there is one operand, which is first and last.
      guard let first = operands.first, let last = operands.last else { return [] }
      return [try Self.combine(operation, first, last, left, right).named(name)]
    case .requirement: return []
    }
  }

  private static func check(_ requirement: NetworkRequirement, _ inputs: [Node]) throws {
    guard let failure = requirement.failure(of: inputs.first?.openSizes ?? [:]) else { return }
    throw DefinitionError(failure.message, id: failure.id, help: failure.help)
  }

  private static func combine(
    _ operation: String, _ first: Node, _ second: Node, _ left: Float?, _ right: Float?
  ) throws -> Node {
    switch (operation, left, right) {
    case ("+", let number?, _), ("+", _, let number?): try first + number
    case ("+", _, _): try first + second
    case ("-", let number?, _): try number - first
    case ("-", _, let number?): try first - number
    case ("-", _, _): try first - second
    case ("*", let number?, _), ("*", _, let number?): try first * number
    case ("*", _, _): try first * second
    case (_, let number?, _): try number / first
    case (_, _, let number?): try first / number
    default: try first / second
    }
  }
}
