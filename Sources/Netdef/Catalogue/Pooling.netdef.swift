// Generated from <catalogue>/Pooling.netdef by `make catalogue`. Do not edit.
// swift-format-ignore-file

extension Netdef.MaxPool2d {
  /// Makes the layer for an input's shape, which becomes the output's:
  /// `[N, C, H, W]` → `[N, C, P, Q]`.
  ///
  /// - Throws: `DefinitionError` with what netdef says of such a layer.
  public convenience init(
    on x: inout Netdef.Shape, kernel: Netdef.Pair, stride: Netdef.Pair? = nil,
    padding: Netdef.Pair = 0, dilation: Netdef.Pair = 1, ceilMode: Swift.Bool = false
  ) throws {
    try x.check(of: "MaxPool2d", pattern: "[N, C, H, W]", [nil, nil, nil, nil])
    let N = x[0]
    let C = x[1]
    let H = x[2]
    let W = x[3]
    let stride = stride ?? kernel
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
    guard padding.height >= 0 && padding.width >= 0 else {
      throw Netdef.DefinitionError(
        "a padding is at least 0, but `padding` is \(padding)", id: "layer-parameter")
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
    guard padding.height <= 2147483647 && padding.width <= 2147483647 else {
      throw Netdef.DefinitionError(
        "a padding is at most 2147483647, but `padding` is \(padding)", id: "layer-parameter")
    }
    guard C >= 1 && H >= 1 && W >= 1 else {
      throw Netdef.DefinitionError(
        "`MaxPool2d` needs a picture of at least 1 channel and 1×1, but receives \(C) channels of \(H)×\(W)",
        id: "layer-parameter")
    }
    guard 2 * padding.height <= kernel.height && 2 * padding.width <= kernel.width else {
      throw Netdef.DefinitionError(
        "a pooling window is padded by at most half its kernel, but `kernel` is \(kernel) and `padding` \(padding)",
        id: "pool-padding")
    }
    let extentH = dilation.height * (kernel.height - 1) + 1
    let extentW = dilation.width * (kernel.width - 1) + 1
    let paddedH = H + 2 * padding.height
    let paddedW = W + 2 * padding.width
    guard extentH <= paddedH || ceilMode && extentH <= paddedH + stride.height - 1 else {
      throw Netdef.DefinitionError(
        "the window of `MaxPool2d` is \(extentH) high but its padded input only \(paddedH)",
        id: "kernel-too-large", help: "take a smaller window, or pool less before")
    }
    guard extentW <= paddedW || ceilMode && extentW <= paddedW + stride.width - 1 else {
      throw Netdef.DefinitionError(
        "the window of `MaxPool2d` is \(extentW) wide but its padded input only \(paddedW)",
        id: "kernel-too-large", help: "take a smaller window, or pool less before")
    }
    let P: Swift.Int
    if ceilMode {
      P = try Swift.min(
        Netdef.Arithmetic.quotient(
          H + 2 * padding.height - extentH + stride.height - 1, stride.height) + 1,
        Netdef.Arithmetic.quotient(H + padding.height - 1, stride.height) + 1)
    } else {
      P = try Netdef.Arithmetic.quotient(H + 2 * padding.height - extentH, stride.height) + 1
    }
    let Q: Swift.Int
    if ceilMode {
      Q = try Swift.min(
        Netdef.Arithmetic.quotient(
          W + 2 * padding.width - extentW + stride.width - 1, stride.width) + 1,
        Netdef.Arithmetic.quotient(W + padding.width - 1, stride.width) + 1)
    } else {
      Q = try Netdef.Arithmetic.quotient(W + 2 * padding.width - extentW, stride.width) + 1
    }
    x = try Netdef.Shape(output: [N, C, P, Q], of: "MaxPool2d")
    self.init(
      kernel: kernel, stride: stride, padding: padding, dilation: dilation, ceilMode: ceilMode)
  }

  /// `MaxPool2d` as a value.
  public static let recipe = Netdef.LayerRecipe(
    "MaxPool2d",
    parameters: [
      .required("kernel", Netdef.Pair.self),
      .optional("stride", Netdef.Pair.self),
      .optional("padding", Netdef.Pair.self),
      .optional("dilation", Netdef.Pair.self),
      .optional("ceil_mode", Swift.Bool.self),
    ],
    renamed: ["kernel_size": "kernel"]
  ) { x, arguments, generator in
    try Netdef.MaxPool2d(
      on: &x, kernel: arguments["kernel"], stride: arguments.optional("stride"),
      padding: arguments["padding", default: 0], dilation: arguments["dilation", default: 1],
      ceilMode: arguments["ceil_mode", default: false])
  }
}

extension Netdef.AvgPool2d {
  /// Makes the layer for an input's shape, which becomes the output's:
  /// `[N, C, H, W]` → `[N, C, P, Q]`.
  ///
  /// - Throws: `DefinitionError` with what netdef says of such a layer.
  public convenience init(
    on x: inout Netdef.Shape, kernel: Netdef.Pair, stride: Netdef.Pair? = nil,
    padding: Netdef.Pair = 0, ceilMode: Swift.Bool = false, countIncludePad: Swift.Bool = true
  ) throws {
    try x.check(of: "AvgPool2d", pattern: "[N, C, H, W]", [nil, nil, nil, nil])
    let N = x[0]
    let C = x[1]
    let H = x[2]
    let W = x[3]
    let stride = stride ?? kernel
    let dilation = 1
    guard kernel.height >= 1 && kernel.width >= 1 else {
      throw Netdef.DefinitionError(
        "a kernel is at least 1 wide, but `kernel` is \(kernel)", id: "layer-parameter")
    }
    guard stride.height >= 1 && stride.width >= 1 else {
      throw Netdef.DefinitionError(
        "a stride is at least 1, but `stride` is \(stride)", id: "layer-parameter")
    }
    guard dilation >= 1 && dilation >= 1 else {
      throw Netdef.DefinitionError(
        "a dilation is at least 1, but `dilation` is \(dilation)", id: "layer-parameter")
    }
    guard padding.height >= 0 && padding.width >= 0 else {
      throw Netdef.DefinitionError(
        "a padding is at least 0, but `padding` is \(padding)", id: "layer-parameter")
    }
    guard kernel.height <= 2147483647 && kernel.width <= 2147483647 else {
      throw Netdef.DefinitionError(
        "a kernel is at most 2147483647, but `kernel` is \(kernel)", id: "layer-parameter")
    }
    guard stride.height <= 2147483647 && stride.width <= 2147483647 else {
      throw Netdef.DefinitionError(
        "a stride is at most 2147483647, but `stride` is \(stride)", id: "layer-parameter")
    }
    guard dilation <= 2147483647 && dilation <= 2147483647 else {
      throw Netdef.DefinitionError(
        "a dilation is at most 2147483647, but `dilation` is \(dilation)", id: "layer-parameter")
    }
    guard padding.height <= 2147483647 && padding.width <= 2147483647 else {
      throw Netdef.DefinitionError(
        "a padding is at most 2147483647, but `padding` is \(padding)", id: "layer-parameter")
    }
    guard C >= 1 && H >= 1 && W >= 1 else {
      throw Netdef.DefinitionError(
        "`AvgPool2d` needs a picture of at least 1 channel and 1×1, but receives \(C) channels of \(H)×\(W)",
        id: "layer-parameter")
    }
    guard 2 * padding.height <= kernel.height && 2 * padding.width <= kernel.width else {
      throw Netdef.DefinitionError(
        "a pooling window is padded by at most half its kernel, but `kernel` is \(kernel) and `padding` \(padding)",
        id: "pool-padding")
    }
    let extentH = dilation * (kernel.height - 1) + 1
    let extentW = dilation * (kernel.width - 1) + 1
    let paddedH = H + 2 * padding.height
    let paddedW = W + 2 * padding.width
    guard extentH <= paddedH || ceilMode && extentH <= paddedH + stride.height - 1 else {
      throw Netdef.DefinitionError(
        "the window of `AvgPool2d` is \(extentH) high but its padded input only \(paddedH)",
        id: "kernel-too-large", help: "take a smaller window, or pool less before")
    }
    guard extentW <= paddedW || ceilMode && extentW <= paddedW + stride.width - 1 else {
      throw Netdef.DefinitionError(
        "the window of `AvgPool2d` is \(extentW) wide but its padded input only \(paddedW)",
        id: "kernel-too-large", help: "take a smaller window, or pool less before")
    }
    let P: Swift.Int
    if ceilMode {
      P = try Swift.min(
        Netdef.Arithmetic.quotient(
          H + 2 * padding.height - extentH + stride.height - 1, stride.height) + 1,
        Netdef.Arithmetic.quotient(H + padding.height - 1, stride.height) + 1)
    } else {
      P = try Netdef.Arithmetic.quotient(H + 2 * padding.height - extentH, stride.height) + 1
    }
    let Q: Swift.Int
    if ceilMode {
      Q = try Swift.min(
        Netdef.Arithmetic.quotient(
          W + 2 * padding.width - extentW + stride.width - 1, stride.width) + 1,
        Netdef.Arithmetic.quotient(W + padding.width - 1, stride.width) + 1)
    } else {
      Q = try Netdef.Arithmetic.quotient(W + 2 * padding.width - extentW, stride.width) + 1
    }
    x = try Netdef.Shape(output: [N, C, P, Q], of: "AvgPool2d")
    self.init(
      kernel: kernel, stride: stride, padding: padding, ceilMode: ceilMode,
      countIncludePad: countIncludePad)
  }

