import Netdef

/// Makes channels of every square of pixels, PyTorch's `PixelUnshuffle`:
/// y[n, (c · b + i) · b + j, p, q] = x[n, c, p · b + i, q · b + j].
///
/// Input: `[N, C, H, W]`. Output: `[N, C · b · b, H / b, W / b]`. It has no parameters, and adds an
/// operation of its own.
final class SpaceToDepth: Layer, FixedStructure {
  /// The side of a square in pixels.
  let block: Int

  /// Makes the layer.
  init(block: Int) { self.block = block }

  func forward(_ x: Node) throws -> Node {
    try Node.apply(SpaceToDepthOperation(block: block), to: x)
  }

  var printedAttributes: String { "\(block)" }
}

/// The operation of `SpaceToDepth`: a shape rule and a forward rule.
private struct SpaceToDepthOperation: Operation {
  let name = "space_to_depth"

  /// The side of a square in pixels.
  let block: Int

  func outputShape(of inputs: [Shape]) throws(ShapeError) -> Shape {
    let shape = inputs[0]
    guard shape.rank == 4, shape[2].isMultiple(of: block), shape[3].isMultiple(of: block) else {
      throw ShapeError(
        expected: "[N, C, H, W] with H and W divisible by \(block)", found: shape)
    }
    return [shape[0], shape[1] * block * block, shape[2] / block, shape[3] / block]
  }

  func forward(_ inputs: [Tensor], in context: ExecutionContext) throws -> Tensor {
    let x = inputs[0]
    let (n, c, h, w) = (x.shape[0], x.shape[1], x.shape[2], x.shape[3])
    let squares = x.reshape(n, c, h / block, block, w / block, block).permute(0, 1, 3, 5, 2, 4)
    return squares.reshape(try outputShape(of: [x.shape]))
  }
}
