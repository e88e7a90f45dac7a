/// What can be wrong with shapes.
extension Diagnostic {
  static func rankMismatch(
    _ layer: String, pattern: ShapePattern, found: TensorShape, notes: [Note],
    at range: SourceRange
  ) -> Diagnostic {
    let expected = pattern.shape.sizes.count
    var help: [String] = []
    if !pattern.shape.sizes.contains(where: \.isSpread) {
      if expected == 2, found.rank > 2 {
        help = ["flatten the features first: `-> Flatten`"]
      } else if expected == found.rank + 1, found.sizes.first?.value != nil {
        help = ["the batch comes first: state the input as `\(found.withBatch)`"]
      }
    }
    return Diagnostic(
      "rank-mismatch", "`\(layer)` takes `\(pattern.text)` but receives `\(found)`",
      at: Label(range, "\(found.rank) \(found.rank == 1 ? "axis" : "axes")"), notes: notes,
      help: help)
  }

  static func inputSizeMismatch(
    _ layer: String, axis: Int, expected: Size, pattern: String, found: TensorShape,
    notes: [Note], at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "size-mismatch",
      "`\(layer)` takes `\(pattern)` with \(expected) on axis \(axis) but receives `\(found)`",
      at: Label(range, "\(found.sizes[axis]) on axis \(axis)"), notes: notes)
  }

  static func elementMismatch(
    _ layer: String, expected: ElementKind, found: ElementKind, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "element-mismatch",
      "`\(layer)` takes \(expected.rawValue) elements but receives \(found.rawValue)",
      at: Label(range))
  }

  static func negativeSize(
    _ size: Size, of layer: String, notes: [Note], at range: SourceRange,
    declared: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "negative-size", "the output of `\(layer)` would have a size of \(size)", at: Label(range),
      also: [Label(declared, "the declared output")], notes: notes,
      help: ["let the declaration `require` what its formula needs"])
  }

  static func statedSize(
    _ stated: Size, axis: Int, found: TensorShape, notes: [Note], at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "stated-shape", "axis \(axis) is stated as \(stated), but it is \(found.sizes[axis])",
      at: Label(range, "the value is `\(found)`"), notes: notes,
      help: ["write `\(found)`"])
  }

  static func statedRank(
    _ stated: String, found: TensorShape, notes: [Note], at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "stated-shape", "the shape is stated as `\(stated)`, but it is `\(found)`",
      at: Label(range), notes: notes, help: ["write `\(found)`"])
  }

  static func statedElement(
    _ stated: ElementKind, found: ElementKind, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "stated-shape",
      "the elements are stated as \(stated.rawValue), but they are \(found.rawValue)",
      at: Label(range))
  }

  static func shapesDiffer(
    _ operation: String, _ left: (shape: TensorShape, origin: Origin),
    _ right: (shape: TensorShape, origin: Origin), axes: (left: [Int], right: [Int]),
    at operand: Expression.Operand
  ) -> Diagnostic {
    let words = ["+": "add", "-": "subtract", "*": "multiply", "/": "divide"]
    return Diagnostic(
      "shapes-differ",
      "cannot \(words[operation] ?? "combine") `\(left.shape)` and `\(right.shape)`",
      at: Label(operand.expression.range, "`\(right.shape)`"),
      also: [Label(operand.operatorRange, "`\(left.shape)`")],
      notes: left.origin.notes(axes: axes.left) + right.origin.notes(axes: axes.right),
      help: ["bring both sides to the same shape"])
  }

  static func wrongInputCount(
    of name: String, expected: Int, found: Int, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "input-count",
      "`\(name)` takes \(expected == 1 ? "one tensor" : "\(expected) tensors") but receives \(found)",
      at: Label(range))
  }

  /// - Parameters:
  ///   - firstUse: Where the use stands that the layer was made for.
  ///   - difference: What it would have to be for the other shapes.
  static func sharedLayerDiffers(
    _ name: String, first: [TensorShape], at firstUse: SourceRange, second: [TensorShape],
    _ difference: MakingDifference, at range: SourceRange
  ) -> Diagnostic {
    func text(_ shapes: [TensorShape]) -> String {
      shapes.map { "`\($0)`" }.joined(separator: " and ")
    }
    return Diagnostic(
      "shared-layer",
      "the layer was made for \(text(first)), so it cannot take \(text(second))",
      at: Label(range, "takes \(text(second))"),
      // A repeat uses it twice at one place.
      also: firstUse == range ? [] : [Label(firstUse, "`\(name)` is made for \(text(first))")],
      notes: [Note(difference.text)],
      help: ["let both uses pass the same sizes, or make a layer for each"])
  }

  static func sharedLayerFromOutside(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "shared-layer",
      "a shared layer belongs to the definition whose `layer` statement makes it, and this is another",
      at: Label(range),
      help: ["pass the layer itself, of which each definition makes its own, or use it outside"])
  }

  static func tensorFromOutside(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "tensor-from-outside", "a chain in parentheses sees only the tensor that enters it",
      at: Label(range), help: ["make it a block with two inputs"])
  }

  /// - Parameter proposal: For a layer, the same with data that flows into it, if that is short.
  static func outputNotATensor(
    _ value: Value, proposal: String?, at range: SourceRange
  ) -> Diagnostic {
    switch value {
    case .layer:
      Diagnostic(
        "not-a-tensor", "an output is a tensor, but no data flows into this layer",
        at: Label(range), help: ["begin with what flows: `\(proposal ?? "x -> …")`"])
    case .tuple(let values):
      Diagnostic(
        "not-a-tensor", "an output is a tensor, not \(value.kindName)", at: Label(range),
        help: [partsHelp(values.count)])
    default:
      Diagnostic("not-a-tensor", "an output is a tensor, not \(value.kindName)", at: Label(range))
    }
  }

  static func statedType(
    _ value: Value, expected: String, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "wrong-type", "this is stated to be \(expected), but it is \(value.detailedKindName)",
      at: Label(range))
  }

  static func openParameter(
    _ name: String, of layer: String, isLayer: Bool, size: Size, notes: [Note],
    at range: SourceRange
  ) -> Diagnostic {
    let needs = isLayer ? "a layer is made before any input is seen" : "it takes numbers only"
    let help = "write a number for the size in the input's shape"
    return Diagnostic(
      "open-parameter", "`\(name)` of `\(layer)` would be `\(size)`, but \(needs)",
      at: Label(range), notes: notes,
      help: [isLayer ? "\(help), or pool it away: `AdaptiveAvgPool2d(1)`" : help])
  }

  static func sizeNotPositive(_ size: Size, axis: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "size-not-positive", "a size is at least 1, not \(size)", at: Label(range),
      help: [
        axis == 0
          ? "leave the batch open: `[N, …]`" : "a size that is open has a name, such as `H`"
      ])
  }

  static func fixedBatch(
    _ size: Int, of shape: TensorShape, at range: SourceRange
  ) -> Diagnostic {
    let open = TensorShape([Size(symbol: "N")] + shape.sizes.dropFirst())
    return Diagnostic(
      "fixed-batch", "the first size is the batch's, so this model takes batches of \(size) only",
      severity: .warning, at: Label(range),
      help: ["leave the batch open, `\(open)`, or put it first, `\(shape.withBatch)`"])
  }

  static func outputWithoutValue(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "syntax", "this `out` states a shape but no value", at: Label(range),
      help: ["write `out name: [ … ] = image -> …`"])
  }

  static func tooManyElements(
    _ what: String, shape: TensorShape, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "tensor-too-large", "\(what) would have the shape `\(shape)`, too many elements to count",
      at: Label(range))
  }
}
