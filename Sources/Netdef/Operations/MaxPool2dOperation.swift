import CNetdefKernels

/// `max_pool2d`: the largest value in each window; padding never wins, NaN always does.
///
/// Input: `[N, C, H, W]` or `[C, H, W]`. Output: `[N, C, P, Q]` or `[C, P, Q]`.
/// [PyTorch](https://pytorch.org/docs/stable/generated/torch.nn.MaxPool2d.html)
struct MaxPool2dOperation: Operation {
  let name = "max_pool2d"
  let window: Window

  func outputShape(of inputs: [Shape]) throws(ShapeError) -> Shape {
    try pooledShape(of: inputs[0], window)
  }

  func forward(_ inputs: [Tensor], in context: ExecutionContext) throws -> Tensor {
    let input = inputs[0]
    let shape = try outputShape(of: [input.shape])
    return try Tensor(shape: shape) { output in
      input.withFloats { input in
        withUnsafePointer(to: window.kernelWindow(input: inputs[0].shape, output: shape)) {
          netdef_max_pool(input, shape.sizes.dropLast(2).reduce(1, *), $0, output)
        }
      }
    }
  }
}

/// The shape rule of pooling: each plane by itself.
func pooledShape(of input: Shape, _ window: Window) throws(ShapeError) -> Shape {
  // PyTorch's rule: a batch may be empty, a picture not.
  guard input.rank == 3 || input.rank == 4, input[input.rank - 3] > 0 else {
    throw ShapeError(expected: "a picture, [N, C, H, W]", found: input)
  }
  return try window.outputShape(of: input, channels: input[input.rank - 3], channelText: "C")
}

extension Node {
  /// The largest value in each window; the stride is the kernel's size unless stated.
  public func maxPool2d(
    kernel: Pair, stride: Pair? = nil, padding: Pair = 0, dilation: Pair = 1,
    ceilMode: Bool = false
  ) throws -> Node {
    let stride = stride ?? kernel
    if let problem = Window.poolingProblem(
      kernel: kernel, stride: stride, padding: padding, dilation: dilation)
    {
      throw InputError("cannot pool: \(problem)")
    }
    let window = Window(
      kernel: kernel, stride: stride, padding: padding, dilation: dilation, roundsUp: ceilMode)
    return try Node.apply(MaxPool2dOperation(window: window), to: self)
  }
}
