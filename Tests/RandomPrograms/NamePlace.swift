/// A place of a netdef file where a name can stand, as what it takes to put one there.
///
/// In its texts `@` is the name, `FROM` the tensor that a statement takes and `TO` the one that it
/// gives; `ZZ` makes what stands beside them differ from that of other places and programs.
public struct NamePlace: Sendable {
  /// Which place it is: `child of a group`.
  public let title: String

  /// Definitions of the file.
  var outside: [String] = []

  /// Parameters of the definition that is tried.
  var parameters: [String] = []

  /// The name of its input.
  var input: String?

  /// A size of its input.
  var size: String?

  /// Its first size, which is the batch's.
  var batch: String?

  /// The name of its output.
  var output: String?

  /// What it does to a tensor.
  var statements: [String] = []

  /// Whether the name is that of a type: it begins with a capital then.
  var isType = false

  /// The Swift of layers and functions that the definitions declare. There, `LABEL` is the name as a
  /// label of an argument, and `CASE` as a case.
  var swift: [String] = []

  init(
    _ title: String, outside: [String] = [], parameters: [String] = [], _ statements: [String] = [],
    isType: Bool = false, swift: [String] = []
  ) {
    self.title = title
    self.outside = outside
    self.parameters = parameters
    self.statements = statements
    self.isType = isType
    self.swift = swift
  }

  /// The places of a file.
  public static let all = ports + values + repeats + children + definitions + externs

  /// The name as it stands there.
  func spelled(_ name: String) -> String {
    guard let first = name.first else { return name }
    if isType { return first.uppercased() + name.dropFirst() }
    return name
  }
}

extension NamePlace {
  /// The names of what comes in and goes out, and of sizes.
  private static let ports: [NamePlace] = {
    var input = NamePlace("input")
    input.input = "@"
    var size = NamePlace("size", ["let TO = FROM -> Linear(@ + 1)"])
    size.size = "@"
    var sizes = NamePlace("list of sizes", ["let TO = FROM -> Linear(count(@) + 1)"])
    sizes.size = "@.."
    var batch = NamePlace("size of the batch")
    batch.batch = "@"
    var output = NamePlace("output")
    output.output = "@"
    return [input, size, sizes, batch, output]
  }()

  /// The names of values and tensors inside of a definition.
  private static let values: [NamePlace] = [
    NamePlace("parameter", parameters: ["@: Int = 4"], ["let TO = FROM -> Linear(@ + 1)"]),
    NamePlace(
      "parameter with a computed default",
      parameters: ["base_ZZ: Int = 2", "@: Int = base_ZZ * 2"],
      ["let TO = FROM -> Linear(@)"]),
    NamePlace(
      "labelled parameter", parameters: ["named @: Int = 4"], ["let TO = FROM -> Linear(@)"]),
    NamePlace("Float parameter", parameters: ["@: Float = 0.5"], ["let TO = FROM -> Dropout(@)"]),
    NamePlace(
      "Bool parameter", parameters: ["@: Bool = true"],
      ["let TO = FROM -> if @ { Linear(4, bias: @) -> ReLU }"]),
    NamePlace(
      "Pair parameter", parameters: ["@: Pair = (1, 2)"], ["let TO = FROM -> Linear(@.0 + @.1)"]),
    NamePlace(
      "list parameter", parameters: ["@: [Int] = [3, 4]"],
      ["let TO = FROM -> [for w_ZZ in @: Linear(w_ZZ)] -> Linear(count(@))"]),
    NamePlace(
      "parameter that may be none", parameters: ["@: Int | none = none"],
      ["let TO = FROM -> Linear(if @ != none { @ } else { 3 })"]),
    NamePlace(
      "layer parameter", parameters: ["@: Layer = ReLU"],
      ["let TO = FROM -> @ -> Linear(4) -> last_ZZ: @"]),
    NamePlace(
      "list of layers as parameter", parameters: ["@: [Layer] = [ReLU, Tanh]"],
      ["let TO = FROM -> [for part_ZZ in @: part_ZZ]"]),
    NamePlace(
      "layer parameter that may be none", parameters: ["@: Layer | none = none"],
      ["let TO = FROM -> Linear(3) -> if @ != none { @ }"]),
    NamePlace(
      "kind of layers",
      outside: ["block KindZZ(width: Int) {\nin x: [N, C]\nout x -> Linear(width)\n}"],
      parameters: ["@: Block(width: Int) = KindZZ"], ["let TO = FROM -> @(3)"]),
    NamePlace(
      "parameter of a kind",
      outside: ["block KindZZ(@: Int) {\nin x: [N, C]\nout x -> Linear(@)\n}"],
      parameters: ["kind_ZZ: Block(@: Int) = KindZZ"], ["let TO = FROM -> kind_ZZ(@: 3)"]),
    NamePlace(
      "choice", parameters: ["@: on | off = on"],
      ["let TO = FROM -> Linear(if @ == on { 2 } else { 3 })"]),
    NamePlace(
      "symbol", parameters: ["way_ZZ: @ | other_one = @"],
      ["let TO = FROM -> Linear(if way_ZZ == @ { 2 } else { 3 })"]),
    NamePlace("let", ["let @ = 3", "let TO = FROM -> Linear(@)"]),
    NamePlace(
      "let in both arms", parameters: ["flag_ZZ: Bool = true"],
      ["if flag_ZZ { let @ = 3 } else { let @ = 4 }", "let TO = FROM -> Linear(@)"]),
    NamePlace(
      "let of a list", ["let @ = [2, 3]", "let TO = FROM -> [for w_ZZ in @: Linear(w_ZZ)]"]),
    NamePlace(
      "let of a layer", ["let @ = Linear(3) -> ReLU", "let TO = FROM -> @ -> again_ZZ: @"]),
    NamePlace(
      "part of a pattern",
      ["let (@, second_ZZ) = (2, 3)", "let TO = FROM -> Linear(@ + second_ZZ)"]),
    NamePlace(
      "var", ["var @ = 2", "for i_ZZ in 0..<2 {\n@ = @ + 1\n}", "let TO = FROM -> Linear(@)"]),
    NamePlace("let of a tensor", ["let @ = FROM -> Linear(4) -> relu", "let TO = @ + @"]),
    NamePlace(
      "var of a tensor",
      ["var @ = FROM", "for i_ZZ in 0..<2 {\n@ = @ -> Linear(4)\n}", "let TO = @ -> relu"]),
    NamePlace(
      "var of tensors",
      [
        "var @ = [FROM]", "for i_ZZ in 0..<2 {\n@ = [@.., @[-1] -> l_ZZ{i_ZZ}: Linear(4)]\n}",
        "let TO = concatenate(@, axis: 1)",
      ]),
    NamePlace(
      "value in a text", parameters: ["base_ZZ: Int = 3"],
      ["let @ = base_ZZ + 1", "require @ > 2, \"{@} is too few\"", "let TO = FROM -> Linear(@)"]),
  ]

