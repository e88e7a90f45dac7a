import Testing

@testable import Netdef

/// Shapes that are threaded through a definition, and its children.
@Suite struct DefinitionShapeTests {
  private func error(_ body: () throws -> some Any) throws -> DefinitionError {
    try #require(throws: DefinitionError.self, performing: { _ = try body() })
  }

  @Test func anInputThatFitsPasses() throws {
    let x: Shape = [2, 3, 8, 9]
    try x.check(of: "B", pattern: "[N, C, H, W]", [nil, nil, nil, nil])
    try x.check(of: "B", pattern: "[N, 3, H, 9]", [nil, 3, nil, 9])
    try x.check(of: "B", pattern: "[S.., D]", first: [], last: [nil])
    try x.check(of: "B", pattern: "[2, 3, S.., 9]", first: [2, 3], last: [9])
    try Shape([4]).check(of: "B", pattern: "[S.., D]", first: [], last: [4])
  }

  @Test func aWrongInputSaysWhatWasExpected() throws {
    let x: Shape = [2, 3, 8, 9]
    #expect(
      try error { try x.check(of: "B", pattern: "[N, D]", [nil, nil]) }.description
        == """
        `B` takes `[N, D]` but receives `[2, 3, 8, 9]` [rank-mismatch]
        help: flatten the features first: `-> Flatten`
        """)
    #expect(
      try error {
        try Shape([3, 8, 9]).check(of: "B", pattern: "[N, C, H, W]", [nil, nil, nil, nil])
      }.help == "the batch comes first: state the input as `[N, 3, 8, 9]`")
    #expect(
      try error { try x.check(of: "B", pattern: "[N, 4, H, W]", [nil, 4, nil, nil]) }.description
        == "`B` takes `[N, 4, H, W]` with 4 on axis 1 but receives `[2, 3, 8, 9]` [size-mismatch]")
    #expect(
      try error { try x.check(of: "B", pattern: "[S.., 8]", first: [], last: [8]) }.message
        == "`B` takes `[S.., 8]` with 8 on axis 3 but receives `[2, 3, 8, 9]`")
    #expect(
      try error { try Shape([]).check(of: "B", pattern: "[S.., D]", first: [], last: [nil]) }.id
        == "rank-mismatch")
  }

  @Test func outputsThatCannotBeAreRefused() throws {
    #expect(try Shape(output: [1, 2], of: "L") == [1, 2])
    #expect(try error { try Shape(output: [1, -2], of: "L") }.id == "negative-size")
    #expect(
      try error { try Shape(output: [1 << 40, 1 << 40], of: "L") }.message
        == "the output of `L` would have the shape `[1099511627776, 1099511627776]`, too many "
        + "elements to count")
    #expect(
      try error { try Shape.check(state: "weight", of: "L", [.max, 2]) }.id == "tensor-too-large")
  }

  @Test func stateThatMemoryCannotHoldIsRefused() throws {
    let problem = try error { try Shape.check(state: "weight", of: "L", [1 << 30, 1 << 20]) }
    #expect(
      problem.message.hasPrefix(
        "`weight` of `L` would have the shape `[1073741824, 1048576]`, which needs "))
    #expect(problem.id == "tensor-too-large")
    var x: Shape = [1, 3, 8, 8]
    #expect(
      try error { _ = try Conv2d(on: &x, out: 4_000_000_000_000, kernel: 3) }.id
        == "tensor-too-large")
    x = [1, 4_000_000_000_000, 8, 8]
    #expect(try error { _ = try BatchNorm2d(on: &x) }.id == "tensor-too-large")
  }

  @Test func layersNeedSomethingToComeIn() throws {
    var x: Shape = [1, 0, 8, 8]
    #expect(
      try error { _ = try Conv2d(on: &x, out: 4, kernel: 3) }.message
        == "`Conv2d` needs at least 1 input channel but receives 0")
    #expect(
      try error { _ = try BatchNorm2d(on: &x) }.message
        == "`BatchNorm2d` needs at least 1 channel but receives 0")
    x = [1, 0]
    #expect(
      try error { _ = try Linear(on: &x, out: 4) }.message
        == "`Linear` needs at least 1 input feature but receives 0")
  }

  @Test func arithmeticBroadcasts() throws {
    #expect(try ShapeRules.add([2, 3, 1], [3, 4]) == [2, 3, 4])
    #expect(try ShapeRules.divide([], [3, 4]) == [3, 4])
    #expect(
      try error { try ShapeRules.subtract([2, 3], [2, 4]) }.description
        == """
        cannot subtract `[2, 3]` and `[2, 4]` [shapes-differ]
        help: bring both sides to the same shape
        """)
    #expect(
      try error { try ShapeRules.multiply([2], [3]) }.message == "cannot multiply `[2]` and `[3]`")
  }

  /// A repeat of billions, asked for in Swift, ends with an error as the checker's does.
  @Test func aDefinitionHasSoManyChildren() throws {
    var children = ChildScope(limit: 2)
    _ = try children.add(ReLU())
    _ = try children.add(ReLU())
    #expect(try error { try children.add(ReLU()) }.id == "too-many-modules")
  }

  @Test func childrenAreNumberedAsInTheChecker() throws {
    var children = ChildScope()
    let mode = TrainingMode()
    let conv = try children.add("conv1", Conv2d(1, 2, kernel: 1))
    let first: any Layer = ReLU()
    let relu = try children.add(first)
    try children.addAbsent("shortcut")
    let tanh = try children.add(Tanh())
    try children.addAgain(conv)
    let module = Parts(children.members(mode))
    #expect(module.children.map(\.name) == ["conv1", "1", "2", "3"])
    #expect(
      module.children.map { ObjectIdentifier($0.module) }
        == [conv, relu, tanh, conv].map { ObjectIdentifier($0 as any Module) })
    #expect(module.ownMode === mode)
    #expect(try error { try children.add("conv1", ReLU()) }.message == "the name `conv1` is taken")
    #expect(try error { try children.addAbsent("2") }.id == "duplicate-name")
    #expect(try ChildScope.made(relu, "relu") === relu)
    #expect(throws: InputError.self) { try ChildScope.made(ReLU?.none, "relu") }
  }

  @Test func aLayerWithoutASuchInitializerThreadsTheShape() throws {
    var x: Shape = [1, 4]
    _ = try Linear(4, 6).threaded(on: &x)
    #expect(x == [1, 6])
    #expect(throws: ShapeError.self) { try Linear(4, 6).threaded(on: &x) }
  }
}

/// A module with given members.
private final class Parts: Module {
  let members: [ModuleMember]
  init(_ members: [ModuleMember]) { self.members = members }
}
