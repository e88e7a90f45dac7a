import CNetdefKernels

/// A window that slides over a picture: kernel, stride, padding and dilation.
struct Window: Hashable, Sendable {
  /// How far the padding reaches on each side.
  struct Edges: Hashable, Sendable {
    var top: Int
    var left: Int
    var bottom: Int
    var right: Int
  }

  let kernel: Pair
  let stride: Pair
  let dilation: Pair
  let edges: Edges

  /// Whether a last window that is only partly inside counts.
  var roundsUp = false

  /// Makes a window with equal padding on opposite sides.
  init(kernel: Pair, stride: Pair, padding: Pair, dilation: Pair, roundsUp: Bool = false) {
    self.kernel = kernel
    self.stride = stride
    self.dilation = dilation
    self.roundsUp = roundsUp
    edges = Edges(
      top: padding.height, left: padding.width, bottom: padding.height, right: padding.width)
  }

  /// Makes a window whose padding may be `same`.
  init(kernel: Pair, stride: Pair, padding: Padding, dilation: Pair) {
    self.kernel = kernel
    self.stride = stride
    self.dilation = dilation
    if let size = padding.size {
      edges = Edges(top: size.height, left: size.width, bottom: size.height, right: size.width)
    } else {
      let height = dilation.height * (kernel.height - 1)
      let width = dilation.width * (kernel.width - 1)
      edges = Edges(
        top: height / 2, left: width / 2, bottom: height - height / 2, right: width - width / 2)
    }
  }

  /// What is wrong with the numbers themselves; nil if nothing is.
  static func problem(kernel: Pair, stride: Pair, padding: Padding, dilation: Pair) -> String? {
    func isBelow(_ bound: Int, _ pair: Pair) -> Bool { min(pair.height, pair.width) < bound }
    if isBelow(1, kernel) { return "kernel must be at least 1, but it is \(kernel)" }
    if isBelow(1, stride) { return "stride must be at least 1, but it is \(stride)" }
    if isBelow(1, dilation) { return "dilation must be at least 1, but it is \(dilation)" }
    if let size = padding.size, isBelow(0, size) {
      return "padding must be at least 0, but it is \(size)"
    }
    // So that no sum or product of them overflows.
    let bound = Int(Int32.max)
    for (name, size) in [
      ("kernel", kernel), ("stride", stride), ("dilation", dilation),
      ("padding", padding.size ?? 0),
    ] where max(size.height, size.width) > bound {
      return "\(name) must be at most \(bound), but it is \(size)"
    }
    if padding.size != nil { return nil }
    func isUneven(_ kernel: Int, _ stride: Int, _ dilation: Int) -> Bool {
      stride != 1 && dilation * (kernel - 1) % 2 != 0
    }
    if isUneven(kernel.height, stride.height, dilation.height)
      || isUneven(kernel.width, stride.width, dilation.width)
    {
      return "padding `same` with a stride needs a whole dilation · (kernel − 1) / 2, but kernel "
        + "is \(kernel), stride \(stride) and dilation \(dilation)"
    }
    return nil
  }

  /// What is wrong with the numbers of a pooling layer; nil if nothing is.
  static func poolingProblem(
    of layer: String, kernel: Pair, stride: Pair, padding: Pair, dilation: Pair = 1
  ) -> String? {
    poolingProblem(kernel: kernel, stride: stride, padding: padding, dilation: dilation)
      .map { "`\(layer)`: \($0)" }
  }

  /// What is wrong with the numbers of a pooling window; nil if nothing is.
  static func poolingProblem(kernel: Pair, stride: Pair, padding: Pair, dilation: Pair) -> String? {
    if let problem = problem(
      kernel: kernel, stride: stride, padding: Padding(padding), dilation: dilation)
    {
      return problem
    }
    // PyTorch's rule, which leaves the dilation out.
    let isTooWide = padding.height > kernel.height / 2 || padding.width > kernel.width / 2
    return isTooWide
      ? "padding can be at most half of the kernel, but padding is \(padding) and kernel \(kernel)"
      : nil
  }

  /// The output's height for an input's: ⌊(H + padding − dilation · (kernel − 1) − 1) / stride⌋ + 1.
  func outputHeight(_ height: Int) -> Int {
    outputSize(
      height, kernel.height, stride.height, dilation.height, edges.top, edges.bottom)
  }

  /// The output's width for an input's.
  func outputWidth(_ width: Int) -> Int {
    outputSize(width, kernel.width, stride.width, dilation.width, edges.left, edges.right)
  }

  /// The output `[…, channels, P, Q]` of an input `[…, C, H, W]`.
  ///
  /// - Throws: `ShapeError` if no window fits; `channelText` is C in its message.
  func outputShape(
    of input: Shape, channels: Int, channelText: String
  ) throws(ShapeError) -> Shape {
    let (height, width) = (input[input.rank - 2], input[input.rank - 1])
    let (outputHeight, outputWidth) = (outputHeight(height), outputWidth(width))
    guard height > 0, width > 0, outputHeight > 0, outputWidth > 0 else {
      let leastHeight = leastInput(
        kernel.height, stride.height, dilation.height, edges.top + edges.bottom)
      let leastWidth = leastInput(
        kernel.width, stride.width, dilation.width, edges.left + edges.right)
      let least = "≥ \(leastHeight), ≥ \(leastWidth)"
      let batch = input.rank == 4 ? "N, " : ""
      throw ShapeError(
        expected: "room for its \(kernel.product) window, [\(batch)\(channelText), \(least)]",
        found: input)
    }
    return try input.output(input.sizes.dropLast(3) + [channels, outputHeight, outputWidth])
  }

  /// The numbers for the kernels.
  func kernelWindow(input: Shape, output: Shape) -> netdef_window {
    netdef_window(
      input_height: input[input.rank - 2], input_width: input[input.rank - 1],
      output_height: output[output.rank - 2], output_width: output[output.rank - 1],
      kernel_height: kernel.height, kernel_width: kernel.width,
      stride_height: stride.height, stride_width: stride.width,
      padding_top: edges.top, padding_left: edges.left,
      dilation_height: dilation.height, dilation_width: dilation.width)
  }

  /// The number of windows along one axis.
  private func outputSize(
    _ input: Int, _ kernel: Int, _ stride: Int, _ dilation: Int, _ before: Int, _ after: Int
  ) -> Int {
    let room = input + before + after - dilation * (kernel - 1) - 1
    let rounded = roundsUp ? room + stride - 1 : room
    guard rounded >= 0 else { return 0 }
    let count = rounded / stride + 1
    // A window that would begin in the padding after the picture does not count.
    return roundsUp && (count - 1) * stride >= input + before ? count - 1 : count
  }

  /// The smallest input with a window.
  private func leastInput(_ kernel: Int, _ stride: Int, _ dilation: Int, _ padding: Int) -> Int {
    max(1, dilation * (kernel - 1) + 1 - padding - (roundsUp ? stride - 1 : 0))
  }
}
