/// Compares what a file states of a tensor with what was inferred.
struct StatedShape {
  let context: CheckContext
  let evaluator: Evaluator

  private var bag: DiagnosticBag { context.bag }

  func elementKind(_ syntax: ShapeTerm) -> ElementKind? {
    guard let name = syntax.elementType else { return .float }
    if let kind = ElementKind(rawValue: name.value) { return kind }
    bag.report(
      .unknownElementType(name.value, at: name.range))
    return nil
  }

  func check(_ stated: ShapeTerm, against tensor: TensorValue) {
    guard let shape = tensor.shape else { return }
    if stated.elementType != nil, let element = elementKind(stated), element != tensor.element {
      bag.report(
        .statedElement(
          element, found: tensor.element, at: stated.elementType?.range ?? stated.range))
    }
    var quiet = evaluator
    // A stated shape binds no names: a typo must not pass unseen.
    for size in stated.sizes {
      guard case .problem(let diagnostic)? = size.term?.kind else { continue }
      bag.report(diagnostic)
      return
    }
    switch ShapePattern(shape: stated).match(shape, &quiet) {
    case nil, .reported: break
    case .rank(let expected):
      bag.report(
        .statedRank(expected, found: shape, notes: tensor.origin.notes(), at: stated.range))
    case .size(let axis, let size, let place):
      bag.report(
        .statedSize(
          size, axis: axis, found: shape, notes: tensor.origin.notes(axes: [axis]), at: place))
    }
  }
}
