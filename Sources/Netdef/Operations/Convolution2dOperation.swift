import CNetdefKernels

/// `conv2d`: y[n, k, p, q] = b[k] + Σ x[n, c, p·stride + r·dilation − padding, …] · w[k, c, r, s].
///
/// Inputs: x `[N, C, H, W]` or `[C, H, W]`, weight `[K, C / groups, R, S]`, and bias `[K]` if there
/// is one. Output: `[N, K, P, Q]` or `[K, P, Q]`. Channels and kernels are cut into `groups` that do
/// not see each other. Computed as a matrix product over unfolded patches; one channel per group
/// is computed directly.
/// [PyTorch](https://pytorch.org/docs/stable/generated/torch.nn.functional.conv2d.html)
struct Convolution2dOperation: Operation {
  let name = "conv2d"
  let window: Window
  let groups: Int

  func outputShape(of inputs: [Shape]) throws(ShapeError) -> Shape {
    let (input, weight) = (inputs[0], inputs[1])
    let channels = weight[1] * groups
    guard input.rank == 3 || input.rank == 4, input[input.rank - 3] == channels else {
      throw ShapeError(
        expected: "\(channels) input channels, [N, \(channels), H, W]", found: input)
    }
    if inputs.count == 3, inputs[2].sizes != [weight[0]] {
      throw ShapeError(expected: "a bias for each kernel, [\(weight[0])]", found: inputs[2])
    }
    return try window.outputShape(of: input, channels: weight[0], channelText: "\(channels)")
  }

  func forward(_ inputs: [Tensor], in context: ExecutionContext) throws -> Tensor {
    let (input, weight) = (inputs[0], inputs[1])
    let bias = inputs.count == 3 ? inputs[2] : nil
    let convolution = ConvolutionForward(
      window: window, groups: groups, input: input.shape, weight: weight.shape,
      output: try outputShape(of: inputs.map(\.shape)))
    let scratch = try convolution.makeScratch()
    // Only its address is used below.
    defer { withExtendedLifetime(scratch) {} }
    return try Tensor(shape: convolution.output) { output in
      input.withFloats { input in
        weight.withFloats { weight in
          bias.withFloats { bias in
            convolution.run(
              input: input, weight: weight, bias: bias, output: output,
              scratch: scratch?.elements(as: Float.self).baseAddress)
          }
        }
      }
    }
  }
}

/// The sizes of one convolution and the ways to compute it.
private struct ConvolutionForward {
  /// How many floats of unfolded patches are made at once: they stay in the second-level cache's
  /// reach, and memory stays small whatever the picture's size.
  static let columnBudget = 1 << 20

  let output: Shape
  let batch: Int
  let groups: Int
  /// Channels and kernels of one group.
  let channels: Int
  let kernels: Int
  let inputPlane: Int
  let outputPlane: Int
  let outputWidth: Int
  let outputHeight: Int
  /// The products in one output: C / groups · R · S.
  let depth: Int
  let isPointwise: Bool
  let window: netdef_window

  init(window: Window, groups: Int, input: Shape, weight: Shape, output: Shape) {
    self.output = output
    self.groups = groups
    batch = input.rank == 4 ? input[0] : 1
    channels = weight[1]
    kernels = weight[0] / groups
    inputPlane = input[input.rank - 2] * input[input.rank - 1]
    outputHeight = output[output.rank - 2]
    outputWidth = output[output.rank - 1]
    outputPlane = outputHeight * outputWidth
    depth = channels * weight[2] * weight[3]
    isPointwise =
      depth == channels && outputPlane == inputPlane
      && window.stride.height == 1 && window.stride.width == 1
    self.window = window.kernelWindow(input: input, output: output)
  }

  /// Computes every image.
  func run(
    input: UnsafePointer<Float>?, weight: UnsafePointer<Float>?, bias: UnsafePointer<Float>?,
    output: UnsafeMutablePointer<Float>?, scratch columns: UnsafeMutablePointer<Float>?
  ) {
    guard let input, let weight, let output else { return }
    let inputImage = groups * channels * inputPlane
    let outputImage = groups * kernels * outputPlane
    if isDepthwise {
      withUnsafePointer(to: window) { window in
        for n in 0..<batch {
          netdef_depthwise_convolution(
            input + n * inputImage, weight, bias, groups, kernels, window,
            output + n * outputImage)
        }
      }
      return
    }
    for n in 0..<batch {
      netdef_fill_rows(bias, groups * kernels, outputPlane, output + n * outputImage)
      for group in 0..<groups {
        addGroup(
          input: input + n * inputImage + group * channels * inputPlane,
          weight: weight + group * kernels * depth,
          output: output + n * outputImage + group * kernels * outputPlane, columns: columns)
      }
    }
  }

  /// Adds one group of one image: weight `[kernels, depth]` · patches `[depth, outputPlane]`.
  private func addGroup(
    input: UnsafePointer<Float>, weight: UnsafePointer<Float>,
    output: UnsafeMutablePointer<Float>, columns: UnsafeMutablePointer<Float>?
  ) {
    var product = MatrixProduct(
      rows: kernels, columns: outputPlane, depth: depth, resultStride: outputPlane)
    guard let columns else {
      // A 1×1 convolution meets each position alone: the picture is the matrix of patches.
      return product.compute(weight, input, into: output, adding: true)
    }
    for firstRow in stride(from: 0, to: outputHeight, by: rowsAtOnce) {
      let rows = min(rowsAtOnce, outputHeight - firstRow)
      product.columns = rows * outputWidth
      withUnsafePointer(to: window) { netdef_unfold(input, channels, $0, firstRow, rows, columns) }
      product.compute(weight, columns, into: output + firstRow * outputWidth, adding: true)
    }
  }

  /// How many output rows are unfolded at once.
  private var rowsAtOnce: Int {
    max(1, min(outputHeight, ConvolutionForward.columnBudget / (depth * outputWidth)))
  }

  /// Whether each group has one channel.
  private var isDepthwise: Bool { channels == 1 && groups > 1 }

  /// Memory for the unfolded patches, or nil where none are made.
  func makeScratch() throws(MemoryError) -> TensorStorage? {
    if isPointwise || isDepthwise || output.elementCount == 0 { return nil }
    return try TensorStorage(
      elementCount: depth * rowsAtOnce * outputWidth, elementType: .float32)
  }
}

extension Node {
  /// Convolves with a weight `[K, C / groups, R, S]` and an optional bias `[K]`.
  public func conv2d(
    weight: Node, bias: Node? = nil, stride: Pair = 1, padding: Padding = 0, dilation: Pair = 1,
    groups: Int = 1
  ) throws -> Node {
    guard weight.rank == 4, groups > 0, weight.shape[0] % groups == 0,
      !weight.shape[1].multipliedReportingOverflow(by: groups).overflow
    else {
      throw ShapeError(
        expected: "a weight [K, C, R, S] with K divisible by \(groups) groups",
        found: weight.shape)
    }
    let kernel = Pair(weight.shape[2], weight.shape[3])
    if let problem = Window.problem(
      kernel: kernel, stride: stride, padding: padding, dilation: dilation)
    {
      throw InputError("cannot convolve: \(problem)")
    }
    let window = Window(kernel: kernel, stride: stride, padding: padding, dilation: dilation)
    let operation = Convolution2dOperation(window: window, groups: groups)
    return try Node.apply(operation, to: [self, weight] + (bias.map { [$0] } ?? []))
  }
}
