/// The largest value in each window; padding never wins, NaN always does.
///
/// Input: `[N, C, H, W]` or `[C, H, W]`. Output: `[N, C, P, Q]` or `[C, P, Q]` with
/// P = ⌊(H + 2 · padding − dilation · (kernel − 1) − 1) / stride⌋ + 1, rounded up with `ceilMode`.
/// [PyTorch](https://pytorch.org/docs/stable/generated/torch.nn.MaxPool2d.html)
public final class MaxPool2d: Layer, FixedStructure {
  /// The window's size.
  public let kernelSize: Pair

  /// The distance from one window to the next.
  public let stride: Pair

  /// How far windows reach over the picture's edges.
  public let padding: Pair

  /// The distance between a window's positions.
  public let dilation: Pair

  /// Whether a last window that is only partly inside counts.
  public let ceilMode: Bool

  /// Whether the layer is training.
  public let mode = TrainingMode()

  /// Makes the layer; the stride is the kernel's size unless stated.
  ///
  /// Stops on a kernel, stride or dilation below 1, a padding of more than half the kernel, and
  /// numbers above 2³¹ − 1.
  public init(
    kernel: Pair, stride: Pair? = nil, padding: Pair = 0, dilation: Pair = 1,
    ceilMode: Bool = false
  ) {
    let step = stride ?? kernel
    stopProgram(
      ifWrong: Window.poolingProblem(
        of: "MaxPool2d", kernel: kernel, stride: step, padding: padding, dilation: dilation))
    kernelSize = kernel
    self.stride = step
    self.padding = padding
    self.dilation = dilation
    self.ceilMode = ceilMode
  }

  /// Makes the layer of numbers that come from a file.
  ///
  /// - Throws: `DefinitionError` for what the other initializer stops on.
  package convenience init(
    checking kernel: Pair, stride: Pair, padding: Pair, dilation: Pair, ceilMode: Bool
  ) throws(DefinitionError) {
    try DefinitionError.check(
      Window.poolingProblem(
        of: "MaxPool2d", kernel: kernel, stride: stride, padding: padding, dilation: dilation))
    self.init(
      kernel: kernel, stride: stride, padding: padding, dilation: dilation, ceilMode: ceilMode)
  }

  public var members: [ModuleMember] { [.mode(mode)] }

  public var printedAttributes: String {
    "kernel_size=\(kernelSize), stride=\(stride), padding=\(padding), dilation=\(dilation), "
      + "ceil_mode=\(printedBool(ceilMode))"
  }

  public func forward(_ x: Node) throws -> Node {
    try x.maxPool2d(
      kernel: kernelSize, stride: stride, padding: padding, dilation: dilation, ceilMode: ceilMode)
  }
}
