import Netdef
import NetdefCompiler
import NetdefStack

/// Makes the layers of a checked network, in the order in which the generated class makes them.
struct ScopeLoader {
  let registry: LayerRegistry
  let generator: RandomGenerator

  /// A scope whose children are being made: a use inside of it may be the first of a shared layer.
  private final class Place {
    let scope: NetworkScope
    let path: String
    let enclosing: Place?
    var layers: [(any MultiLayer)?]

    init(_ scope: NetworkScope, at path: String, inside enclosing: Place?) {
      self.scope = scope
      self.path = path
      self.enclosing = enclosing
      layers = scope.children.map { _ in nil }
    }

    /// The place so many levels around.
    func around(_ level: Int) -> Place? {
      level == 0 ? self : enclosing?.around(level - 1)
    }
  }

  /// Makes the layers of a network, however deep blocks stand in blocks.
  func load(_ network: Network) throws(LoaderError) -> LoadedScope {
    try LargeStack.run { () throws(LoaderError) in
      try load(Place(network.body, at: network.name, inside: nil))
    }
  }

  /// Makes the children of a scope and prepares its steps.
  private func load(_ place: Place) throws(LoaderError) -> LoadedScope {
    let scope = place.scope
    var steps: [LoadedScope.Step] = []
    for statement in scope.statements {
      steps += statement.requirements.map { requirement in
        LoadedScope.Step(operation: .requirement(requirement), operands: [], results: [])
      }
      for step in statement.steps {
        // A layer is made where data first reaches it; the declaration of a `layer` may stand before.
        if case .child(let index) = step.operation { _ = try layer(index, of: place) }
        steps.append(
          LoadedScope.Step(
            operation: try operation(step, in: place.path), operands: step.inputs,
            results: step.outputs))
      }
    }
    return LoadedScope(
      children: zip(scope.children, place.layers).map { ($0.key, $1) }, steps: steps,
      inputs: scope.inputs.map(\.tensor), outputs: scope.outputs.map(\.tensor))
  }

  /// The child at an index, which is made if it is not yet.
  private func layer(_ index: Int, of place: Place) throws(LoaderError) -> (any MultiLayer)? {
    if let known = place.layers[index] { return known }
    let made = try child(place.scope.children[index], in: place)
    place.layers[index] = made
    return made
  }

  private func child(
    _ child: NetworkChild, in place: Place
  ) throws(LoaderError) -> (any MultiLayer)? {
    let path = "\(place.path).\(child.key)"
    switch child.content {
    case .layer(let use): return try layer(use, at: path)
    case .group(let inner): return LoadedGroup(try load(Place(inner, at: path, inside: place)))
    case .list(let inner): return LoadedList(try load(Place(inner, at: path, inside: place)))
    case .module(let instance):
      let scope = try load(Place(instance.body, at: path, inside: nil))
      guard instance.inputs.count == 1, instance.outputs.count == 1 else {
        return LoadedMultiModule(scope, of: instance)
      }
      return LoadedModule(scope, of: instance)
    case .shared(let first): return try layer(first, of: place)
    case .borrowed(let level, let index):
      guard let owner = place.around(level) else {
        // Without the layer, data would pass as if none were meant.
        preconditionFailure(
          "Netdef: \(quoted(path)) uses a layer of \(level) scopes around it, and there are fewer")
      }
      return try layer(index, of: owner)
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
      // Initializers of layers cannot throw: the memory for all that this one keeps is asked for
      // beforehand.
      try SystemMemory.require(
        DeclaredState.byteCount(of: use.states), for: "what it keeps")
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
