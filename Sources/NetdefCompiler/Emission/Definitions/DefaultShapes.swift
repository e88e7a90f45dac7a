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
      emitter.environment.bind(parameter.name, parameter.local, type: parameter.type)
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
  private func written(_ size: SizeSyntax, axis: Int) -> SwiftExpression? {
    guard let expression = size.expression, !size.isSpread else { return nil }
    let names = Names.mentioned(in: expression)
    if axis == 0, names.count == 1, case .name(let name) = expression.kind, isOpen(name) {
      return .int(1)
    }
    guard names.allSatisfy({ !isOpen($0) }) else { return nil }
    guard names.allSatisfy({ name in !isComputedParameter(name) }) else { return nil }
    return try? emitter.emit(expression, as: .int)
  }

  private func isOpen(_ name: String) -> Bool {
    emitter.environment[name] == nil && emitter.declarations.values[name] == nil
      && !isComputedParameter(name) && emitter.declarations.valueFunctions[name] == nil
      && !Evaluator.functionNames.contains(name)
  }

  private func isComputedParameter(_ name: String) -> Bool {
    source.parameters.contains { $0.name == name && $0.isComputed }
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
