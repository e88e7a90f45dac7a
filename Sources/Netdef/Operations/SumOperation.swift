/// `sum`: the sum of all elements, or along one axis.
///
/// Input: any shape. Output: `[]`, or the input's without the axis, or with size 1 there.
/// [PyTorch](https://pytorch.org/docs/stable/generated/torch.sum.html)
struct SumOperation: Operation {
  let name = "sum"
  /// The axis; nil for all elements.
  let axis: Int?
  let keepingAxis: Bool

  func outputShape(of inputs: [Shape]) throws(ShapeError) -> Shape {
    try inputs[0].reduced(axis: axis, keeping: keepingAxis)
  }

  func forward(_ inputs: [Tensor], in context: ExecutionContext) throws -> Tensor {
    guard let axis, inputs[0].rank > 0 else {
      let input = inputs[0]
      return try input.withShape([input.elementCount]).sums(axis: 0, keepingAxis: false)
    }
    return try inputs[0].sums(axis: axis, keepingAxis: keepingAxis)
  }
}

extension Node {
  /// The sum of all elements, 0 without elements.
  public func sum() throws -> Node {
    try Node.apply(SumOperation(axis: nil, keepingAxis: false), to: self)
  }

  /// The sums along an axis; without `keepingAxis` the axis is gone.
  public func sum(axis: Int, keepingAxis: Bool = false) throws -> Node {
    try Node.apply(SumOperation(axis: axis, keepingAxis: keepingAxis), to: self)
  }
}
