import CNetdefKernels

/// `divide`: x / y, element by element.
///
/// Inputs: two shapes that broadcast to each other. Output: the shape to which they do.
/// [PyTorch](https://pytorch.org/docs/stable/generated/torch.div.html)
struct DivideOperation: Operation {
  let name = "divide"

  func outputShape(of inputs: [Shape]) throws(ShapeError) -> Shape {
    try broadcastShape(of: inputs)
  }

  func forward(_ inputs: [Tensor], in context: ExecutionContext) throws -> Tensor {
    try .arithmetic(NETDEF_DIVIDE, inputs[0], inputs[1], "divide")
  }
}

extension Node {
  /// The quotient, element by element.
  public static func / (left: Node, right: Node) throws -> Node {
    try apply(DivideOperation(), to: left, right)
  }

  /// The quotient of each element and a number.
  public static func / (left: Node, right: Float) throws -> Node {
    try left / left.value(of: Tensor(right))
  }

  /// The quotient of a number and each element.
  public static func / (left: Float, right: Node) throws -> Node {
    try right.value(of: Tensor(left)) / right
  }
}