  /// `AvgPool2d` as a value.
  public static let recipe = Netdef.LayerRecipe(
    "AvgPool2d",
    parameters: [
      .required("kernel", Netdef.Pair.self),
      .optional("stride", Netdef.Pair.self),
      .optional("padding", Netdef.Pair.self),
      .optional("ceil_mode", Swift.Bool.self),
      .optional("count_include_pad", Swift.Bool.self),
    ],
    renamed: ["kernel_size": "kernel"]
  ) { x, arguments, generator in
    try Netdef.AvgPool2d(
      on: &x, kernel: arguments["kernel"], stride: arguments.optional("stride"),
      padding: arguments["padding", default: 0],
      ceilMode: arguments["ceil_mode", default: false],
      countIncludePad: arguments["count_include_pad", default: true])
  }
}

extension Netdef.AdaptiveAvgPool2d {
  /// Makes the layer for an input's shape, which becomes the output's:
  /// `[N, C, H, W]` → `[N, C, P, Q]`.
  ///
  /// - Throws: `DefinitionError` with what netdef says of such a layer.
  public convenience init(on x: inout Netdef.Shape, output: Netdef.AdaptiveSize) throws {
    try x.check(of: "AdaptiveAvgPool2d", pattern: "[N, C, H, W]", [nil, nil, nil, nil])
    let N = x[0]
    let C = x[1]
    let H = x[2]
    let W = x[3]
    guard H >= 1 && W >= 1 else {
      throw Netdef.DefinitionError(
        "`AdaptiveAvgPool2d` needs a picture of at least 1×1, but receives \(H)×\(W)",
        id: "layer-parameter")
    }
    let P = output.height ?? H
    let Q = output.width ?? W
    guard P >= 1 && Q >= 1 else {
      throw Netdef.DefinitionError(
        "the output of `AdaptiveAvgPool2d` is at least 1 wide, but `output` is \(output.netdefText)",
        id: "layer-parameter")
    }
    x = try Netdef.Shape(output: [N, C, P, Q], of: "AdaptiveAvgPool2d")
    self.init(output: output)
  }

