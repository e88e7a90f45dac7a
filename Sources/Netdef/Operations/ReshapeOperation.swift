/// `reshape`: the same elements, row by row, under another shape.
///
/// Input: any shape. Output: the stated sizes, of which one may be −1 and is then worked out.
/// [PyTorch](https://pytorch.org/docs/stable/generated/torch.reshape.html)
struct ReshapeOperation: Operation {
  let name = "reshape"
  let sizes: [Int]

  func outputShape(of inputs: [Shape]) throws(ShapeError) -> Shape {
    let count = inputs[0].elementCount
    let known = sizes.filter { $0 != -1 }
    let open = sizes.count - known.count
    guard open <= 1, let shape = Shape(validating: known) else { throw misfit(inputs[0]) }
    if open == 0 {
      guard shape.elementCount == count else { throw misfit(inputs[0]) }
      return shape
    }
    guard shape.elementCount > 0, count % shape.elementCount == 0 else { throw misfit(inputs[0]) }
    return try inputs[0].output(sizes.map { $0 == -1 ? count / shape.elementCount : $0 })
  }

  func outputElementType(of inputs: [ElementType]) -> ElementType { inputs[0] }

  func forward(_ inputs: [Tensor], in context: ExecutionContext) throws -> Tensor {
    inputs[0].withShape(try outputShape(of: [inputs[0].shape]))
  }

  private func misfit(_ input: Shape) -> ShapeError {
    ShapeError(
      expected: "a shape with as many elements as \(sizes)",
      found: "\(input), \(input.elementCount) elements")
  }
}

extension Node {
  /// The same elements under another shape; one size may be −1.
  public func reshape(_ sizes: [Int]) throws -> Node {
    try Node.apply(ReshapeOperation(sizes: sizes), to: self)
  }

  /// The same elements under another shape; one size may be −1.
  public func reshape(_ sizes: Int...) throws -> Node { try reshape(sizes) }
}
