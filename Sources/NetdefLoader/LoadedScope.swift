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

  /// One step: it takes tensors by their numbers in the scope and makes one.
  struct Step: Sendable {
    enum Operation: Sendable {
      /// A call of the child at this index.
      case child(Int)
      case function(Function)
      /// `+ - * /` of two tensors, or of a tensor and a number on one side.
      case arithmetic(String, left: Float?, right: Float?, name: String)
    }

    let operation: Operation
    let operands: [Int]
    let result: Int
  }

  /// The layers under their names.
  let children: [(name: String, layer: any Layer)]
  let steps: [Step]

  /// The number of the tensor that comes in, and of the one that goes out.
  let input: Int
  let output: Int

  /// The members of the module that has the scope.
  func members(mode: TrainingMode) -> [ModuleMember] {
    children.map { .child($0.name, $0.layer) } + [.mode(mode)]
  }

  /// Records the steps for an input.
  func forward(_ x: Node) throws -> Node {
    var values = [input: x]
    for step in steps {
      let operands = step.operands.map { values[$0] ?? x }
      let first = operands.first ?? x
      switch step.operation {
      case .child(let index): values[step.result] = try children[index].layer(first)
      case .function(let function):
        values[step.result] =
          try function.apply(operands, function.arguments).named(function.name)
      case .arithmetic(let operation, let left, let right, let name):
        values[step.result] =
          try Self.combine(operation, first, operands.last ?? x, left, right).named(name)
      }
    }
    return values[output] ?? x
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

/// A chain in parentheses, which PyTorch would print as `Sequential`.
final class LoadedGroup: SequentialLayer, FixedStructure {
  let mode = TrainingMode()
  let scope: LoadedScope

  init(_ scope: LoadedScope) { self.scope = scope }

  var typeName: String { printedName }
  var members: [ModuleMember] { scope.members(mode: mode) }

  func forward(_ x: Node) throws -> Node { try scope.forward(x) }
}

/// A block or model inside another, or a list of layers under a name.
final class LoadedModule: Layer, FixedStructure {
  let typeName: String
  let printedName: String
  let mode = TrainingMode()
  let scope: LoadedScope

  init(_ scope: LoadedScope, name: String, printedName: String) {
    self.scope = scope
    typeName = name
    self.printedName = printedName
  }

  var members: [ModuleMember] { scope.members(mode: mode) }

  func forward(_ x: Node) throws -> Node { try scope.forward(x) }
}
