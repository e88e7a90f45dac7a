import Netdef
import NetdefCompiler

/// The children of a loaded network or group and the steps of its forward pass.
struct LoadedScope: Sendable {
  /// A function with its arguments, ready to be applied to a node.
  struct Function: Sendable {
    /// The name in netdef, under which the result shows in traces.
    let name: String
    let arguments: LayerArguments
    let apply: LayerRegistry.ApplyFunction
  }

  /// One step: its result is the next value.
  struct Step: Sendable {
    enum Operation: Sendable {
      /// A call of the child at this index.
      case child(Int)
      case function(Function)
    }

    let operation: Operation

    /// The value that it takes: 0 is the input, 1 the result of the first step.
    let operand: Int
  }

  /// The layers under their names.
  let children: [(name: String, layer: any Layer)]
  let steps: [Step]

  /// The value that is the result.
  let output: Int

  /// The members of the module that has the scope.
  func members(mode: TrainingMode) -> [ModuleMember] {
    children.map { .child($0.name, $0.layer) } + [.mode(mode)]
  }

  /// Records the steps for an input.
  func forward(_ input: Node) throws -> Node {
    var values = [input]
    for step in steps {
      let x = values[step.operand]
      switch step.operation {
      case .child(let index): values.append(try children[index].layer(x))
      case .function(let function):
        values.append(try function.apply(x, function.arguments).named(function.name))
      }
    }
    return values[output]
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
