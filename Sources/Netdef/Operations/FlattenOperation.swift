/// `flatten`: the axes from `start` to `end` become one.
///
/// Input: any shape. Output: `[…, product of the sizes, …]`; a number becomes `[1]`.
/// [PyTorch](https://pytorch.org/docs/stable/generated/torch.flatten.html)
struct FlattenOperation: Operation {
  let name = "flatten"
  let start: Int
  let end: Int

  func outputShape(of inputs: [Shape]) throws(ShapeError) -> Shape {
    let input = inputs[0]
    // A number counts as one axis.
    let rank = max(input.rank, 1)
    let first = start < 0 ? start + rank : start
    let last = end < 0 ? end + rank : end
    guard (0..<rank).contains(first), (0..<rank).contains(last), first <= last else {
      throw ShapeError(expected: "axes from \(start) to \(end)", found: input)
    }
    guard input.rank > 0 else { return [1] }
    let flat = input.sizes[first...last].reduce(1, *)
    return Shape(input.sizes[..<first] + [flat] + input.sizes[(last + 1)...])
  }

  func outputElementType(of inputs: [ElementType]) -> ElementType { inputs[0] }

  func forward(_ inputs: [Tensor], in context: ExecutionContext) throws -> Tensor {
    inputs[0].withShape(try outputShape(of: [inputs[0].shape]))
  }
}

extension Node {
  /// Makes the axes from `start` to `end` one; negative axes count from the end.
  public func flatten(start: Int = 1, end: Int = -1) throws -> Node {
    try Node.apply(FlattenOperation(start: start, end: end), to: self)
  }
}
