import CNetdefKernels

/// `avg_pool2d`: the mean of each window, padding counted as zeros or left out.
///
/// Input: `[N, C, H, W]` or `[C, H, W]`. Output: `[N, C, P, Q]` or `[C, P, Q]`.
/// [PyTorch](https://pytorch.org/docs/stable/generated/torch.nn.AvgPool2d.html)
struct AvgPool2dOperation: Operation {
  let name = "avg_pool2d"
  let window: Window
  let countsPadding: Bool

  func outputShape(of inputs: [Shape]) throws(ShapeError) -> Shape {
    try pooledShape(of: inputs[0], window)
  }

  func forward(_ inputs: [Tensor], in context: ExecutionContext) throws -> Tensor {
    let input = inputs[0]
    let shape = try outputShape(of: [input.shape])
    return try Tensor(shape: shape) { output in
      input.withFloats { input in
        withUnsafePointer(to: window.kernelWindow(input: inputs[0].shape, output: shape)) {
          netdef_average_pool(
            input, shape.sizes.dropLast(2).reduce(1, *), $0, window.edges.bottom,
            window.edges.right, countsPadding, output)
        }
      }
    }
  }
}

extension Node {
  /// The mean of each window; the stride is the kernel's size unless stated.
  public func avgPool2d(
    kernel: Pair, stride: Pair? = nil, padding: Pair = 0, ceilMode: Bool = false,
    countIncludePad: Bool = true
  ) throws -> Node {
    let stride = stride ?? kernel
    if let problem = Window.poolingProblem(
      kernel: kernel, stride: stride, padding: padding, dilation: 1)
    {
      throw InputError("cannot pool: \(problem)")
    }
    let window = Window(
      kernel: kernel, stride: stride, padding: padding, dilation: 1, roundsUp: ceilMode)
    return try Node.apply(
      AvgPool2dOperation(window: window, countsPadding: countIncludePad), to: self)
  }
}
