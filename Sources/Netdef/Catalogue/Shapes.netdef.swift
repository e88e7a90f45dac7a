// Generated from <catalogue>/Shapes.netdef by `make catalogue`. Do not edit.
// swift-format-ignore-file

extension Netdef.Flatten {
  /// Makes the layer for an input's shape, which becomes the output's:
  /// `[S..]` → `[S[…].., product(S[…]), S[…]..]`.
  ///
  /// - Throws: `DefinitionError` with what netdef says of such a layer.
  public convenience init(
    on x: inout Netdef.Shape, start: Swift.Int = 1, end: Swift.Int = -1
  ) throws {
    let S = x.sizes
    try Netdef.Arithmetic.checkMagnitudes(of: "Flatten", ["start": start, "end": end])
    let rank = Swift.max(S.count, 1)
    let first = start < 0 ? start + rank : start
    let last = end < 0 ? end + rank : end
    guard 0 <= first && first < rank else {
      throw Netdef.DefinitionError(
        "`Flatten` begins at axis \(start), but its input has \(S.count) axes", id: "axis")
    }
    guard 0 <= last && last < rank else {
      throw Netdef.DefinitionError(
        "`Flatten` ends at axis \(end), but its input has \(S.count) axes", id: "axis")
    }
    guard first <= last else {
      throw Netdef.DefinitionError(
        "`Flatten` ends at axis \(last) before it begins at axis \(first)", id: "axis")
    }
    x = try Netdef.Shape(
      output: Netdef.Arithmetic.slice(S, to: first)
        + [Netdef.Arithmetic.product(
          Netdef.Arithmetic.slice(S, from: first, through: last))]
        + Netdef.Arithmetic.slice(S, from: last + 1),
      of: "Flatten")
    self.init(start: start, end: end)
  }

  /// `Flatten` as a value.
  public static let recipe = Netdef.LayerRecipe(
    "Flatten",
    parameters: [
      .optional("start", Swift.Int.self),
      .optional("end", Swift.Int.self),
    ],
    renamed: ["end_dim": "end", "start_dim": "start"]
  ) { x, arguments, generator in
    try Netdef.Flatten(
      on: &x, start: arguments["start", default: 1], end: arguments["end", default: -1])
  }
}

extension Netdef.ShapeRules {
  /// The shape of what `flatten` gives: `[S..]` → `[S[…].., product(S[…]), S[…]..]`.
  ///
  /// - Throws: `DefinitionError` with what netdef says of such a call.
  public static func flatten(
    _ x: Netdef.Shape, start: Swift.Int = 1, end: Swift.Int = -1
  ) throws -> Netdef.Shape {
    let S = x.sizes
    try Netdef.Arithmetic.checkMagnitudes(of: "flatten", ["start": start, "end": end])
    let rank = Swift.max(S.count, 1)
    let first = start < 0 ? start + rank : start
    let last = end < 0 ? end + rank : end
    guard 0 <= first && first < rank else {
      throw Netdef.DefinitionError(
        "`flatten` begins at axis \(start), but its input has \(S.count) axes", id: "axis")
    }
    guard 0 <= last && last < rank else {
      throw Netdef.DefinitionError(
        "`flatten` ends at axis \(end), but its input has \(S.count) axes", id: "axis")
    }
    guard first <= last else {
      throw Netdef.DefinitionError(
        "`flatten` ends at axis \(last) before it begins at axis \(first)", id: "axis")
    }
    return try Netdef.Shape(
      output: Netdef.Arithmetic.slice(S, to: first)
        + [Netdef.Arithmetic.product(
          Netdef.Arithmetic.slice(S, from: first, through: last))]
        + Netdef.Arithmetic.slice(S, from: last + 1),
      of: "flatten")
  }
}

extension Netdef.LayerRecipe {
  /// `flatten` as a value.
  public static let flatten = Netdef.LayerRecipe(
    function: "flatten",
    parameters: [
      .optional("start", Swift.Int.self),
      .optional("end", Swift.Int.self),
    ],
    renamed: ["end_dim": "end", "start_dim": "start"]
  ) { x, arguments in
    try Netdef.ShapeRules.flatten(
      x, start: arguments["start", default: 1], end: arguments["end", default: -1])
  } apply: { x, arguments in
    try x.flatten(start: arguments["start", default: 1], end: arguments["end", default: -1])
  }
}

