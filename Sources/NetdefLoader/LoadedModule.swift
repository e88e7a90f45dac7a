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

  init(_ scope: LoadedScope, name: String, printedName: String) {
    self.scope = scope
    typeName = name
    self.printedName = printedName
  }

  var members: [ModuleMember] { scope.members(mode: mode) }

  func forward(_ x: Node) throws -> Node { try scope.forward([x])[0] }
}

/// A block or model inside another, with several tensors in or out.
final class LoadedMultiModule: MultiLayer, FixedStructure {
  let typeName: String
  let inputNames: [String]
  let outputNames: [String]
  let mode = TrainingMode()
  let scope: LoadedScope

  init(_ scope: LoadedScope, of instance: ModuleInstance) {
    self.scope = scope
    typeName = instance.name
    inputNames = instance.inputs.map { $0.name ?? Port.inputName }
    outputNames = instance.outputs.map { $0.name ?? Port.outputName }
  }

  var members: [ModuleMember] { scope.members(mode: mode) }

  func forward(_ inputs: [Node]) throws -> [Node] { try scope.forward(inputs) }
}
