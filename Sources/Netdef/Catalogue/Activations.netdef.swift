// Generated from <catalogue>/Activations.netdef by `make catalogue`. Do not edit.
// swift-format-ignore-file

extension Netdef.ReLU {
  /// Makes the layer for an input's shape, which becomes the output's:
  /// `[S..]` → `[S..]`.
  ///
  /// - Throws: `DefinitionError` with what netdef says of such a layer.
  public convenience init(on x: inout Netdef.Shape, inplace: Swift.Bool = false) throws {
    self.init(inplace: inplace)
  }

  /// `ReLU` as a value.
  public static let recipe = Netdef.LayerRecipe(
    "ReLU",
    parameters: [
      .labelOnly("inplace", Swift.Bool.self),
    ]
  ) { x, arguments, generator in
    try Netdef.ReLU(on: &x, inplace: arguments["inplace", default: false])
  }
}

extension Netdef.ShapeRules {
  /// The shape of what `relu` gives: `[S..]` → `[S..]`.
  ///
  /// - Throws: `DefinitionError` with what netdef says of such a call.
  public static func relu(_ x: Netdef.Shape) throws -> Netdef.Shape {
    return x
  }
}

extension Netdef.LayerRecipe {
  /// `relu` as a value.
  public static let relu = Netdef.LayerRecipe(function: "relu") { x, arguments in
    try Netdef.ShapeRules.relu(x)
  } apply: { x, arguments in
    try x.relu()
  }
}

extension Netdef.SELU {
  /// Makes the layer for an input's shape, which becomes the output's:
  /// `[S..]` → `[S..]`.
  ///
  /// - Throws: `DefinitionError` with what netdef says of such a layer.
  public convenience init(on x: inout Netdef.Shape, inplace: Swift.Bool = false) throws {
    self.init(inplace: inplace)
  }

  /// `SELU` as a value.
  public static let recipe = Netdef.LayerRecipe(
    "SELU",
    parameters: [
      .labelOnly("inplace", Swift.Bool.self),
    ]
  ) { x, arguments, generator in
    try Netdef.SELU(on: &x, inplace: arguments["inplace", default: false])
  }
}

extension Netdef.ShapeRules {
  /// The shape of what `selu` gives: `[S..]` → `[S..]`.
  ///
  /// - Throws: `DefinitionError` with what netdef says of such a call.
  public static func selu(_ x: Netdef.Shape) throws -> Netdef.Shape {
    return x
  }
}

extension Netdef.LayerRecipe {
  /// `selu` as a value.
  public static let selu = Netdef.LayerRecipe(function: "selu") { x, arguments in
    try Netdef.ShapeRules.selu(x)
  } apply: { x, arguments in
    try x.selu()
  }
}

extension Netdef.SiLU {
  /// Makes the layer for an input's shape, which becomes the output's:
  /// `[S..]` → `[S..]`.
  ///
  /// - Throws: `DefinitionError` with what netdef says of such a layer.
  public convenience init(on x: inout Netdef.Shape, inplace: Swift.Bool = false) throws {
    self.init(inplace: inplace)
  }

  /// `SiLU` as a value.
  public static let recipe = Netdef.LayerRecipe(
    "SiLU",
    parameters: [
      .labelOnly("inplace", Swift.Bool.self),
    ]
  ) { x, arguments, generator in
    try Netdef.SiLU(on: &x, inplace: arguments["inplace", default: false])
  }
}

extension Netdef.ShapeRules {
  /// The shape of what `silu` gives: `[S..]` → `[S..]`.
  ///
  /// - Throws: `DefinitionError` with what netdef says of such a call.
  public static func silu(_ x: Netdef.Shape) throws -> Netdef.Shape {
    return x
  }
}

extension Netdef.LayerRecipe {
  /// `silu` as a value.
  public static let silu = Netdef.LayerRecipe(function: "silu") { x, arguments in
    try Netdef.ShapeRules.silu(x)
  } apply: { x, arguments in
    try x.silu()
  }
}

