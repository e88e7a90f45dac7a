import Synchronization

/// A layer that a definition makes once, at its first use: `layer name = …` in netdef.
///
/// It is an object, because the first use may stand inside of a group or of a chain that is a value:
/// these are given it, and whoever comes first makes the layer.
///
/// ```swift
/// let mixShared = try children.share("mix", Linear.recipe(out: 8), as: Linear.self)
/// group = try children.add(Group(on: &x, mix: mixShared, generator: generator))
/// try mixShared.use(on: &x, generator: generator)
/// mix = mixShared.layer
/// ```
public final class SharedLayer<Child: Sendable>: Sendable {
  private let recipe: LayerRecipe
  private let state = Mutex(State.new)

  /// How far the layer is: its making cannot be under the lock, because it may use other layers, and
  /// a wrong recipe this one.
  private enum State {
    case new, inMaking
    /// The layer, and the shapes that it was made for.
    case made(Child, for: [Shape])
  }

  /// Remembers what to make.
  ///
  /// - Parameter type: What the recipe makes.
  public init(_ recipe: LayerRecipe, as type: Child.Type = Child.self) { self.recipe = recipe }

  /// The layer; nil while no use has made it.
  public var layer: Child? {
    state.withLock { if case .made(let child, _) = $0 { child } else { nil } }
  }

  /// Passes a shape through the layer, which is made for it if this is the first use.
  ///
  /// - Throws: What making the layer throws, and `DefinitionError` for a shape that a layer that was
  ///   made for another does not take, or while the layer is being made: by a recipe that uses its own
  ///   layer, or by another task.
  @discardableResult
  public func use(on x: inout Shape, generator: RandomGenerator = .shared) throws -> Child {
    var outputs: [Shape] = []
    let layer = try use(on: [x], outputs: &outputs, generator: generator)
    guard let output = outputs.first, outputs.count == 1 else {
      throw DefinitionError.notALayer(recipe.name)
    }
    x = output
    return layer
  }

  /// Passes shapes through the layer, which is made for them if this is the first use.
  ///
  /// - Throws: As for one shape.
  @discardableResult
  public func use(
    on inputs: [Shape], outputs: inout [Shape], generator: RandomGenerator = .shared
  ) throws -> Child {
    if let (layer, first) = try begin() {
      do {
        outputs = try Self.module(layer).outputShapes(of: inputs)
      } catch is ShapeError where first != inputs {
        throw DefinitionError.sharedLayerDiffers(first: first, second: inputs)
      }
      return layer
    }
    do {
      let module = try recipe.make(on: inputs, outputs: &outputs, generator: generator)
      guard let layer = module as? Child else { throw DefinitionError.notALayer(recipe.name) }
      state.withLock { $0 = .made(layer, for: inputs) }
      return layer
    } catch {
      // A later use may make it for a shape that it takes.
      state.withLock { $0 = .new }
      throw error
    }
  }

  /// The layer that there is; nil if the caller is the one to make it.
  private func begin() throws(DefinitionError) -> (layer: Child, inputs: [Shape])? {
    try state.withLock { state throws(DefinitionError) in
      switch state {
      case .made(let layer, let inputs): return (layer, inputs)
      case .inMaking: throw .inMaking(recipe.name)
      case .new:
        state = .inMaking
        return nil
      }
    }
  }

  private static func module(_ layer: Child) throws -> any MultiLayer {
    guard let module = layer as? any MultiLayer else {
      throw DefinitionError.notALayer("\(Child.self)")
    }
    return module
  }
}

/// A layer that is made later, as the children's scope sees it.
protocol LaterChild: Sendable {
  /// The module; nil while it is not made.
  var module: (any Module)? { get }
}

extension SharedLayer: LaterChild {
  var module: (any Module)? { layer as? any Module }
}
