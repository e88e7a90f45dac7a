/// The mean of each window.
///
/// Input: `[N, C, H, W]` or `[C, H, W]`. Output: `[N, C, P, Q]` or `[C, P, Q]` with
/// P = ⌊(H + 2 · padding − kernel) / stride⌋ + 1, rounded up with `ceilMode`.
/// [PyTorch](https://pytorch.org/docs/stable/generated/torch.nn.AvgPool2d.html)
public final class AvgPool2d: Layer, FixedStructure {
  /// The window's size.
  public let kernelSize: Pair

  /// The distance from one window to the next.
  public let stride: Pair

  /// How far windows reach over the picture's edges.
  public let padding: Pair

  /// Whether a last window that is only partly inside counts.
  public let ceilMode: Bool

  /// Whether padding counts as zeros in the mean, or is left out.
  public let countIncludePad: Bool

  /// Whether the layer is training.
  public let mode = TrainingMode()

  /// Makes the layer; the stride is the kernel's size unless stated.
  ///
  /// Stops on a kernel or stride below 1, a padding of more than half the kernel, and numbers above
  /// 2³¹ − 1.
  public init(
    kernel: Pair, stride: Pair? = nil, padding: Pair = 0, ceilMode: Bool = false,
    countIncludePad: Bool = true
  ) {
    let step = stride ?? kernel
    stopProgram(
      ifWrong: Window.poolingProblem(
        of: "AvgPool2d", kernel: kernel, stride: step, padding: padding))
    kernelSize = kernel
    self.stride = step
    self.padding = padding
    self.ceilMode = ceilMode
    self.countIncludePad = countIncludePad
  }

  /// Makes the layer of numbers that come from a file.
  ///
  /// - Throws: `DefinitionError` for what the other initializer stops on.
  package convenience init(
    checking kernel: Pair, stride: Pair, padding: Pair, ceilMode: Bool, countIncludePad: Bool
  ) throws(DefinitionError) {
    try DefinitionError.check(
      Window.poolingProblem(of: "AvgPool2d", kernel: kernel, stride: stride, padding: padding))
    self.init(
      kernel: kernel, stride: stride, padding: padding, ceilMode: ceilMode,
      countIncludePad: countIncludePad)
  }

  public var members: [ModuleMember] { [.mode(mode)] }

  public var printedAttributes: String {
    "kernel_size=\(kernelSize), stride=\(stride), padding=\(padding)"
  }

  public func forward(_ x: Node) throws -> Node {
    try x.avgPool2d(
      kernel: kernelSize, stride: stride, padding: padding, ceilMode: ceilMode,
      countIncludePad: countIncludePad)
  }
}
