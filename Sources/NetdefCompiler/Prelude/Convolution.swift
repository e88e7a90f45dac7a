extension Prelude {
  static let convolution = #"""
    /// Slides filters over an image: a 2-D cross-correlation.
    extern layer Conv2d(
        named in: Int = C, out: Int, kernel: Pair, stride: Pair = 1, padding: Pair | same = 0,
        dilation: Pair = 1, groups: Int = 1, bias: Bool = true
    ) {
        in x: [N, C, H, W]
        renamed in_channels -> in, out_channels -> out, kernel_size -> kernel
        require out >= 1, "`Conv2d` needs at least 1 output channel, but `out` is {out}", id: "layer-parameter", at: out
        require kernel.0 >= 1 and kernel.1 >= 1, "a kernel is at least 1 wide, but `kernel` is {kernel}", id: "layer-parameter", at: kernel
        require stride.0 >= 1 and stride.1 >= 1, "a stride is at least 1, but `stride` is {stride}", id: "layer-parameter", at: stride
        require dilation.0 >= 1 and dilation.1 >= 1, "a dilation is at least 1, but `dilation` is {dilation}", id: "layer-parameter", at: dilation
    \#(limits("kernel", "stride", "dilation"))
        require groups >= 1, "there is at least 1 group, but `groups` is {groups}", id: "layer-parameter", at: groups
        require in == C, "`Conv2d` expects {in} input channels but receives {C}", id: "channel-count", at: in, help: "write `in: {C}`, or leave `in` out: it is inferred"
        require C >= 1, "`Conv2d` needs at least 1 input channel but receives {C}", id: "layer-parameter"
        require H >= 1 and W >= 1, "`Conv2d` needs a picture of at least 1×1 but receives {H}×{W}", id: "layer-parameter"
        require in % groups == 0, "{groups} groups do not divide the {in} input channels", id: "groups", at: groups
        require out % groups == 0, "{groups} groups do not divide the {out} output channels", id: "groups", at: groups

        let extentH = dilation.0 * (kernel.0 - 1) + 1
        let extentW = dilation.1 * (kernel.1 - 1) + 1
        if padding == same {
            require (stride.0 == 1 or extentH % 2 == 1) and (stride.1 == 1 or extentW % 2 == 1), "`padding: same` with a stride needs odd kernels, but `kernel` is {kernel}", id: "same-padding", at: padding, help: "write the padding as a number"
        } else {
            require padding.0 >= 0 and padding.1 >= 0, "a padding is at least 0, but `padding` is {padding}", id: "layer-parameter", at: padding
        \#(limits("padding"))
        }
        let paddedH = if padding == same { H + extentH - 1 } else { H + 2 * padding.0 }
        let paddedW = if padding == same { W + extentW - 1 } else { W + 2 * padding.1 }
        require extentH <= paddedH, "the kernel is {extentH} high but its padded input only {paddedH}", id: "kernel-too-large", at: kernel, help: "pad the input, take a smaller kernel, or pool less before"
        require extentW <= paddedW, "the kernel is {extentW} wide but its padded input only {paddedW}", id: "kernel-too-large", at: kernel, help: "pad the input, take a smaller kernel, or pool less before"
        let P = if padding == same { (H + (extentH - 1) - extentH) / stride.0 + 1 } else { (H + 2 * padding.0 - extentH) / stride.0 + 1 }
        let Q = if padding == same { (W + (extentW - 1) - extentW) / stride.1 + 1 } else { (W + 2 * padding.1 - extentW) / stride.1 + 1 }

        parameter weight: [out, in / groups, kernel.0, kernel.1]
        if bias { parameter bias: [out] }
        cost out * (in / groups) * kernel.0 * kernel.1 * P * Q
        out [N, out, P, Q]
    }

    """#
}