  /// The names that repeats give to what they go through.
  private static let repeats: [NamePlace] = [
    NamePlace("repeat", ["var TO = FROM", "for @ in 0..<2 {\nTO = TO -> Linear(@ + 3)\n}"]),
    NamePlace(
      "repeat by steps", ["var TO = FROM", "for @ in 0..<4 by 2 {\nTO = TO -> Linear(@ + 3)\n}"]),
    NamePlace(
      "pattern of a repeat",
      ["var TO = FROM", "for (@, k_ZZ) in [(1, 2), (3, 4)] {\nTO = TO -> Linear(@ + k_ZZ)\n}"]),
    NamePlace("clause", ["let TO = FROM -> [for @ in 0..<2: Linear(@ + 3)]"]),
    NamePlace(
      "clause with a condition", ["let TO = FROM -> [for @ in 0..<3 if @ > 0: Linear(@ + 3)]"]),
    NamePlace("clause of numbers", ["let TO = FROM -> Linear(sum([for @ in [1, 2]: @ * 2]))"]),
    NamePlace(
      "second clause",
      ["let TO = FROM -> [for j_ZZ in 0..<2: for @ in 0..<2: Linear(@ + j_ZZ + 1)]"]),
  ]

  /// The names of layers.
  private static let children: [NamePlace] = [
    NamePlace("child", ["let TO = FROM -> @: Linear(4) -> relu"]),
    NamePlace(
      "child with a computed name",
      ["var TO = FROM", "for i_ZZ in 0..<2 {\nTO = TO -> @{i_ZZ}: Linear(4)\n}"]),
    NamePlace(
      "child in both arms", parameters: ["flag_ZZ: Bool = true"],
      ["let TO = FROM -> if flag_ZZ { @: Linear(4) } else { @: Linear(4, bias: false) }"]),
    NamePlace(
      "child that may be absent", parameters: ["flag_ZZ: Bool = true"],
      ["let TO = FROM -> @: if flag_ZZ { Linear(4) -> ReLU }"]),
    NamePlace(
      "child of a block",
      outside: ["block PartZZ(width: Int) {\nin x: [N, C]\nout x -> Linear(width) -> relu\n}"],
      ["let TO = FROM -> @: PartZZ(3)"]),
    NamePlace("group", ["let TO = FROM -> @: (Linear(4) -> ReLU)"]),
    NamePlace(
      "group that captures", ["let w_ZZ = 3", "let TO = FROM -> @: (Linear(w_ZZ) -> relu)"]),
    NamePlace("child of a group", ["let TO = FROM -> part_ZZ: (@: Linear(4) -> ReLU)"]),
    NamePlace("group in a group", ["let TO = FROM -> part_ZZ: (@: (Linear(4) -> ReLU) -> tanh)"]),
    NamePlace("list", ["let TO = FROM -> @: [Linear(4), ReLU]"]),
    NamePlace("list of a repeat", ["let TO = FROM -> @: [for i_ZZ in 0..<2: Linear(i_ZZ + 1)]"]),
    NamePlace(
      "shared layer",
      ["layer @ = Linear(4)", "let u_ZZ = FROM -> Linear(4)", "let TO = @(u_ZZ) + (u_ZZ -> @)"]),
    NamePlace(
      "shared layer in a group",
      [
        "layer @ = Linear(4)", "let u_ZZ = FROM -> Linear(4)",
        "let TO = @(u_ZZ) -> part_ZZ: (@ -> ReLU)",
      ]),
    NamePlace(
      "shared group",
      [
        "layer @ = (Linear(4) -> ReLU)", "let u_ZZ = FROM -> Linear(4)",
        "let TO = @(u_ZZ) + @(u_ZZ)",
      ]),
    NamePlace(
      "family of shared layers",
      [
        "for i_ZZ in 0..<2 {\nlayer @{i_ZZ} = Linear(4)\n}", "let u_ZZ = FROM -> Linear(4)",
        "let TO = @{0}(u_ZZ) + @{1}(u_ZZ)",
      ]),
  ]

