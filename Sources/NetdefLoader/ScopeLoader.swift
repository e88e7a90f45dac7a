import Netdef
import NetdefCompiler

/// Makes the layers of a checked network, in the order in which the generated class makes them.
struct ScopeLoader {
  let registry: LayerRegistry
  let generator: RandomGenerator

  /// Makes the children of a scope and prepares its steps.
  func load(_ scope: NetworkScope, at path: String) throws(LoaderError) -> LoadedScope {
    var children: [(name: String, layer: any Layer)] = []
    for child in scope.children {
      let childPath = "\(path).\(child.key)"
      switch child.content {
      case .layer(let use): children.append((child.key, try layer(use, at: childPath)))
      case .group(let inner):
        children.append((child.key, LoadedGroup(try load(inner, at: childPath))))
      }
    }
    var steps: [LoadedScope.Step] = []
    // What a chain may begin with; whatever else it names is the scope's input.
    var values: [String: Int] = [:]
    var output = 0
    for statement in scope.statements {
      var value = values[statement.source] ?? 0
      for step in statement.steps {
        steps.append(
          LoadedScope.Step(operation: try operation(step.operation, in: path), operand: value))
        value = steps.count
      }
      if let target = statement.target { values[target] = value } else { output = value }
    }
    return LoadedScope(children: children, steps: steps, output: output)
  }

  private func operation(
    _ operation: NetworkStep.Operation, in path: String
  ) throws(LoaderError) -> LoadedScope.Step.Operation {
    switch operation {
    case .child(let index): return .child(index)
    case .function(let use):
      guard let apply = registry.function(use.declaration) else {
        throw unregistered(use, at: path, among: registry.functionNames)
      }
      return .function(
        LoadedScope.Function(
          name: use.declaration, arguments: LayerArguments(use), apply: apply))
    }
  }

  private func layer(_ use: LayerUse, at path: String) throws(LoaderError) -> any Layer {
    guard let make = registry.layer(use.declaration) else {
      throw unregistered(use, at: path, among: registry.layerNames)
    }
    do {
      return try make(LayerArguments(use), generator)
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

extension LayerArguments {
  /// The arguments of one use; the checker lets none through that is not known.
  init(_ use: LayerUse) {
    declaration = use.declaration
    values = Dictionary(
      use.arguments.compactMap { argument in argument.given.map { (argument.name, $0) } },
      uniquingKeysWith: { first, _ in first })
  }
}
