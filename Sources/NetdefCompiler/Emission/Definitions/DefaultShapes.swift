/// Shapes for which a model is made when nobody says for which: what it states of its inputs, with
/// numbers for what is open.
struct DefaultShapes {
  /// A shape in Swift.
  struct Shape {
    var tree: SwiftTree

    /// Whether it can stand in a parameter list: nothing in it needs to be computed.
    var isLiteral: Bool
  }

  private let source: ClassSource
  private let surroundings: ClassSurroundings
  private var emitter: ExpressionEmitter

  init(
    _ source: ClassSource, _ surroundings: ClassSurroundings, _ expressions: ExpressionEmitter
  ) {
    self.source = source
    self.surroundings = surroundings
    emitter = expressions
    for parameter in source.parameters where !parameter.isComputed {
      emitter.environment.bind(parameter.origin, parameter.local, type: parameter.type)
    }
  }

  /// One for each input; nil when an input's size can't be told.
  var shapes: [Shape]? {
    var shapes: [Shape] = []
    for index in source.inputs.indices {
      guard let shape = shape(at: index) else { return nil }
      shapes.append(shape)
    }
    return shapes
  }

  private func shape(at index: Int) -> Shape? {
    if let sizes = source.inputs[index].shape?.sizes {
      var trees: [SwiftTree] = []
      for (axis, size) in sizes.enumerated() {
        guard let written = written(size, axis: axis) else { return inferred(at: index) }
        trees.append(written.tree)
      }
      // A shape counts its elements, which may be too many.
      return Shape(tree: .array(trees), isLiteral: trees.allSatisfy { $0.integer != nil })
    }
    return inferred(at: index)
  }

  /// A size by what stands in the file: a number, an expression of parameters, or the batch.
  private func written(_ size: SizeTerm, axis: Int) -> SwiftExpression? {
    if size.isSpread { return nil }
    switch size.kind {
    case .anySizes: return nil
    case .anySize: return axis == 0 ? .int(1) : nil
    case .name(let local) where axis == 0 && isOpen(local): return .int(1)
    case .name, .term:
      guard let term = size.term,
        term.locals.allSatisfy({ emitter.environment[$0] != nil })
      else { return nil }
      return try? emitter.emit(term, as: .int)
    }
  }

  /// Whether only a call tells a size.
  private func isOpen(_ local: Local) -> Bool {
    emitter.environment[local] == nil && !source.parameters.contains { $0.origin == local }
  }

  /// A shape of the checked network, which is made of the parameters' defaults.
  private func inferred(at index: Int) -> Shape? {
    guard let network = source.model?.network, network.inputs.indices.contains(index),
      let numbers = surroundings.trialSizes(of: network)
    else { return nil }
    var sizes: [SwiftTree] = []
    for size in network.inputs[index].shape.sizes {
      guard let number = size.replacing(numbers.mapValues { Size($0) })?.value else { return nil }
      sizes.append(.integer(number))
    }
    return Shape(tree: .array(sizes), isLiteral: true)
  }
}
