// Generated from <catalogue>/Convolution.netdef by `make catalogue`. Do not edit.
// swift-format-ignore-file

extension Netdef.Conv2d {
  /// Makes the layer for an input's shape, which becomes the output's:
  /// `[N, C, H, W]` → `[N, out, P, Q]`.
  ///
  /// - Throws: `DefinitionError` with what netdef says of such a layer.
  public convenience init(
    on x: inout Netdef.Shape, `in`: Swift.Int? = nil, out: Swift.Int, kernel: Netdef.Pair,
    stride: Netdef.Pair = 1, padding: Netdef.Padding = 0, dilation: Netdef.Pair = 1,
    groups: Swift.Int = 1, bias: Swift.Bool = true, generator: Netdef.RandomGenerator = .shared
  ) throws {
    try x.check(of: "Conv2d", pattern: "[N, C, H, W]", [nil, nil, nil, nil])
    let N = x[0]
    let C = x[1]
    let H = x[2]
    let W = x[3]
    let `in` = `in` ?? C
    guard out >= 1 else {
      throw Netdef.DefinitionError(
        "`Conv2d` needs at least 1 output channel, but `out` is \(out)", id: "layer-parameter")
    }
    guard kernel.height >= 1 && kernel.width >= 1 else {
      throw Netdef.DefinitionError(
        "a kernel is at least 1 wide, but `kernel` is \(kernel)", id: "layer-parameter")
    }
    guard stride.height >= 1 && stride.width >= 1 else {
      throw Netdef.DefinitionError(
        "a stride is at least 1, but `stride` is \(stride)", id: "layer-parameter")
    }
    guard dilation.height >= 1 && dilation.width >= 1 else {
      throw Netdef.DefinitionError(
        "a dilation is at least 1, but `dilation` is \(dilation)", id: "layer-parameter")
    }
    guard kernel.height <= 2147483647 && kernel.width <= 2147483647 else {
      throw Netdef.DefinitionError(
        "a kernel is at most 2147483647, but `kernel` is \(kernel)", id: "layer-parameter")
    }
    guard stride.height <= 2147483647 && stride.width <= 2147483647 else {
      throw Netdef.DefinitionError(
        "a stride is at most 2147483647, but `stride` is \(stride)", id: "layer-parameter")
    }
    guard dilation.height <= 2147483647 && dilation.width <= 2147483647 else {
      throw Netdef.DefinitionError(
        "a dilation is at most 2147483647, but `dilation` is \(dilation)", id: "layer-parameter")
    }
    guard groups >= 1 else {
      throw Netdef.DefinitionError(
        "there is at least 1 group, but `groups` is \(groups)", id: "layer-parameter")
    }
    guard `in` == C else {
      throw Netdef.DefinitionError(
        "`Conv2d` expects \(`in`) input channels but receives \(C)", id: "channel-count",
        help: "write `in: \(C)`, or leave `in` out: it is inferred")
    }
    guard C >= 1 else {
      throw Netdef.DefinitionError(
        "`Conv2d` needs at least 1 input channel but receives \(C)", id: "layer-parameter")
    }
    guard H >= 1 && W >= 1 else {
      throw Netdef.DefinitionError(
        "`Conv2d` needs a picture of at least 1×1 but receives \(H)×\(W)",
        id: "layer-parameter")
    }
    guard try Netdef.Arithmetic.remainder(`in`, groups) == 0 else {
      throw Netdef.DefinitionError(
        "\(groups) groups do not divide the \(`in`) input channels", id: "groups")
    }
    guard try Netdef.Arithmetic.remainder(out, groups) == 0 else {
      throw Netdef.DefinitionError(
        "\(groups) groups do not divide the \(out) output channels", id: "groups")
    }
    let extentH = dilation.height * (kernel.height - 1) + 1
    let extentW = dilation.width * (kernel.width - 1) + 1
    if padding == .same {
      guard try (stride.height == 1 || Netdef.Arithmetic.remainder(extentH, 2) == 1)
        && (stride.width == 1 || Netdef.Arithmetic.remainder(extentW, 2) == 1)
      else {
        throw Netdef.DefinitionError(
          "`padding: same` with a stride needs odd kernels, but `kernel` is \(kernel)",
          id: "same-padding", help: "write the padding as a number")
      }
    } else {
      guard try Netdef.Arithmetic.present(padding.size).height >= 0
        && Netdef.Arithmetic.present(padding.size).width >= 0
      else {
        throw Netdef.DefinitionError(
          "a padding is at least 0, but `padding` is \(padding)", id: "layer-parameter")
      }
      guard try Netdef.Arithmetic.present(padding.size).height <= 2147483647
        && Netdef.Arithmetic.present(padding.size).width <= 2147483647
      else {
        throw Netdef.DefinitionError(
          "a padding is at most 2147483647, but `padding` is \(padding)", id: "layer-parameter")
      }
    }
    let paddedH: Swift.Int
    if padding == .same {
      paddedH = H + extentH - 1
    } else {
      paddedH = try H + 2 * Netdef.Arithmetic.present(padding.size).height
    }
    let paddedW: Swift.Int
    if padding == .same {
      paddedW = W + extentW - 1
    } else {
      paddedW = try W + 2 * Netdef.Arithmetic.present(padding.size).width
    }
    guard extentH <= paddedH else {
      throw Netdef.DefinitionError(
        "the kernel is \(extentH) high but its padded input only \(paddedH)",
        id: "kernel-too-large", help: "pad the input, take a smaller kernel, or pool less before")
    }
    guard extentW <= paddedW else {
      throw Netdef.DefinitionError(
        "the kernel is \(extentW) wide but its padded input only \(paddedW)",
        id: "kernel-too-large", help: "pad the input, take a smaller kernel, or pool less before")
    }
    let P: Swift.Int
    if padding == .same {
      P = try Netdef.Arithmetic.quotient(H + (extentH - 1) - extentH, stride.height) + 1
    } else {
      P = try Netdef.Arithmetic.quotient(
        H + 2 * Netdef.Arithmetic.present(padding.size).height - extentH, stride.height)
        + 1
    }
    let Q: Swift.Int
    if padding == .same {
      Q = try Netdef.Arithmetic.quotient(W + (extentW - 1) - extentW, stride.width) + 1
    } else {
      Q = try Netdef.Arithmetic.quotient(
        W + 2 * Netdef.Arithmetic.present(padding.size).width - extentW, stride.width)
        + 1
    }
    try Netdef.Shape.check(
      state: "weight", of: "Conv2d",
      [out, Netdef.Arithmetic.quotient(`in`, groups), kernel.height, kernel.width])
    if bias {
      try Netdef.Shape.check(state: "bias", of: "Conv2d", [out])
    }
    x = try Netdef.Shape(output: [N, out, P, Q], of: "Conv2d")
    self.init(
      in: `in`, out: out, kernel: kernel, stride: stride, padding: padding, dilation: dilation,
      groups: groups, bias: bias, generator: generator)
  }

  /// `Conv2d` as a value.
  public static let recipe = Netdef.LayerRecipe(
    "Conv2d",
    parameters: [
      .labelOnly("in", Swift.Int.self),
      .required("out", Swift.Int.self),
      .required("kernel", Netdef.Pair.self),
      .optional("stride", Netdef.Pair.self),
      .optional("padding", Netdef.Padding.self),
      .optional("dilation", Netdef.Pair.self),
      .optional("groups", Swift.Int.self),
      .optional("bias", Swift.Bool.self),
    ],
    renamed: ["in_channels": "in", "kernel_size": "kernel", "out_channels": "out"]
  ) { x, arguments, generator in
    try Netdef.Conv2d(
      on: &x, in: arguments.optional("in"), out: arguments["out"], kernel: arguments["kernel"],
      stride: arguments["stride", default: 1], padding: arguments["padding", default: 0],
      dilation: arguments["dilation", default: 1], groups: arguments["groups", default: 1],
      bias: arguments["bias", default: true], generator: generator)
  }
}