extension Netdef.Sigmoid {
  /// Makes the layer for an input's shape, which becomes the output's:
  /// `[S..]` → `[S..]`.
  ///
  /// - Throws: `DefinitionError` with what netdef says of such a layer.
  public convenience init(on x: inout Netdef.Shape) throws {
    self.init()
  }

  /// `Sigmoid` as a value.
  public static let recipe = Netdef.LayerRecipe("Sigmoid") { x, arguments, generator in
    try Netdef.Sigmoid(on: &x)
  }
}

extension Netdef.ShapeRules {
  /// The shape of what `sigmoid` gives: `[S..]` → `[S..]`.
  ///
  /// - Throws: `DefinitionError` with what netdef says of such a call.
  public static func sigmoid(_ x: Netdef.Shape) throws -> Netdef.Shape {
    return x
  }
}

extension Netdef.LayerRecipe {
  /// `sigmoid` as a value.
  public static let sigmoid = Netdef.LayerRecipe(function: "sigmoid") { x, arguments in
    try Netdef.ShapeRules.sigmoid(x)
  } apply: { x, arguments in
    try x.sigmoid()
  }
}

extension Netdef.Tanh {
  /// Makes the layer for an input's shape, which becomes the output's:
  /// `[S..]` → `[S..]`.
  ///
  /// - Throws: `DefinitionError` with what netdef says of such a layer.
  public convenience init(on x: inout Netdef.Shape) throws {
    self.init()
  }

  /// `Tanh` as a value.
  public static let recipe = Netdef.LayerRecipe("Tanh") { x, arguments, generator in
    try Netdef.Tanh(on: &x)
  }
}

extension Netdef.ShapeRules {
  /// The shape of what `tanh` gives: `[S..]` → `[S..]`.
  ///
  /// - Throws: `DefinitionError` with what netdef says of such a call.
  public static func tanh(_ x: Netdef.Shape) throws -> Netdef.Shape {
    return x
  }
}

extension Netdef.LayerRecipe {
  /// `tanh` as a value.
  public static let tanh = Netdef.LayerRecipe(function: "tanh") { x, arguments in
    try Netdef.ShapeRules.tanh(x)
  } apply: { x, arguments in
    try x.tanh()
  }
}

extension Netdef.LeakyReLU {
  /// Makes the layer for an input's shape, which becomes the output's:
  /// `[S..]` → `[S..]`.
  ///
  /// - Throws: `DefinitionError` with what netdef says of such a layer.
  public convenience init(
    on x: inout Netdef.Shape, slope: Swift.Double = 0.01, inplace: Swift.Bool = false
  ) throws {
    try self.init(slope: Netdef.Arithmetic.float(slope), inplace: inplace)
  }

  /// `LeakyReLU` as a value.
  public static let recipe = Netdef.LayerRecipe(
    "LeakyReLU",
    parameters: [
      .optional("slope", Swift.Double.self),
      .labelOnly("inplace", Swift.Bool.self),
    ],
    renamed: ["negative_slope": "slope"]
  ) { x, arguments, generator in
    try Netdef.LeakyReLU(
      on: &x, slope: arguments["slope", default: 0.01],
      inplace: arguments["inplace", default: false])
  }
}

extension Netdef.ShapeRules {
  /// The shape of what `leaky_relu` gives: `[S..]` → `[S..]`.
  ///
  /// - Throws: `DefinitionError` with what netdef says of such a call.
  public static func leakyRelu(
    _ x: Netdef.Shape, slope: Swift.Double = 0.01
  ) throws -> Netdef.Shape {
    return x
  }
}

