import CNetdefKernels

/// `multiply`: x · y, element by element.
///
/// Inputs: two shapes that broadcast to each other. Output: the shape to which they do.
/// [PyTorch](https://pytorch.org/docs/stable/generated/torch.mul.html)
struct MultiplyOperation: Operation {
  let name = "multiply"

  func outputShape(of inputs: [Shape]) throws(ShapeError) -> Shape {
    try broadcastShape(of: inputs)
  }

  func forward(_ inputs: [Tensor], in context: ExecutionContext) throws -> Tensor {
    try .arithmetic(NETDEF_MULTIPLY, inputs[0], inputs[1], "multiply")
  }
}

extension Node {
  /// The product, element by element.
  public static func * (left: Node, right: Node) throws -> Node {
    try apply(MultiplyOperation(), to: left, right)
  }

  /// The product of each element and a number.
  public static func * (left: Node, right: Float) throws -> Node {
    try left * left.value(of: Tensor(right))
  }

  /// The product of a number and each element.
  public static func * (left: Float, right: Node) throws -> Node {
    try right.value(of: Tensor(left)) * right
  }
}
