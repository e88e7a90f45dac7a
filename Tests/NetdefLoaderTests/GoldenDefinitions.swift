import Netdef
import NetdefLoader

extension GoldenNetwork {
  /// Models of blocks, with parameters, conditions and repeats.
  static let definitions = [
    GoldenNetwork(
      file: "CallSizes.netdef", name: "CallSizes",
      make: { try CallSizes([1, 2, 8, 12], generator: $0) },
      calls: [[[2, 2, 8, 12]], [[1, 2, 4, 20]]]),
    GoldenNetwork(
      file: "CallSizes.netdef", make: { CallHundreds(generator: $0) },
      shapes: [[2, 1, 96, 96], [1, 1, 100, 100]]),
    GoldenNetwork(
      file: "CallSizes.netdef", make: { try CallPrimes([1, 1, 17, 3], generator: $0) },
      calls: [[[2, 1, 17, 5]]]),
    GoldenNetwork(
      file: "CallSizes.netdef", make: { try CallWidths(generator: $0) }, calls: [[[2, 4]]]),
    GoldenNetwork(
      file: "CallSizes.netdef", settings: ["width=2"],
      make: { try CallWidths(width: 2, generator: $0) }, calls: [[[2, 4]]]),
    GoldenNetwork(
      file: "CallSizes.netdef", make: { PairValues(generator: $0) }, shapes: [[2, 1, 4, 8]]),
    GoldenNetwork(
      file: "Aliases.netdef", make: { Encoder(generator: $0) }, shapes: [[2, 2, 8, 8]]),
    GoldenNetwork(
      file: "Aliases.netdef", make: { Same(generator: $0) }, shapes: [[2, 2, 8, 8]]),
    GoldenNetwork(
      file: "Aliases.netdef", name: "Decoder", settings: ["classes=4", "C=2", "H=3", "W=5"],
      make: { try Decoder([1, 2, 3, 5], classes: 4, generator: $0) }, calls: [[[2, 2, 3, 5]]]),
    GoldenNetwork(
      file: "Aliases.netdef", make: { Aliases(generator: $0) }, shapes: [[2, 2, 8, 8]]),
    GoldenNetwork(file: "Names.netdef", make: { Names(generator: $0) }, shapes: [[2, 4]]),
    GoldenNetwork(
      file: "Names.netdef", name: "NamesKept", settings: ["networkDefinition=2"],
      make: { try NamesKept(networkDefinition: 2, generator: $0) }, calls: [[[2, 4]]]),
    GoldenNetwork(
      file: "Names.netdef", name: "NamesGroup", settings: ["n=5"],
      make: { try NamesGroup(n: 5, generator: $0) }, calls: [[[2, 4]]]),
    GoldenNetwork(
      file: "Names.netdef", name: "NamesLoop", settings: ["flag=true"],
      make: { try NamesLoop(flag: true, generator: $0) }, calls: [[[2, 3]]]),
    GoldenNetwork(
      file: "Names.netdef", name: "NamesChoice", settings: ["namedAct=relu"],
      make: { try NamesChoice(namedAct: .relu, generator: $0) }, calls: [[[2, 4]]]),
    GoldenNetwork(
      file: "NamedLayers.netdef", make: { NamedLayers(generator: $0) }, shapes: [[2, 3, 8, 8]]),
    GoldenNetwork(
      file: "NamedLayers.netdef", make: { Head(generator: $0) }, shapes: [[2, 5, 8, 8]]),
    GoldenNetwork(
      file: "Blocks.netdef", make: { Blocks(generator: $0) }, shapes: [[2, 2, 9, 11]]),
    GoldenNetwork(
      file: "Branches.netdef", make: { Branches(generator: $0) }, shapes: [[2, 4, 6, 5]]),
    GoldenNetwork(
      file: "Absences.netdef", make: { Absences(generator: $0) }, shapes: [[2, 3]]),
    GoldenNetwork(
      file: "LayerLists.netdef", make: { LayerLists(generator: $0) }, shapes: [[2, 3]]),
    GoldenNetwork(
      file: "Conditions.netdef", make: { Conditions(generator: $0) }, shapes: [[2, 2, 5, 7]]),
    GoldenNetwork(
      file: "Conditions.netdef", make: { Numbers(generator: $0) }, shapes: [[2, 3]]),
    GoldenNetwork(
      file: "Conditions.netdef", make: { Eithers(generator: $0) }, shapes: [[2, 3]]),
    GoldenNetwork(
      file: "DenseNetwork.netdef", make: { SmallDenseNetwork(generator: $0) },
      shapes: [[2, 3, 16, 16]]),
    GoldenNetwork(
      file: "DenseNetwork.netdef", settings: ["layers=[1]", "growth=2"],
      make: { try DenseNetwork(layers: [1], growth: 2, generator: $0) },
      calls: [[[2, 3, 16, 16]]]),
    GoldenNetwork(
      file: "Parameters.netdef", make: { MaybeNorms(generator: $0) }, shapes: [[2, 2, 3, 3]]),
    GoldenNetwork(
      file: "TiedLayers.netdef", make: { TiedChoices(generator: $0) }, shapes: [[2, 4]]),
    GoldenNetwork(
      file: "Recursion.netdef", make: { Recursions(generator: $0) }, shapes: [[2, 3]]),
    GoldenNetwork(
      file: "Recursion.netdef", settings: ["n=20"],
      make: { try Recursion(n: 20, generator: $0) }, calls: [[[2, 3]]]),
    GoldenNetwork(
      file: "Edges.netdef", make: { Edges(generator: $0) },
      calls: [[[3, 2, 4, 4], [3, 3]]]),
    GoldenNetwork(file: "Edges.netdef", make: { try Twins(generator: $0) }, calls: [[[3, 4]]]),
    GoldenNetwork(
      file: "Edges.netdef", settings: ["width=2"],
      make: { try Twins([1, 2], width: 2, generator: $0) }, calls: [[[3, 2]]]),
    GoldenNetwork(
      file: "Edges.netdef", make: { Weighted(generator: $0) }, calls: [[[3, 3], [3, 2, 3]]],
      elementTypes: [.float32, .int64]),
    GoldenNetwork(
      file: "Edges.netdef", settings: ["length=4"],
      make: { try IndexFlow([1, 4, 2], length: 4, generator: $0) }, calls: [[[3, 4, 2]]],
      elementTypes: [.int64]),
    GoldenNetwork(
      file: "ExternBlocks.netdef", make: { ExternBlocks(generator: $0) }, shapes: [[2, 2, 4, 6]]),
    GoldenNetwork(
      file: "ExternBlocks.netdef", make: { try ExternValues(generator: $0) },
      calls: [[[2, 2, 4, 6]]]),
    GoldenNetwork(
      file: "ExternBlocks.netdef", settings: ["size=1", "shift=Shift"],
      make: { try ExternValues(size: 1, shift: Shift.recipe, generator: $0) },
      calls: [[[2, 2, 4, 6]]]),
    GoldenNetwork(
      file: "LayerValues.netdef", make: { LayerValues(generator: $0) }, shapes: [[2, 2, 6, 6]]),
    GoldenNetwork(
      file: "OpenSizes.netdef", make: { Sixteenths(generator: $0) },
      shapes: [[2, 3, 16, 32], [1, 3, 32, 16]]),
    GoldenNetwork(
      file: "OpenSizes.netdef", make: { try Deeper(generator: $0) },
      calls: [[[2, 1, 8, 4]], [[1, 1, 4, 4]]]),
    GoldenNetwork(
      file: "OpenSizes.netdef", settings: ["depth=3", "width=1"],
      make: { try Deeper(depth: 3, width: 1, generator: $0) }, calls: [[[2, 1, 8, 16]]]),
    GoldenNetwork(
      file: "OpenSizes.netdef", make: { try AnySides(generator: $0) },
      calls: [[[2, 3, 8, 11]], [[1, 3, 17, 5]]]),
    GoldenNetwork(
      file: "OpenSizes.netdef", make: { AnyRank(generator: $0) }, shapes: [[2, 3, 4], [1, 7, 4]]),
    GoldenNetwork(
      file: "Parameters.netdef", make: { try Defaults(generator: $0) }, calls: [[[2, 2, 8, 8]]]),
    GoldenNetwork(
      file: "Parameters.netdef",
      settings: [
        "widths=[3, 2]", "kind=Stage(stride: 2)", "classes=4", "channels=1", "rate=0.25",
        "activation=Linear(4) -> Tanh", "pool=largest", "size=(16, 9)",
      ],
      make: {
        try Defaults(
          [1, 1, 16, 9], widths: [3, 2], kind: Stage.recipe(stride: 2), classes: 4, channels: 1,
          rate: 0.25,
          activation: LayerRecipe(chain: "Linear(4) -> Tanh") { x, generator in
            try Sequential(Linear(on: &x, out: 4, generator: generator), Tanh(on: &x))
          }, pool: .largest, size: [16, 9], generator: $0)
      }, calls: [[[2, 1, 16, 9]]]),
    GoldenNetwork(
      file: "Parameters.netdef", settings: ["width=3", "depth=2"],
      make: { try Required([1, 3], width: 3, depth: 2, generator: $0) }, calls: [[[2, 3]]]),
    GoldenNetwork(
      file: "Parameters.netdef", settings: ["width=2", "depth=0", "bias=false"],
      make: { try Required([1, 2], width: 2, depth: 0, bias: false, generator: $0) },
      calls: [[[2, 2]]]),
    GoldenNetwork(
      file: "Parameters.netdef", make: { Configured(generator: $0) }, shapes: [[2, 2, 10, 6]]),
    GoldenNetwork(file: "Repeats.netdef", make: { Repeats(generator: $0) }, shapes: [[2, 4]]),
    GoldenNetwork(file: "Scopes.netdef", make: { Scopes(generator: $0) }, shapes: [[2, 3]]),
    GoldenNetwork(
      file: "Tables.netdef", make: { try Tables(generator: $0) }, calls: [[[2, 3, 8, 8]]]),
    GoldenNetwork(
      file: "Tables.netdef", settings: ["width=1.5"],
      make: { try Tables(width: 1.5, generator: $0) }, calls: [[[2, 3, 8, 8]]]),
    GoldenNetwork(
      file: "Symbols.netdef", make: { try Symbols(generator: $0) }, calls: [[[2, 3, 16, 16]]]),
    GoldenNetwork(
      file: "Symbols.netdef", settings: ["table=[(2, 1, relu)]", "last=relu"],
      make: { try Symbols(table: [(2, 1, .relu)], last: .relu, generator: $0) },
      calls: [[[2, 3, 16, 16]]]),
    GoldenNetwork(
      file: "Symbols.netdef", make: { OwnSymbols(generator: $0) }, shapes: [[2, 3, 16, 16]]),
    GoldenNetwork(
      file: "Symbols.netdef", make: { TakenApart(generator: $0) }, shapes: [[2, 3, 8, 8]]),
    GoldenNetwork(
      file: "FileValues.netdef", make: { try FileValueNetwork(generator: $0) }, calls: [[[2, 6]]]),
    GoldenNetwork(
      file: "FileValues.netdef", settings: ["count=4"],
      make: { try FileValueNetwork(count: 4, generator: $0) }, calls: [[[2, 6]]]),
    GoldenNetwork(
      file: "TensorLists.netdef", make: { UnreadValues(generator: $0) }, shapes: [[2, 4]]),
    GoldenNetwork(
      file: "SharedLayers.netdef", make: { TiedValueNetwork(generator: $0) }, shapes: [[2, 4]]),
    GoldenNetwork(
      file: "SharedLayers.netdef", make: { SharedChain(generator: $0) }, shapes: [[2, 4]]),
    GoldenNetwork(
      file: "SharedLayers.netdef", make: { SharedNetwork(generator: $0) }, shapes: [[2, 6]]),
    GoldenNetwork(
      file: "SharedLayers.netdef", make: { ShapeOfInput(generator: $0) }, shapes: [[2, 20]]),
    GoldenNetwork(
      file: "TensorLists.netdef", make: { try DenseFeatures(generator: $0) },
      calls: [[[2, 3, 8, 8]]]),
    GoldenNetwork(
      file: "TensorLists.netdef", settings: ["layers=0"],
      make: { try DenseFeatures(layers: 0, generator: $0) },
      calls: [[[2, 3, 8, 8]]]),
    GoldenNetwork(
      file: "TensorLists.netdef", make: { try GrownInArms(generator: $0) },
      calls: [[[2, 4]]]),
    GoldenNetwork(
      file: "TensorLists.netdef", settings: ["n=1"], make: { try GrownInArms(n: 1, generator: $0) },
      calls: [[[2, 4]]]),
    GoldenNetwork(
      file: "TensorLists.netdef", make: { try ReplacedInLoop(generator: $0) },
      calls: [[[2, 4]]]),
    GoldenNetwork(
      file: "TensorLists.netdef", make: { try SkipsUNet(generator: $0) },
      calls: [[[2, 3, 8, 8]]]),
    GoldenNetwork(
      file: "TensorLists.netdef", make: { PushedInFront(generator: $0) },
      calls: [[[2, 3]]]),
    GoldenNetwork(
      file: "TensorLists.netdef", make: { try HistorySum(generator: $0) },
      calls: [[[2, 4]]]),
    GoldenNetwork(
      file: "TensorLists.netdef", make: { try BranchSum(generator: $0) },
      calls: [[[2, 4, 5, 5]]]),
    GoldenNetwork(
      file: "TensorLists.netdef", make: { try NASStates(generator: $0) },
      calls: [[[2, 4], [2, 4]]]),
    GoldenNetwork(
      file: "TensorLists.netdef", make: { SeveralInputs(generator: $0) },
      calls: [[[2, 2], [2, 3], [2, 4]]]),
    GoldenNetwork(
      file: "TensorLists.netdef", make: { Enumerated(generator: $0) },
      calls: [[[2, 3]]]),
    GoldenNetwork(
      file: "TensorLists.netdef", make: { try Zipped(generator: $0) },
      calls: [[[2, 3]]]),
    GoldenNetwork(
      file: "TensorLists.netdef", make: { try RecurrentStates(generator: $0) },
      calls: [[[2, 4]]]),
    GoldenNetwork(
      file: "TensorLists.netdef", make: { try PairStates(generator: $0) },
      calls: [[[2, 4]]]),
    GoldenNetwork(
      file: "TensorLists.netdef", make: { try Fibonacci(generator: $0) },
      calls: [[[2, 4]]]),
    GoldenNetwork(
      file: "TensorLists.netdef", make: { PartsOfTwo(generator: $0) },
      calls: [[[2, 4]]]),
    GoldenNetwork(
      file: "TensorLists.netdef", make: { KeptValues(generator: $0) },
      calls: [[[2, 4]]]),
    GoldenNetwork(
      file: "TensorLists.netdef", make: { try ChosenList(generator: $0) },
      calls: [[[2, 4]]]),
    GoldenNetwork(
      file: "TensorLists.netdef", settings: ["deep=false"],
      make: { try ChosenList(deep: false, generator: $0) },
      calls: [[[2, 4]]]),
    GoldenNetwork(
      file: "TensorLists.netdef", make: { try GrownInNested(generator: $0) },
      calls: [[[2, 4]]]),
    GoldenNetwork(
      file: "TensorLists.netdef", settings: ["n=3"],
      make: { try GrownInNested(n: 3, generator: $0) },
      calls: [[[2, 4]]]),
    GoldenNetwork(
      file: "TensorLists.netdef", make: { try TwoInTwoOut(generator: $0) },
      calls: [[[2, 4]]]),
    GoldenNetwork(
      file: "TensorLists.netdef", make: { try NamedPairs(generator: $0) },
      calls: [[[2, 4]]]),
    GoldenNetwork(
      file: "TensorLists.netdef", make: { try TwoLists(generator: $0) },
      calls: [[[2, 4]]]),
    GoldenNetwork(
      file: "TensorLists.netdef", make: { try NestedClauses(generator: $0) },
      calls: [[[2, 4]]]),
    GoldenNetwork(
      file: "TensorLists.netdef", make: { try PerhapsEmpty(generator: $0) },
      calls: [[[2, 4]]]),
    GoldenNetwork(
      file: "TensorLists.netdef", settings: ["n=0"],
      make: { try PerhapsEmpty(n: 0, generator: $0) },
      calls: [[[2, 4]]]),
    GoldenNetwork(
      file: "TensorLists.netdef", make: { try Rows(generator: $0) },
      calls: [[[2, 4]]]),
    GoldenNetwork(
      file: "TensorLists.netdef", make: { try ChosenEnds(generator: $0) },
      calls: [[[2, 4]]]),
    GoldenNetwork(
      file: "TensorLists.netdef", make: { try CopiedList(generator: $0) },
      calls: [[[2, 4]]]),
    GoldenNetwork(
      file: "TensorLists.netdef", make: { TensorAndNumber(generator: $0) },
      calls: [[[2, 4]]]),
    GoldenNetwork(
      file: "TensorLists.netdef", make: { try ListInTuple(generator: $0) },
      calls: [[[2, 4]]]),
    GoldenNetwork(
      file: "TensorLists.netdef", make: { try CountedTuple(generator: $0) },
      calls: [[[2, 4]]]),
    GoldenNetwork(
      file: "TensorLists.netdef", make: { try ChosenTuple(generator: $0) },
      calls: [[[2, 4]]]),
    GoldenNetwork(
      file: "TensorLists.netdef", settings: ["n=1"], make: { try ChosenTuple(n: 1, generator: $0) },
      calls: [[[2, 4]]]),
    GoldenNetwork(
      file: "TensorLists.netdef", make: { try MovedWindow(generator: $0) },
      calls: [[[2, 4]]]),
    GoldenNetwork(
      file: "TensorLists.netdef", make: { try ZippedBackwards(generator: $0) },
      calls: [[[2, 4]]]),
    GoldenNetwork(
      file: "TensorLists.netdef", make: { try SharedSteps(generator: $0) },
      calls: [[[2, 4]]]),
    GoldenNetwork(
      file: "TensorLists.netdef", make: { try ArmsDeclare(generator: $0) },
      calls: [[[2, 4]]]),
    GoldenNetwork(
      file: "TensorLists.netdef", settings: ["n=1"], make: { try ArmsDeclare(n: 1, generator: $0) },
      calls: [[[2, 4]]]),
    GoldenNetwork(
      file: "TensorLists.netdef", make: { try ArmsDeclareBoth(generator: $0) },
      calls: [[[2, 4]]]),
    GoldenNetwork(
      file: "TensorLists.netdef", settings: ["n=1"],
      make: { try ArmsDeclareBoth(n: 1, generator: $0) },
      calls: [[[2, 4]]]),
    GoldenNetwork(
      file: "TensorLists.netdef", make: { try ArmsDeclareTuples(generator: $0) },
      calls: [[[2, 4]]]),
    GoldenNetwork(
      file: "TensorLists.netdef", settings: ["n=1"],
      make: { try ArmsDeclareTuples(n: 1, generator: $0) },
      calls: [[[2, 4]]]),
    GoldenNetwork(
      file: "TensorLists.netdef", make: { try IndexedByTurn(generator: $0) },
      calls: [[[2, 4]]]),
    GoldenNetwork(
      file: "TensorLists.netdef", make: { try Emptied(generator: $0) },
      calls: [[[2, 4]]]),
    GoldenNetwork(
      file: "TensorLists.netdef", make: { try Windowed(generator: $0) },
      calls: [[[2, 4]]]),
    GoldenNetwork(
      file: "TensorLists.netdef", make: { try ListOfTuples(generator: $0) },
      calls: [[[2, 4]]]),
    GoldenNetwork(
      file: "TensorLists.netdef", make: { try Exchanged(generator: $0) },
      calls: [[[2, 4]]]),
    GoldenNetwork(
      file: "TensorLists.netdef", make: { try Spread(generator: $0) },
      calls: [[[2, 4]]]),
    GoldenNetwork(
      file: "TensorLists.netdef", make: { try ListsOfLayers(generator: $0) },
      calls: [[[2, 4]]]),
    GoldenNetwork(
      file: "TensorLists.netdef", make: { try TwoGrown(generator: $0) },
      calls: [[[2, 4]]]),
    GoldenNetwork(
      file: "TensorLists.netdef", make: { try StackedStates(generator: $0) },
      calls: [[[2, 4]]]),
    GoldenNetwork(
      file: "TiedLayers.netdef", make: { TiedSequential(generator: $0) }, shapes: [[2, 4]]),
    GoldenNetwork(
      file: "TiedLayers.netdef", make: { TiedLayers(generator: $0) }, shapes: [[2, 3]]),
  ]
}