extension Netdef.LayerRecipe {
  /// `leaky_relu` as a value.
  public static let leakyRelu = Netdef.LayerRecipe(
    function: "leaky_relu",
    parameters: [
      .optional("slope", Swift.Double.self),
    ],
    renamed: ["negative_slope": "slope"]
  ) { x, arguments in
    try Netdef.ShapeRules.leakyRelu(x, slope: arguments["slope", default: 0.01])
  } apply: { x, arguments in
    try x.leakyRelu(slope: Netdef.Arithmetic.float(arguments["slope", default: 0.01]))
  }
}

extension Netdef.ELU {
  /// Makes the layer for an input's shape, which becomes the output's:
  /// `[S..]` → `[S..]`.
  ///
  /// - Throws: `DefinitionError` with what netdef says of such a layer.
  public convenience init(
    on x: inout Netdef.Shape, alpha: Swift.Double = 1.0, inplace: Swift.Bool = false
  ) throws {
    try self.init(alpha: Netdef.Arithmetic.float(alpha), inplace: inplace)
  }

  /// `ELU` as a value.
  public static let recipe = Netdef.LayerRecipe(
    "ELU",
    parameters: [
      .optional("alpha", Swift.Double.self),
      .labelOnly("inplace", Swift.Bool.self),
    ]
  ) { x, arguments, generator in
    try Netdef.ELU(
      on: &x, alpha: arguments["alpha", default: 1.0],
      inplace: arguments["inplace", default: false])
  }
}

extension Netdef.ShapeRules {
  /// The shape of what `elu` gives: `[S..]` → `[S..]`.
  ///
  /// - Throws: `DefinitionError` with what netdef says of such a call.
  public static func elu(_ x: Netdef.Shape, alpha: Swift.Double = 1.0) throws -> Netdef.Shape {
    return x
  }
}

extension Netdef.LayerRecipe {
  /// `elu` as a value.
  public static let elu = Netdef.LayerRecipe(
    function: "elu",
    parameters: [
      .optional("alpha", Swift.Double.self),
    ]
  ) { x, arguments in
    try Netdef.ShapeRules.elu(x, alpha: arguments["alpha", default: 1.0])
  } apply: { x, arguments in
    try x.elu(alpha: Netdef.Arithmetic.float(arguments["alpha", default: 1.0]))
  }
}

extension Netdef.GELU {
  /// Makes the layer for an input's shape, which becomes the output's:
  /// `[S..]` → `[S..]`.
  ///
  /// - Throws: `DefinitionError` with what netdef says of such a layer.
  public convenience init(
    on x: inout Netdef.Shape, approximate: Netdef.GELU.ApproximateChoice? = nil
  ) throws {
    self.init(approximate: approximate)
  }

  /// `GELU` as a value.
  public static let recipe = Netdef.LayerRecipe(
    "GELU",
    parameters: [
      .optional("approximate", (Netdef.GELU.ApproximateChoice?).self, "`none` or `tanh`"),
    ]
  ) { x, arguments, generator in
    try Netdef.GELU(on: &x, approximate: arguments["approximate", default: nil])
  }
}

extension Netdef.ShapeRules {
  /// The shape of what `gelu` gives: `[S..]` → `[S..]`.
  ///
  /// - Throws: `DefinitionError` with what netdef says of such a call.
  public static func gelu(
    _ x: Netdef.Shape, approximate: Netdef.ShapeRules.GeluApproximateChoice? = nil
  ) throws -> Netdef.Shape {
    return x
  }
}

extension Netdef.LayerRecipe {
  /// `gelu` as a value.
  public static let gelu = Netdef.LayerRecipe(
    function: "gelu",
    parameters: [
      .optional("approximate", (Netdef.ShapeRules.GeluApproximateChoice?).self, "`none` or `tanh`"),
    ]
  ) { x, arguments in
    try Netdef.ShapeRules.gelu(x, approximate: arguments["approximate", default: nil])
  } apply: { x, arguments in
    try x.gelu(approximate: arguments["approximate", default: nil])
  }
}

