import CNetdefKernels

/// `subtract`: x − y, element by element.
///
/// Inputs: two shapes that broadcast to each other. Output: the shape to which they do.
/// [PyTorch](https://pytorch.org/docs/stable/generated/torch.sub.html)
struct SubtractOperation: Operation {
  let name = "subtract"

  func outputShape(of inputs: [Shape]) throws(ShapeError) -> Shape {
    try broadcastShape(of: inputs)
  }

  func forward(_ inputs: [Tensor], in context: ExecutionContext) throws -> Tensor {
    try .arithmetic(NETDEF_SUBTRACT, inputs[0], inputs[1], "subtract")
  }
}

extension Node {
  /// The difference, element by element.
  public static func - (left: Node, right: Node) throws -> Node {
    try apply(SubtractOperation(), to: left, right)
  }

  /// The difference of each element and a number.
  public static func - (left: Node, right: Float) throws -> Node {
    try left - left.value(of: Tensor(right))
  }

  /// The difference of a number and each element.
  public static func - (left: Float, right: Node) throws -> Node {
    try right.value(of: Tensor(left)) - right
  }
}
