/// `concatenate`: several values behind each other along an axis.
///
/// Inputs: shapes that are equal except along the axis. Output: their sizes there added.
/// [PyTorch](https://pytorch.org/docs/stable/generated/torch.cat.html)
struct ConcatenateOperation: Operation {
  let name = "concatenate"
  let axis: Int

  func outputShape(of inputs: [Shape]) throws(ShapeError) -> Shape {
    let first = inputs[0]
    guard first.rank > 0 else {
      throw ShapeError(expected: "values with an axis \(axis)", found: first)
    }
    let position = try first.position(ofAxis: axis)
    var sizes = first.sizes
    for other in inputs.dropFirst() {
      guard other.rank == first.rank,
        first.indices.allSatisfy({ $0 == position || first[$0] == other[$0] })
      else {
        throw ShapeError(
          expected: "shapes that are equal except along axis \(axis)", found: first, other)
      }
      sizes[position] = Shape.sum(sizes[position], other[position])
    }
    return try first.output(sizes)
  }

  func outputElementType(of inputs: [ElementType]) throws(InputError) -> ElementType {
    for type in inputs where type != inputs[0] {
      throw InputError("expects values of one element type, but received \(inputs[0]) and \(type)")
    }
    return inputs[0]
  }

  func forward(_ inputs: [Tensor], in context: ExecutionContext) throws -> Tensor {
    try .joined(inputs, axis: axis)
  }
}

extension Node {
  /// Puts values behind each other along an axis; a negative axis counts from the end.
  public static func concatenate(_ nodes: [Node], axis: Int = 0) throws -> Node {
    try apply(ConcatenateOperation(axis: axis), to: nodes)
  }

  /// Puts this value and others behind each other along an axis.
  public func concatenate(_ others: Node..., axis: Int = 0) throws -> Node {
    try Node.concatenate([self] + others, axis: axis)
  }
}

/// Puts values behind each other along an axis; a negative axis counts from the end.
public func concatenate(_ nodes: [Node], axis: Int = 0) throws -> Node {
  try Node.concatenate(nodes, axis: axis)
}