extension Netdef.Softmax {
  /// Makes the layer for an input's shape, which becomes the output's:
  /// `[S..]` → `[S..]`.
  ///
  /// - Throws: `DefinitionError` with what netdef says of such a layer.
  public convenience init(on x: inout Netdef.Shape, axis: Swift.Int) throws {
    let S = x.sizes
    let rank = Swift.max(S.count, 1)
    guard 0 - rank <= axis && axis < rank else {
      throw Netdef.DefinitionError(
        "axis \(axis) does not exist: the input has \(S.count) axes", id: "axis")
    }
    self.init(axis: axis)
  }

  /// `Softmax` as a value.
  public static let recipe = Netdef.LayerRecipe(
    "Softmax",
    parameters: [
      .required("axis", Swift.Int.self),
    ],
    renamed: ["dim": "axis"]
  ) { x, arguments, generator in
    try Netdef.Softmax(on: &x, axis: arguments["axis"])
  }
}

extension Netdef.ShapeRules {
  /// The shape of what `softmax` gives: `[S..]` → `[S..]`.
  ///
  /// - Throws: `DefinitionError` with what netdef says of such a call.
  public static func softmax(_ x: Netdef.Shape, axis: Swift.Int) throws -> Netdef.Shape {
    let S = x.sizes
    let rank = Swift.max(S.count, 1)
    guard 0 - rank <= axis && axis < rank else {
      throw Netdef.DefinitionError(
        "axis \(axis) does not exist: the input has \(S.count) axes", id: "axis")
    }
    return x
  }
}

extension Netdef.LayerRecipe {
  /// `softmax` as a value.
  public static let softmax = Netdef.LayerRecipe(
    function: "softmax",
    parameters: [
      .required("axis", Swift.Int.self),
    ],
    renamed: ["dim": "axis"]
  ) { x, arguments in
    try Netdef.ShapeRules.softmax(x, axis: arguments["axis"])
  } apply: { x, arguments in
    try x.softmax(axis: arguments["axis"])
  }
}

extension Netdef.LogSoftmax {
  /// Makes the layer for an input's shape, which becomes the output's:
  /// `[S..]` → `[S..]`.
  ///
  /// - Throws: `DefinitionError` with what netdef says of such a layer.
  public convenience init(on x: inout Netdef.Shape, axis: Swift.Int) throws {
    let S = x.sizes
    let rank = Swift.max(S.count, 1)
    guard 0 - rank <= axis && axis < rank else {
      throw Netdef.DefinitionError(
        "axis \(axis) does not exist: the input has \(S.count) axes", id: "axis")
    }
    self.init(axis: axis)
  }

  /// `LogSoftmax` as a value.
  public static let recipe = Netdef.LayerRecipe(
    "LogSoftmax",
    parameters: [
      .required("axis", Swift.Int.self),
    ],
    renamed: ["dim": "axis"]
  ) { x, arguments, generator in
    try Netdef.LogSoftmax(on: &x, axis: arguments["axis"])
  }
}

extension Netdef.ShapeRules {
  /// The shape of what `log_softmax` gives: `[S..]` → `[S..]`.
  ///
  /// - Throws: `DefinitionError` with what netdef says of such a call.
  public static func logSoftmax(_ x: Netdef.Shape, axis: Swift.Int) throws -> Netdef.Shape {
    let S = x.sizes
    let rank = Swift.max(S.count, 1)
    guard 0 - rank <= axis && axis < rank else {
      throw Netdef.DefinitionError(
        "axis \(axis) does not exist: the input has \(S.count) axes", id: "axis")
    }
    return x
  }
}

extension Netdef.LayerRecipe {
  /// `log_softmax` as a value.
  public static let logSoftmax = Netdef.LayerRecipe(
    function: "log_softmax",
    parameters: [
      .required("axis", Swift.Int.self),
    ],
    renamed: ["dim": "axis"]
  ) { x, arguments in
    try Netdef.ShapeRules.logSoftmax(x, axis: arguments["axis"])
  } apply: { x, arguments in
    try x.logSoftmax(axis: arguments["axis"])
  }
}