  /// The names of definitions of netdef and of their parameters.
  private static let definitions: [NamePlace] = [
    NamePlace(
      "block",
      outside: [
        "block @(width: Int = 3, way: on | off = on) {\nin x: [N, C]\nout x -> Linear(width)\n}"
      ],
      ["let TO = FROM -> @ -> named_ZZ: @(4, way: off)"], isType: true),
    NamePlace(
      "alias", outside: ["block @ = Linear(3) -> ReLU"], ["let TO = FROM -> @ -> named_ZZ: @"],
      isType: true),
    NamePlace(
      "alias of a layer", outside: ["block @ = Linear(3)"], ["let TO = FROM -> @"], isType: true),
    NamePlace(
      "model", outside: ["model @ {\nin x: [N, 4]\nout x -> Linear(3) -> (Linear(2) -> ReLU)\n}"],
      ["let TO = FROM -> Linear(4) -> @"], isType: true),
    NamePlace(
      "block as a value",
      outside: ["block @(width: Int) {\nin x: [N, C]\nout x -> Linear(width)\n}"],
      parameters: ["kind_ZZ: Block(width: Int) = @"], ["let TO = FROM -> kind_ZZ(3)"], isType: true),
    NamePlace(
      "argument of a block",
      outside: ["block GivenZZ(@: Int = 3) {\nin x: [N, C]\nout x -> Linear(@)\n}"],
      ["let TO = FROM -> GivenZZ(@: 4)"]),
    NamePlace(
      "argument of an alias",
      outside: [
        "block GivenZZ(@: Int = 3) {\nin x: [N, C]\nout x -> Linear(@)\n}",
        "block OtherZZ = GivenZZ(@: 5)",
      ], ["let TO = FROM -> OtherZZ"]),
    NamePlace(
      "function", outside: ["function @(width: Int) = width * 2"], ["let TO = FROM -> Linear(@(2))"]
    ),
    NamePlace(
      "function that gives a layer", outside: ["function @(width: Int) = Linear(width) -> ReLU"],
      ["let TO = FROM -> @(3)"]),
    NamePlace(
      "parameter of a function", outside: ["function scale_ZZ(@: Int, k: Int = 2) = @ * k"],
      ["let TO = FROM -> Linear(scale_ZZ(2)) -> Linear(scale_ZZ(@: 3))"]),
    NamePlace(
      "parameter of a recursive function",
      outside: ["function power_ZZ(@: Int) = if @ == 0 { 1 } else { 2 * power_ZZ(@ - 1) }"],
      ["let TO = FROM -> Linear(power_ZZ(2))"]),
    NamePlace(
      "layer as parameter of a function", outside: ["function twice_ZZ(@: Layer) = @ -> Tanh"],
      ["let TO = FROM -> twice_ZZ(ReLU)"]),
    NamePlace(
      "clause in a function", outside: ["function total_ZZ(n: Int) = sum([for @ in 0..<n: @ + 1])"],
      ["let TO = FROM -> Linear(total_ZZ(2))"]),
    NamePlace("value of the file", outside: ["let @ = 3"], ["let TO = FROM -> Linear(@ + 1)"]),
    NamePlace(
      "list of the file", outside: ["let @ = [2, 3]"],
      ["let TO = FROM -> [for w_ZZ in @: Linear(w_ZZ)]"]),
    NamePlace(
      "layer of the file", outside: ["let @ = Linear(3) -> ReLU"],
      ["let TO = FROM -> @ -> again_ZZ: @"]),
    NamePlace(
      "pattern of the file", outside: ["let (@, other_ZZ) = (2, 3)"],
      ["let TO = FROM -> Linear(@ + other_ZZ)"]),
    NamePlace(
      "choice of the file", outside: ["let @: on | off = off"],
      ["let TO = FROM -> Linear(if @ == on { 2 } else { 3 })"]),
    NamePlace(
      "default of the file", outside: ["let @ = 3"], parameters: ["width_ZZ: Int = @"],
      ["let TO = FROM -> Linear(width_ZZ)"]),
  ]
}
