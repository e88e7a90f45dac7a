import Netdef

extension Node {
  /// A picture in the size of another one, bilinear.
  ///
  /// - Parameter nodes: The picture `[N, C, H, W]` and the other one, `[N, K, P, Q]`.
  public static func resize(_ nodes: [Node]) throws -> Node {
    try Node.apply(ResizeOperation(), to: nodes)
  }
}

/// PyTorch's `interpolate(mode="bilinear", align_corners=False)`, as a product with a matrix for each
/// axis, of which a row holds the weights of two pixels.
private struct ResizeOperation: Operation {
  let name = "resize"

  func outputShape(of inputs: [Shape]) throws(ShapeError) -> Shape {
    let (x, like) = (inputs[0], inputs[1])
    guard x.rank == 4, like.rank == 4, x[2] > 0, x[3] > 0 else {
      throw ShapeError(expected: "two pictures", found: x, like)
    }
    return [x[0], x[1], like[2], like[3]]
  }

  func forward(_ inputs: [Tensor], in context: ExecutionContext) -> Tensor {
    let (x, like) = (inputs[0], inputs[1].shape)
    let wide = x.matmul(Self.weights(from: x.shape[3], to: like[3]))
    let tall = wide.transpose(2, 3).matmul(Self.weights(from: x.shape[2], to: like[2]))
    return tall.transpose(2, 3)
  }

  /// The weights of the old pixels, a row each, in the new ones.
  private static func weights(from old: Int, to new: Int) -> Tensor {
    var weights = [Float](repeating: 0, count: old * new)
    for pixel in 0..<new {
      let place = max(0, (Float(pixel) + 0.5) * Float(old) / Float(new) - 0.5)
      let first = min(Int(place), old - 1)
      let part = min(place - Float(first), 1)
      weights[first * new + pixel] += 1 - part
      weights[min(first + 1, old - 1) * new + pixel] += part
    }
    return Tensor(shape: [old, new], scalars: weights)
  }
}