extension Netdef.ShapeRules {
  /// The shape of what `concatenate` gives: `[S..]` → `[first[…].., sum(…), first[…]..]`.
  ///
  /// - Throws: `DefinitionError` with what netdef says of such a call.
  public static func concatenate(
    _ parts: [Netdef.Shape], axis: Swift.Int = 1
  ) throws -> Netdef.Shape {
    let S = parts.map(\.sizes)
    try Netdef.Arithmetic.checkMagnitudes(of: "concatenate", ["axis": axis])
    let first = try Netdef.Arithmetic.element(S, 0)
    let rank = first.count
    guard S.filter({ shape in shape.count != rank }).isEmpty else {
      throw Netdef.DefinitionError(
        "`concatenate` joins tensors of equally many axes", id: "concatenate")
    }
    guard 0 - rank <= axis && axis < rank else {
      throw Netdef.DefinitionError(
        "axis \(axis) does not exist: the tensors have \(rank) axes", id: "axis")
    }
    let at = axis < 0 ? axis + rank : axis
    let others = try S.filter { shape in
      try Netdef.Arithmetic.slice(shape, to: at) != Netdef.Arithmetic.slice(first, to: at)
        || Netdef.Arithmetic.slice(shape, from: at + 1)
          != Netdef.Arithmetic.slice(first, from: at + 1)
    }
    guard others.isEmpty else {
      throw try Netdef.DefinitionError(
        "`concatenate` along axis \(at) joins tensors that agree elsewhere, but one is `\(first.netdefText)` and another `\(Netdef.Arithmetic.element(others, 0).netdefText)`",
        id: "concatenate")
    }
    return try Netdef.Shape(
      output: Netdef.Arithmetic.slice(first, to: at)
        + [Netdef.Arithmetic.sum(
          S.map { shape in try Netdef.Arithmetic.element(shape, at) })]
        + Netdef.Arithmetic.slice(first, from: at + 1),
      of: "concatenate")
  }
}

extension Netdef.LayerRecipe {
  /// `concatenate` as a value.
  public static let concatenate = Netdef.LayerRecipe(
    function: "concatenate",
    parameters: [
      .optional("axis", Swift.Int.self),
    ],
    renamed: ["dim": "axis"]
  ) { shapes, arguments in
    try Netdef.ShapeRules.concatenate(shapes, axis: arguments["axis", default: 1])
  } applyToAll: { nodes, arguments in
    try Netdef.Node.concatenate(nodes, axis: arguments["axis", default: 1])
  }
}

extension Netdef.Identity {
  /// Makes the layer for an input's shape, which becomes the output's:
  /// `[S..]` → `[S..]`.
  ///
  /// - Throws: `DefinitionError` with what netdef says of such a layer.
  public convenience init(on x: inout Netdef.Shape) throws {
    self.init()
  }

  /// `Identity` as a value.
  public static let recipe = Netdef.LayerRecipe("Identity") { x, arguments, generator in
    try Netdef.Identity(on: &x)
  }
}

extension Netdef.Dropout {
  /// Makes the layer for an input's shape, which becomes the output's:
  /// `[S..]` → `[S..]`.
  ///
  /// - Throws: `DefinitionError` with what netdef says of such a layer.
  public convenience init(
    on x: inout Netdef.Shape, p: Swift.Double = 0.5, inplace: Swift.Bool = false
  ) throws {
    guard p >= 0 && p <= 1 else {
      throw Netdef.DefinitionError(
        "`p` is a probability from 0 to 1, not \(p.netdefText)", id: "layer-parameter")
    }
    try self.init(p: Netdef.Arithmetic.float(p), inplace: inplace)
  }

  /// `Dropout` as a value.
  public static let recipe = Netdef.LayerRecipe(
    "Dropout",
    parameters: [
      .optional("p", Swift.Double.self),
      .labelOnly("inplace", Swift.Bool.self),
    ]
  ) { x, arguments, generator in
    try Netdef.Dropout(
      on: &x, p: arguments["p", default: 0.5], inplace: arguments["inplace", default: false])
  }
}

extension Netdef.ShapeRules {
  /// The shape of what `dropout` gives: `[S..]` → `[S..]`.
  ///
  /// - Throws: `DefinitionError` with what netdef says of such a call.
  public static func dropout(_ x: Netdef.Shape, p: Swift.Double = 0.5) throws -> Netdef.Shape {
    guard p >= 0 && p <= 1 else {
      throw Netdef.DefinitionError(
        "`p` is a probability from 0 to 1, not \(p.netdefText)", id: "layer-parameter")
    }
    return x
  }
}

extension Netdef.LayerRecipe {
  /// `dropout` as a value.
  public static let dropout = Netdef.LayerRecipe(
    function: "dropout",
    parameters: [
      .optional("p", Swift.Double.self),
    ]
  ) { x, arguments in
    try Netdef.ShapeRules.dropout(x, p: arguments["p", default: 0.5])
  } apply: { x, arguments in
    try x.dropout(p: Netdef.Arithmetic.float(arguments["p", default: 0.5]))
  }
}
