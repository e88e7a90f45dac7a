/// A convolution of pictures with learned kernels.
///
/// y[n, k, p, q] = b[k] + Σ x[n, c, p · stride + r · dilation − padding, …] · w[k, c, r, s], where a
/// kernel sees the `in / groups` channels of its group.
///
/// Input: `[N, in, H, W]` or `[in, H, W]`. Output: `[N, out, P, Q]` or `[out, P, Q]` with
/// P = ⌊(H + 2 · padding − dilation · (kernel − 1) − 1) / stride⌋ + 1. Parameters: `weight`
/// `[out, in / groups, R, S]` and `bias` `[out]`, drawn evenly in ±1 / √(in / groups · R · S).
/// [PyTorch](https://pytorch.org/docs/stable/generated/torch.nn.Conv2d.html)
public final class Conv2d: Layer, FixedStructure {
  /// The number of channels that come in.
  public let inChannels: Int

  /// The number of channels that go out: of kernels.
  public let outChannels: Int

  /// The kernels' size.
  public let kernelSize: Pair

  /// The distance from one position of the kernel to the next.
  public let stride: Pair

  /// The zeros around the picture.
  public let padding: Padding

  /// The distance between a kernel's values.
  public let dilation: Pair

  /// The number of groups of channels that do not see each other.
  public let groups: Int

  /// The kernels, `[out, in / groups, R, S]`.
  public let weight: Parameter

  /// The bias of each kernel, `[out]`; nil if the layer was made without one.
  public let bias: Parameter?

  /// Whether the layer is training.
  public let mode = TrainingMode()

  /// Makes the layer; stops on sizes below 1 and above 2³¹ − 1, a negative padding, groups that do
  /// not divide both channel counts, and `same` with a stride where half the padding is not whole.
  public init(
    in inChannels: Int, out outChannels: Int, kernel: Pair, stride: Pair = 1,
    padding: Padding = 0, dilation: Pair = 1, groups: Int = 1, bias: Bool = true,
    generator: RandomGenerator = .shared
  ) {
    stopProgram(
      ifWrong: Self.problem(
        in: inChannels, out: outChannels, kernel: kernel, stride: stride, padding: padding,
        dilation: dilation, groups: groups))
    self.inChannels = inChannels
    self.outChannels = outChannels
    kernelSize = kernel
    self.stride = stride
    self.padding = padding
    self.dilation = dilation
    self.groups = groups
    let shape: Shape = [outChannels, inChannels / groups, kernel.height, kernel.width]
    weight = Parameter(Initialization.layerDefault(shape, generator: generator))
    self.bias =
      bias
      ? Parameter(Initialization.bias(forWeight: shape)([outChannels], generator: generator)) : nil
  }

  /// Makes the layer of numbers that come from a file.
  ///
  /// - Throws: `DefinitionError` for what the other initializer stops on.
  package convenience init(
    checking inChannels: Int, out outChannels: Int, kernel: Pair, stride: Pair, padding: Padding,
    dilation: Pair, groups: Int, bias: Bool, generator: RandomGenerator
  ) throws(DefinitionError) {
    try DefinitionError.check(
      Self.problem(
        in: inChannels, out: outChannels, kernel: kernel, stride: stride, padding: padding,
        dilation: dilation, groups: groups))
    self.init(
      in: inChannels, out: outChannels, kernel: kernel, stride: stride, padding: padding,
      dilation: dilation, groups: groups, bias: bias, generator: generator)
  }

  /// What is wrong with the numbers; nil if nothing is.
  private static func problem(
    in inChannels: Int, out outChannels: Int, kernel: Pair, stride: Pair, padding: Padding,
    dilation: Pair, groups: Int
  ) -> String? {
    guard inChannels > 0, outChannels > 0 else {
      return "`Conv2d` needs at least 1 channel in and out, but they are \(inChannels) and "
        + "\(outChannels)"
    }
    guard groups > 0, inChannels % groups == 0, outChannels % groups == 0 else {
      return "`Conv2d` needs groups that divide its channels, but \(groups) does not divide both "
        + "\(inChannels) and \(outChannels)"
    }
    if let problem = Window.problem(
      kernel: kernel, stride: stride, padding: padding, dilation: dilation)
    {
      return "`Conv2d`: \(problem)"
    }
    return Shape.problem(
      of: "Conv2d", weight: [outChannels, inChannels / groups, kernel.height, kernel.width])
  }

  /// Makes the layer: `Conv2d(1, 32, kernel: 5)`.
  public convenience init(
    _ inChannels: Int, _ outChannels: Int, kernel: Pair, stride: Pair = 1, padding: Padding = 0,
    dilation: Pair = 1, groups: Int = 1, bias: Bool = true, generator: RandomGenerator = .shared
  ) {
    self.init(
      in: inChannels, out: outChannels, kernel: kernel, stride: stride, padding: padding,
      dilation: dilation, groups: groups, bias: bias, generator: generator)
  }

  public var members: [ModuleMember] {
    [.parameter("weight", weight), .parameter("bias", bias), .mode(mode)]
  }

  public var printedAttributes: String {
    var text = "\(inChannels), \(outChannels), kernel_size=\(kernelSize.tuple)"
    text += ", stride=\(stride.tuple)"
    if let size = padding.size {
      if size.height != 0 || size.width != 0 { text += ", padding=\(size.tuple)" }
    } else {
      text += ", padding=same"
    }
    if dilation.height != 1 || dilation.width != 1 { text += ", dilation=\(dilation.tuple)" }
    if groups != 1 { text += ", groups=\(groups)" }
    if bias == nil { text += ", bias=False" }
    return text
  }

  public func forward(_ x: Node) throws -> Node {
    try x.conv2d(
      weight: x.value(of: weight), bias: bias.map(x.value(of:)), stride: stride,
      padding: padding, dilation: dilation, groups: groups)
  }
}
