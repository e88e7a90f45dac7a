/// What can be wrong with shapes.
extension Diagnostic {
  static func rankMismatch(
    _ layer: String, expected: String, found: TensorShape, notes: [String], at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "rank-mismatch", "`\(layer)` takes `\(expected)` but receives `\(found)`",
      at: Label(range, "\(found.rank) \(found.rank == 1 ? "axis" : "axes")"), notes: notes,
      help: found.rank > 2 && expected.hasPrefix("[N, ") && !expected.contains("..")
        && expected.filter { $0 == "," }.count == 1
        ? ["flatten the features first: `-> Flatten`"] : [])
  }

  static func inputSizeMismatch(
    _ layer: String, axis: Int, expected: Size, pattern: String, found: TensorShape,
    notes: [String], at range: SourceRange
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
    _ size: Size, of layer: String, notes: [String], at range: SourceRange,
    declared: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "negative-size", "the output of `\(layer)` would have a size of \(size)", at: Label(range),
      also: [Label(declared, "the declared output")], notes: notes,
      help: ["let the declaration `require` what its formula needs"])
  }

  static func statedSize(
    _ stated: Size, axis: Int, found: TensorShape, notes: [String], at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "stated-shape", "axis \(axis) is stated as \(stated), but it is \(found.sizes[axis])",
      at: Label(range, "the value is `\(found)`"), notes: notes,
      help: ["write `\(found)`"])
  }

  static func statedRank(
    _ stated: String, found: TensorShape, notes: [String], at range: SourceRange
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
    _ operation: String, _ left: TensorShape, _ right: TensorShape, left leftOrigin: Origin,
    right rightOrigin: Origin, at operand: Expression.Operand
  ) -> Diagnostic {
    let words = ["+": "add", "-": "subtract", "*": "multiply", "/": "divide"]
    return Diagnostic(
      "shapes-differ", "cannot \(words[operation] ?? "combine") `\(left)` and `\(right)`",
      at: Label(operand.expression.range, "`\(right)`"),
      also: [Label(operand.operatorRange, "`\(left)`")],
      notes: leftOrigin.notes() + rightOrigin.notes(),
      help: ["bring both sides to the same shape"])
  }

  static func wrongInputCount(
    of name: String, expected: Int, found: Int, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "input-count", "`\(name)` takes \(expected) tensors but receives \(found)",
      at: Label(range))
  }

  static func sharedLayerDiffers(
    first: TensorShape, second: TensorShape, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "shared-layer",
      "the layer was made for `\(first)`, so it cannot take `\(second)`", at: Label(range))
  }

  static func tensorFromOutside(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "tensor-from-outside", "a chain in parentheses sees only the tensor that enters it",
      at: Label(range), help: ["make it a block with two inputs"])
  }

  static func outputNotATensor(_ value: Value, at range: SourceRange) -> Diagnostic {
    Diagnostic("not-a-tensor", "an output is a tensor, not \(value.kindName)", at: Label(range))
  }

  static func statedType(
    _ value: Value, expected: String, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "wrong-type", "this is stated to be \(expected), but it is \(value.kindName)",
      at: Label(range))
  }

  static func openParameter(
    _ name: String, of layer: String, size: Size, notes: [String], at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "open-parameter",
      "`\(name)` of `\(layer)` would depend on the open size `\(size)`, but a layer is made before "
        + "any input is seen", at: Label(range), notes: notes,
      help: [
        "write a number for the size in the input's shape, or pool it away: "
          + "`AdaptiveAvgPool2d(1)`"
      ])
  }

  static func sizeNotPositive(_ size: Size, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "size-not-positive", "a size is at least 1, not \(size)", at: Label(range),
      help: ["leave the batch open: `[N, …]`"])
  }
}
