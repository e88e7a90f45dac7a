import Testing

@testable import NetdefCompiler

/// Names that meet are found in the tree, and locals that are in the way get other names.
@Suite struct SwiftScopesTests {
  private let x = SwiftVariable("x")
  private let other = SwiftVariable("x")

  private func file(
    _ body: [SwiftStatement], _ parameters: [SwiftVariable] = [], members: [SwiftMember] = []
  ) -> SwiftFile {
    let parameters = parameters.map { SwiftParameter("_", $0, .swift("Int")) }
    let method = SwiftMember.method([], .module, "run", parameters, nil, body)
    return SwiftFile(
      head: [], imports: [],
      members: [
        .finalClass(
          "Net", access: .module, documentation: [], conformances: [], members + [method])
      ])
  }

  @Test func differentVariablesOfOneNameMeet() {
    let twice = file([
      .constant(x, nil, .integer(1)), .constant(other, nil, .integer(2)),
      .discard(.variable(x)), .discard(.variable(other)),
    ])
    #expect(twice.conflicts.contains("`x` is declared twice in Net.run"))
    twice.renameHidingLocals()
    #expect(twice.conflicts == [])
    #expect(x.name == "x" && other.name == "x_")
  }

  @Test func aLocalInTheWayOfAnotherIsRenamed() {
    let loop = SwiftStatement.loop(.variable(other), .array([]), [.discard(.variable(x))])
    let hidden = file([loop], [x])
    #expect(hidden.conflicts == ["`x` means another one in Net.run"])
    hidden.renameHidingLocals()
    #expect(hidden.conflicts == [])
    #expect(x.name == "x" && other.name == "x_")
  }

  /// A block inside may use the name for something of its own.
  @Test func whatHidesNothingKeepsItsName() {
    let loop = SwiftStatement.loop(.variable(other), .array([]), [.discard(.variable(other))])
    #expect(file([loop], [x]).conflicts == [])
  }

  @Test func whatWasThrownIsAVariable() {
    let given = SwiftVariable("error")
    let thrown = SwiftVariable("error")
    let attempt = SwiftStatement.attempt([], catching: thrown, [.failure(.variable(given))])
    let file = file([attempt], [given])
    #expect(file.conflicts.count == 1)
    file.renameHidingLocals()
    #expect(file.conflicts == [])
    #expect(file.text(modules: [:]).contains("} catch let error_ {"))
  }

  @Test(arguments: ["Netdef", "Swift", "Net"]) func typesAreNotHidden(name: String) {
    let local = SwiftVariable(name)
    let uses = file([
      .constant(local, nil, .type(.runtime("Shape"))), .discard(.type(.swift("Int"))),
      .discard(.type(.runtime("Shape"))), .discard(.type(.named("Net", .module))),
    ])
    #expect(uses.conflicts.contains("`\(name)` means a variable in Net.run"))
    uses.renameHidingLocals()
    #expect(uses.conflicts == [])
  }

  /// Names of members are read by people: no other is given to them, whoever makes them sees to it.
  @Test func membersThatMeetAreFound() {
    let inner = SwiftMember.finalClass(
      "L", access: .module, documentation: [], conformances: [], [])
    #expect(
      file([], members: [inner, .property("", .module, "L", .swift("Int"))]).conflicts
        == ["a property and a type are called `L` in Net"])
    #expect(
      file([], members: [.property("", .module, "run", .swift("Int"))]).conflicts
        == ["a method and a property are called `run` in Net"])
  }
}
