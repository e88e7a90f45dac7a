import CNetdefKernels

/// `adaptive_avg_pool2d`: the mean of rows ⌊p·H/P⌋ to ⌈(p+1)·H/P⌉ and of columns likewise.
///
/// Input: `[N, C, H, W]` or `[C, H, W]`. Output: `[N, C, P, Q]` or `[C, P, Q]`, where P and Q are
/// stated or the input's.
/// [PyTorch](https://pytorch.org/docs/stable/generated/torch.nn.AdaptiveAvgPool2d.html)
struct AdaptiveAvgPool2dOperation: Operation {
  let name = "adaptive_avg_pool2d"
  let size: AdaptiveSize

  func outputShape(of inputs: [Shape]) throws(ShapeError) -> Shape {
    let input = inputs[0]
    guard input.rank == 3 || input.rank == 4, input[input.rank - 2] > 0,
      input[input.rank - 1] > 0
    else { throw ShapeError(expected: "a picture, [N, C, H, W]", found: input) }
    let height = size.height ?? input[input.rank - 2]
    let width = size.width ?? input[input.rank - 1]
    return try input.output(input.sizes.dropLast(2) + [height, width])
  }

  func forward(_ inputs: [Tensor], in context: ExecutionContext) throws -> Tensor {
    let input = inputs[0].shape
    let shape = try outputShape(of: [input])
    return try Tensor(shape: shape) { output in
      inputs[0].withFloats {
        netdef_adaptive_average_pool(
          $0, shape.sizes.dropLast(2).reduce(1, *), input[input.rank - 2],
          input[input.rank - 1], shape[shape.rank - 2], shape[shape.rank - 1], output)
      }
    }
  }
}

extension Node {
  /// The means of as many regions as the output has positions, whatever the input's size.
  public func adaptiveAvgPool2d(output: AdaptiveSize) throws -> Node {
    guard output.height ?? 1 > 0, output.width ?? 1 > 0 else {
      throw InputError("cannot pool: an output size must be at least 1, but it is \(output)")
    }
    return try Node.apply(AdaptiveAvgPool2dOperation(size: output), to: self)
  }
}
