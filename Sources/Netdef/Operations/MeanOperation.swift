/// `mean`: the mean of all elements, or along one axis.
///
/// Input: any shape. Output: `[]`, or the input's without the axis, or with size 1 there.
/// [PyTorch](https://pytorch.org/docs/stable/generated/torch.mean.html)
struct MeanOperation: Operation {
  let name = "mean"
  /// The axis; nil for all elements.
  let axis: Int?
  let keepingAxis: Bool

  func outputShape(of inputs: [Shape]) throws(ShapeError) -> Shape {
    try inputs[0].reduced(axis: axis, keeping: keepingAxis)
  }

  func forward(_ inputs: [Tensor], in context: ExecutionContext) throws -> Tensor {
    guard let axis, inputs[0].rank > 0 else {
      let input = inputs[0]
      return try input.withShape([input.elementCount]).means(axis: 0, keepingAxis: false)
    }
    return try inputs[0].means(axis: axis, keepingAxis: keepingAxis)
  }
}

extension Node {
  /// The mean of all elements, NaN without elements.
  public func mean() throws -> Node {
    try Node.apply(MeanOperation(axis: nil, keepingAxis: false), to: self)
  }

  /// The means along an axis; without `keepingAxis` the axis is gone.
  public func mean(axis: Int, keepingAxis: Bool = false) throws -> Node {
    try Node.apply(MeanOperation(axis: axis, keepingAxis: keepingAxis), to: self)
  }
}