  /// `AdaptiveAvgPool2d` as a value.
  public static let recipe = Netdef.LayerRecipe(
    "AdaptiveAvgPool2d",
    parameters: [
      .required("output", Netdef.AdaptiveSize.self),
    ],
    renamed: ["output_size": "output"]
  ) { x, arguments, generator in
    try Netdef.AdaptiveAvgPool2d(on: &x, output: arguments["output"])
  }
}

extension Netdef.ShapeRules {
  /// The shape of what `max_pool2d` gives: `[N, C, H, W]` → `[N, C, P, Q]`.
  ///
  /// - Throws: `DefinitionError` with what netdef says of such a call.
  public static func maxPool2d(
    _ x: Netdef.Shape, kernel: Netdef.Pair, stride: Netdef.Pair? = nil, padding: Netdef.Pair = 0,
    dilation: Netdef.Pair = 1, ceilMode: Swift.Bool = false
  ) throws -> Netdef.Shape {
    try x.check(of: "max_pool2d", pattern: "[N, C, H, W]", [nil, nil, nil, nil])
    let N = x[0]
    let C = x[1]
    let H = x[2]
    let W = x[3]
    let stride = stride ?? kernel
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
    guard padding.height >= 0 && padding.width >= 0 else {
      throw Netdef.DefinitionError(
        "a padding is at least 0, but `padding` is \(padding)", id: "layer-parameter")
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
    guard padding.height <= 2147483647 && padding.width <= 2147483647 else {
      throw Netdef.DefinitionError(
        "a padding is at most 2147483647, but `padding` is \(padding)", id: "layer-parameter")
    }
    guard C >= 1 && H >= 1 && W >= 1 else {
      throw Netdef.DefinitionError(
        "`max_pool2d` needs a picture of at least 1 channel and 1×1, but receives \(C) channels of \(H)×\(W)",
        id: "layer-parameter")
    }
    guard 2 * padding.height <= kernel.height && 2 * padding.width <= kernel.width else {
      throw Netdef.DefinitionError(
        "a pooling window is padded by at most half its kernel, but `kernel` is \(kernel) and `padding` \(padding)",
        id: "pool-padding")
    }
    let extentH = dilation.height * (kernel.height - 1) + 1
    let extentW = dilation.width * (kernel.width - 1) + 1
    let paddedH = H + 2 * padding.height
    let paddedW = W + 2 * padding.width
    guard extentH <= paddedH || ceilMode && extentH <= paddedH + stride.height - 1 else {
      throw Netdef.DefinitionError(
        "the window of `max_pool2d` is \(extentH) high but its padded input only \(paddedH)",
        id: "kernel-too-large", help: "take a smaller window, or pool less before")
    }
    guard extentW <= paddedW || ceilMode && extentW <= paddedW + stride.width - 1 else {
      throw Netdef.DefinitionError(
        "the window of `max_pool2d` is \(extentW) wide but its padded input only \(paddedW)",
        id: "kernel-too-large", help: "take a smaller window, or pool less before")
    }
    let P: Swift.Int
    if ceilMode {
      P = try Swift.min(
        Netdef.Arithmetic.quotient(
          H + 2 * padding.height - extentH + stride.height - 1, stride.height) + 1,
        Netdef.Arithmetic.quotient(H + padding.height - 1, stride.height) + 1)
    } else {
      P = try Netdef.Arithmetic.quotient(H + 2 * padding.height - extentH, stride.height) + 1
    }
    let Q: Swift.Int
    if ceilMode {
      Q = try Swift.min(
        Netdef.Arithmetic.quotient(
          W + 2 * padding.width - extentW + stride.width - 1, stride.width) + 1,
        Netdef.Arithmetic.quotient(W + padding.width - 1, stride.width) + 1)
    } else {
      Q = try Netdef.Arithmetic.quotient(W + 2 * padding.width - extentW, stride.width) + 1
    }
    return try Netdef.Shape(output: [N, C, P, Q], of: "max_pool2d")
  }
}

extension Netdef.LayerRecipe {
  /// `max_pool2d` as a value.
  public static let maxPool2d = Netdef.LayerRecipe(
    function: "max_pool2d",
    parameters: [
      .required("kernel", Netdef.Pair.self),
      .optional("stride", Netdef.Pair.self),
      .optional("padding", Netdef.Pair.self),
      .optional("dilation", Netdef.Pair.self),
      .optional("ceil_mode", Swift.Bool.self),
    ],
    renamed: ["kernel_size": "kernel"]
  ) { x, arguments in
    try Netdef.ShapeRules.maxPool2d(
      x, kernel: arguments["kernel"], stride: arguments.optional("stride"),
      padding: arguments["padding", default: 0], dilation: arguments["dilation", default: 1],
      ceilMode: arguments["ceil_mode", default: false])
  } apply: { x, arguments in
    let kernel: Netdef.Pair = try arguments["kernel"]
    let stride: Netdef.Pair = try arguments.optional("stride") ?? kernel
    return try x.maxPool2d(
      kernel: kernel, stride: stride, padding: arguments["padding", default: 0],
      dilation: arguments["dilation", default: 1],
      ceilMode: arguments["ceil_mode", default: false])
  }
}

extension Netdef.ShapeRules {
  /// The shape of what `avg_pool2d` gives: `[N, C, H, W]` → `[N, C, P, Q]`.
  ///
  /// - Throws: `DefinitionError` with what netdef says of such a call.
  public static func avgPool2d(
    _ x: Netdef.Shape, kernel: Netdef.Pair, stride: Netdef.Pair? = nil, padding: Netdef.Pair = 0,
    ceilMode: Swift.Bool = false, countIncludePad: Swift.Bool = true
  ) throws -> Netdef.Shape {
    try x.check(of: "avg_pool2d", pattern: "[N, C, H, W]", [nil, nil, nil, nil])
    let N = x[0]
    let C = x[1]
    let H = x[2]
    let W = x[3]
    let stride = stride ?? kernel
    let dilation = 1
    guard kernel.height >= 1 && kernel.width >= 1 else {
      throw Netdef.DefinitionError(
        "a kernel is at least 1 wide, but `kernel` is \(kernel)", id: "layer-parameter")
    }
    guard stride.height >= 1 && stride.width >= 1 else {
      throw Netdef.DefinitionError(
        "a stride is at least 1, but `stride` is \(stride)", id: "layer-parameter")
    }
    guard dilation >= 1 && dilation >= 1 else {
      throw Netdef.DefinitionError(
        "a dilation is at least 1, but `dilation` is \(dilation)", id: "layer-parameter")
    }
    guard padding.height >= 0 && padding.width >= 0 else {
      throw Netdef.DefinitionError(
        "a padding is at least 0, but `padding` is \(padding)", id: "layer-parameter")
    }
    guard kernel.height <= 2147483647 && kernel.width <= 2147483647 else {
      throw Netdef.DefinitionError(
        "a kernel is at most 2147483647, but `kernel` is \(kernel)", id: "layer-parameter")
    }
    guard stride.height <= 2147483647 && stride.width <= 2147483647 else {
      throw Netdef.DefinitionError(
        "a stride is at most 2147483647, but `stride` is \(stride)", id: "layer-parameter")
    }
    guard dilation <= 2147483647 && dilation <= 2147483647 else {
      throw Netdef.DefinitionError(
        "a dilation is at most 2147483647, but `dilation` is \(dilation)", id: "layer-parameter")
    }
    guard padding.height <= 2147483647 && padding.width <= 2147483647 else {
      throw Netdef.DefinitionError(
        "a padding is at most 2147483647, but `padding` is \(padding)", id: "layer-parameter")
    }
    guard C >= 1 && H >= 1 && W >= 1 else {
      throw Netdef.DefinitionError(
        "`avg_pool2d` needs a picture of at least 1 channel and 1×1, but receives \(C) channels of \(H)×\(W)",
        id: "layer-parameter")
    }
    guard 2 * padding.height <= kernel.height && 2 * padding.width <= kernel.width else {
      throw Netdef.DefinitionError(
        "a pooling window is padded by at most half its kernel, but `kernel` is \(kernel) and `padding` \(padding)",
        id: "pool-padding")
    }
    let extentH = dilation * (kernel.height - 1) + 1
    let extentW = dilation * (kernel.width - 1) + 1
    let paddedH = H + 2 * padding.height
    let paddedW = W + 2 * padding.width
    guard extentH <= paddedH || ceilMode && extentH <= paddedH + stride.height - 1 else {
      throw Netdef.DefinitionError(
        "the window of `avg_pool2d` is \(extentH) high but its padded input only \(paddedH)",
        id: "kernel-too-large", help: "take a smaller window, or pool less before")
    }
    guard extentW <= paddedW || ceilMode && extentW <= paddedW + stride.width - 1 else {
      throw Netdef.DefinitionError(
        "the window of `avg_pool2d` is \(extentW) wide but its padded input only \(paddedW)",
        id: "kernel-too-large", help: "take a smaller window, or pool less before")
    }
    let P: Swift.Int
    if ceilMode {
      P = try Swift.min(
        Netdef.Arithmetic.quotient(
          H + 2 * padding.height - extentH + stride.height - 1, stride.height) + 1,
        Netdef.Arithmetic.quotient(H + padding.height - 1, stride.height) + 1)
    } else {
      P = try Netdef.Arithmetic.quotient(H + 2 * padding.height - extentH, stride.height) + 1
    }
    let Q: Swift.Int
    if ceilMode {
      Q = try Swift.min(
        Netdef.Arithmetic.quotient(
          W + 2 * padding.width - extentW + stride.width - 1, stride.width) + 1,
        Netdef.Arithmetic.quotient(W + padding.width - 1, stride.width) + 1)
    } else {
      Q = try Netdef.Arithmetic.quotient(W + 2 * padding.width - extentW, stride.width) + 1
    }
    return try Netdef.Shape(output: [N, C, P, Q], of: "avg_pool2d")
  }
}

extension Netdef.LayerRecipe {
  /// `avg_pool2d` as a value.
  public static let avgPool2d = Netdef.LayerRecipe(
    function: "avg_pool2d",
    parameters: [
      .required("kernel", Netdef.Pair.self),
      .optional("stride", Netdef.Pair.self),
      .optional("padding", Netdef.Pair.self),
      .optional("ceil_mode", Swift.Bool.self),
      .optional("count_include_pad", Swift.Bool.self),
    ],
    renamed: ["kernel_size": "kernel"]
  ) { x, arguments in
    try Netdef.ShapeRules.avgPool2d(
      x, kernel: arguments["kernel"], stride: arguments.optional("stride"),
      padding: arguments["padding", default: 0],
      ceilMode: arguments["ceil_mode", default: false],
      countIncludePad: arguments["count_include_pad", default: true])
  } apply: { x, arguments in
    let kernel: Netdef.Pair = try arguments["kernel"]
    let stride: Netdef.Pair = try arguments.optional("stride") ?? kernel
    return try x.avgPool2d(
      kernel: kernel, stride: stride, padding: arguments["padding", default: 0],
      ceilMode: arguments["ceil_mode", default: false],
      countIncludePad: arguments["count_include_pad", default: true])
  }
}

extension Netdef.ShapeRules {
  /// The shape of what `adaptive_avg_pool2d` gives: `[N, C, H, W]` → `[N, C, P, Q]`.
  ///
  /// - Throws: `DefinitionError` with what netdef says of such a call.
  public static func adaptiveAvgPool2d(
    _ x: Netdef.Shape, output: Netdef.AdaptiveSize
  ) throws -> Netdef.Shape {
    try x.check(of: "adaptive_avg_pool2d", pattern: "[N, C, H, W]", [nil, nil, nil, nil])
    let N = x[0]
    let C = x[1]
    let H = x[2]
    let W = x[3]
    guard H >= 1 && W >= 1 else {
      throw Netdef.DefinitionError(
        "`adaptive_avg_pool2d` needs a picture of at least 1×1, but receives \(H)×\(W)",
        id: "layer-parameter")
    }
    let P = output.height ?? H
    let Q = output.width ?? W
    guard P >= 1 && Q >= 1 else {
      throw Netdef.DefinitionError(
        "the output of `adaptive_avg_pool2d` is at least 1 wide, but `output` is \(output.netdefText)",
        id: "layer-parameter")
    }
    return try Netdef.Shape(output: [N, C, P, Q], of: "adaptive_avg_pool2d")
  }
}

extension Netdef.LayerRecipe {
  /// `adaptive_avg_pool2d` as a value.
  public static let adaptiveAvgPool2d = Netdef.LayerRecipe(
    function: "adaptive_avg_pool2d",
    parameters: [
      .required("output", Netdef.AdaptiveSize.self),
    ],
    renamed: ["output_size": "output"]
  ) { x, arguments in
    try Netdef.ShapeRules.adaptiveAvgPool2d(x, output: arguments["output"])
  } apply: { x, arguments in
    try x.adaptiveAvgPool2d(output: arguments["output"])
  }
}
