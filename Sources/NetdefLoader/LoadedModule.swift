import Netdef
import NetdefCompiler

/// A chain in parentheses, which PyTorch would print as `Sequential`.
final class LoadedGroup: SequentialLayer, FixedStructure {
  let mode = TrainingMode()
  let scope: LoadedScope

  init(_ scope: LoadedScope) { self.scope = scope }

  var typeName: String { printedName }
  var members: [ModuleMember] { scope.members(mode: mode) }

  func forward(_ x: Node) throws -> Node { try scope.forward([x])[0] }
}

/// A list of layers under a name, which prints as PyTorch's `ModuleList`.
final class LoadedList: Layer, FixedStructure {
  let mode = TrainingMode()
  let scope: LoadedScope

  init(_ scope: LoadedScope) { self.scope = scope }

  var typeName: String { "ModuleList" }
  var members: [ModuleMember] { scope.members(mode: mode) }
  var printedChildren: [PrintedChild] { ModuleList(children.map(\.module)).printedChildren }

  func forward(_ x: Node) throws -> Node { try scope.forward([x])[0] }
}

/// A block or model inside another, with one tensor in and out.
final class LoadedModule: Layer, FixedStructure {
  let typeName: String
  let printedName: String
  let mode = TrainingMode()
  let scope: LoadedScope

  /// What traces call the input, where they show it.
  private let inputName: String?

  init(_ scope: LoadedScope, of instance: ModuleInstance) {
    self.scope = scope
    typeName = instance.name
    printedName = instance.isSequential ? "Sequential" : instance.name
    inputName = instance.namesInputs ? instance.inputs[0].name ?? Port.inputName : nil
  }

  var members: [ModuleMember] { scope.members(mode: mode) }

  func forward(_ x: Node) throws -> Node {
    if let inputName { x.named(inputName) }
    return try scope.forward([x])[0]
  }
}

/// A block or model inside another, with several tensors in or out.
final class LoadedMultiModule: MultiLayer, FixedStructure {
  let typeName: String
  let inputNames: [String]
  let outputNames: [String]
  private let namesInputs: Bool
  let mode = TrainingMode()
  let scope: LoadedScope

  init(_ scope: LoadedScope, of instance: ModuleInstance) {
    self.scope = scope
    typeName = instance.name
    namesInputs = instance.namesInputs
    inputNames = instance.inputs.map { $0.name ?? Port.inputName }
    outputNames = instance.outputs.map { $0.name ?? Port.outputName }
  }

  var members: [ModuleMember] { scope.members(mode: mode) }

  func forward(_ inputs: [Node]) throws -> [Node] {
    if namesInputs { for (input, name) in zip(inputs, inputNames) { input.named(name) } }
    return try scope.forward(inputs)
  }
}
