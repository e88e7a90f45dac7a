import Netdef
import NetdefCompiler

/// Makes the layers of a checked network, in the order in which the generated class makes them.
struct ScopeLoader {
  let registry: LayerRegistry
  let generator: RandomGenerator

  /// Makes the children of a scope and prepares its steps.
  func load(_ scope: NetworkScope, at path: String) throws(LoaderError) -> LoadedScope {
    var children: [(name: String, layer: (any MultiLayer)?)] = scope.children.map {
      (name: $0.key, layer: nil)
    }
    var steps: [LoadedScope.Step] = []
    for step in scope.statements.flatMap(\.steps) {
      // A layer is made where data first reaches it; the declaration of a `layer` may stand before.
      if case .child(let index) = step.operation, children[index].layer == nil {
        let child = scope.children[index]
        children[index].layer = try self.child(child, children, at: "\(path).\(child.key)")
      }
      steps.append(
        LoadedScope.Step(
          operation: try operation(step, in: path), operands: step.inputs,
          results: step.outputs))
    }
    return LoadedScope(
      children: children, steps: steps, inputs: scope.inputs.map(\.tensor),
      outputs: scope.outputs.map(\.tensor))
  }

  private func child(
    _ child: NetworkChild, _ before: [(name: String, layer: (any MultiLayer)?)],
    at path: String
  ) throws(LoaderError) -> (any MultiLayer)? {
    switch child.content {
    case .layer(let use): return try layer(use, at: path)
    case .group(let inner): return LoadedGroup(try load(inner, at: path))
    case .list(let inner): return LoadedList(try load(inner, at: path))
    case .module(let instance):
      let scope = try load(instance.body, at: path)
      guard instance.inputs.count == 1, instance.outputs.count == 1 else {
        return LoadedMultiModule(scope, of: instance)
      }
      return LoadedModule(scope, of: instance)
    case .shared(let first): return before[first].layer
    case .absent: return nil
    }
  }

  private func operation(
    _ step: NetworkStep, in path: String
  ) throws(LoaderError) -> LoadedScope.Step.Operation {
    switch step.operation {
    case .child(let index): return .child(index)
    case .arithmetic(let operation, let left, let right):
      return .arithmetic(
        operation, left: left.map { Float($0) }, right: right.map { Float($0) },
        name: step.plainName)
    case .function(let use):
      guard let apply = registry.function(use.declaration) else {
        throw unregistered(use, at: path, among: registry.functionNames)
      }
      return .function(
        LoadedScope.Function(
          name: use.declaration, arguments: LayerArguments(use), apply: apply))
    }
  }

  private func layer(_ use: LayerUse, at path: String) throws(LoaderError) -> any MultiLayer {
    guard let make = registry.layer(use.declaration) else {
      throw unregistered(use, at: path, among: registry.layerNames)
    }
    do {
      let layer = try make(LayerArguments(use), generator)
      guard let alias = use.alias, let single = layer as? any Layer else { return layer }
      return single.renamed(alias)
    } catch {
      throw .layer(name: use.declaration, path: path, reason: error)
    }
  }

  private func unregistered(
    _ use: LayerUse, at path: String, among names: [String]
  ) -> LoaderError {
    .unregistered(
      LoaderError.Unregistered(
        name: use.declaration, isLayer: use.isLayer, path: path,
        nearest: nearestName(to: use.declaration, among: names)))
  }
}

extension Layer {
  /// The layer under the name of a definition.
  fileprivate func renamed(_ name: String) -> any Layer { RenamedLayer(self, name: name) }
}

extension LayerArguments {
  /// The arguments of one use; the checker lets none through that is not known.
  init(_ use: LayerUse) {
    declaration = use.declaration
    values = Dictionary(
      use.arguments.compactMap { argument in argument.given.map { (argument.name, $0) } },
      uniquingKeysWith: { first, _ in first })
  }
}
