extension Prelude {
  static let pooling = """
    /// Takes the largest value of every window.
    extern layer MaxPool2d(
        kernel: Pair, stride: Pair = kernel, padding: Pair = 0, dilation: Pair = 1, ceil_mode: Bool = false
    ) {
    \(window(name: "MaxPool2d"))
    }

    /// Takes the mean of every window.
    extern layer AvgPool2d(
        kernel: Pair, stride: Pair = kernel, padding: Pair = 0, ceil_mode: Bool = false,
        count_include_pad: Bool = true
    ) {
        let dilation = 1
    \(window(name: "AvgPool2d"))
    }

    /// Takes means over as many windows as the output has places.
    extern layer AdaptiveAvgPool2d(output: Int | none | (Int | none, Int | none)) {
    \(adaptive(name: "AdaptiveAvgPool2d"))
    }

    /// The function of `MaxPool2d`.
    extern function max_pool2d(
        kernel: Pair, stride: Pair = kernel, padding: Pair = 0, dilation: Pair = 1, ceil_mode: Bool = false
    ) {
    \(window(name: "max_pool2d"))
    }

    /// The function of `AvgPool2d`.
    extern function avg_pool2d(
        kernel: Pair, stride: Pair = kernel, padding: Pair = 0, ceil_mode: Bool = false,
        count_include_pad: Bool = true
    ) {
        let dilation = 1
    \(window(name: "avg_pool2d"))
    }

    /// The function of `AdaptiveAvgPool2d`.
    extern function adaptive_avg_pool2d(output: Int | none | (Int | none, Int | none)) {
    \(adaptive(name: "adaptive_avg_pool2d"))
    }

    """

  /// What layers and functions over sliding windows share.
  private static func window(name: String) -> String {
    #"""
        in x: [N, C, H, W]
        renamed kernel_size -> kernel
        require kernel.0 >= 1 and kernel.1 >= 1, "a kernel is at least 1 wide, but `kernel` is {kernel}", id: "layer-parameter", at: kernel
        require stride.0 >= 1 and stride.1 >= 1, "a stride is at least 1, but `stride` is {stride}", id: "layer-parameter", at: stride
        require dilation.0 >= 1 and dilation.1 >= 1, "a dilation is at least 1, but `dilation` is {dilation}", id: "layer-parameter", at: dilation
        require padding.0 >= 0 and padding.1 >= 0, "a padding is at least 0, but `padding` is {padding}", id: "layer-parameter", at: padding
    \#(limits("kernel", "stride", "dilation", "padding"))
        require C >= 1 and H >= 1 and W >= 1, "`\#(name)` needs a picture of at least 1 channel and 1×1, but receives {C} channels of {H}×{W}", id: "layer-parameter"
        require 2 * padding.0 <= kernel.0 and 2 * padding.1 <= kernel.1, "a pooling window is padded by at most half its kernel, but `kernel` is {kernel} and `padding` {padding}", id: "pool-padding", at: padding
        let extentH = dilation.0 * (kernel.0 - 1) + 1
        let extentW = dilation.1 * (kernel.1 - 1) + 1
        let paddedH = H + 2 * padding.0
        let paddedW = W + 2 * padding.1
        require extentH <= paddedH or (ceil_mode and extentH <= paddedH + stride.0 - 1), "the window of `\#(name)` is {extentH} high but its padded input only {paddedH}", id: "kernel-too-large", at: kernel, help: "take a smaller window, or pool less before"
        require extentW <= paddedW or (ceil_mode and extentW <= paddedW + stride.1 - 1), "the window of `\#(name)` is {extentW} wide but its padded input only {paddedW}", id: "kernel-too-large", at: kernel, help: "take a smaller window, or pool less before"
        let P = if ceil_mode { min((H + 2 * padding.0 - extentH + stride.0 - 1) / stride.0 + 1, (H + padding.0 - 1) / stride.0 + 1) } else { (H + 2 * padding.0 - extentH) / stride.0 + 1 }
        let Q = if ceil_mode { min((W + 2 * padding.1 - extentW + stride.1 - 1) / stride.1 + 1, (W + padding.1 - 1) / stride.1 + 1) } else { (W + 2 * padding.1 - extentW) / stride.1 + 1 }
        cost C * P * Q * kernel.0 * kernel.1
        out [N, C, P, Q]
    """#
  }

  private static func adaptive(name: String) -> String {
    #"""
        in x: [N, C, H, W]
        renamed output_size -> output
        require H >= 1 and W >= 1, "`\#(name)` needs a picture of at least 1×1, but receives {H}×{W}", id: "layer-parameter"
        let P = if output.0 == none { H } else { output.0 }
        let Q = if output.1 == none { W } else { output.1 }
        require P >= 1 and Q >= 1, "the output of `\#(name)` is at least 1 wide, but `output` is {output}", id: "layer-parameter", at: output
        cost C * H * W
        out [N, C, P, Q]
    """#
  }
}
