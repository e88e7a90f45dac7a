import Testing

@testable import Netdef

/// Values of netdef and the Swift types that they become.
@Suite struct DefinitionValueTests {
  private enum Choice: String, CaseIterable, NetdefValueConvertible {
    case mean
    case largestValue
    case leaky = "leaky_relu"
  }

  private func roundTrip<Value: NetdefValueConvertible & Equatable>(_ value: Value) throws {
    #expect(try Value(netdefValue: value.netdefValue) == value)
  }

  private func message<Value: NetdefValueConvertible>(
    _ type: Value.Type, _ value: NetdefValue
  ) throws -> String {
    let error = try #require(throws: DefinitionError.self) { try Value(netdefValue: value) }
    #expect(error.id == "wrong-type")
    return error.message
  }

  @Test func everyTypeComesBack() throws {
    try roundTrip(3)
    try roundTrip(0.1)
    try roundTrip(Float(0.1))
    try roundTrip(true)
    try roundTrip(Padding.same)
    try roundTrip(Padding(Pair(1, 2)))
    try roundTrip(AdaptiveSize(nil))
    try roundTrip(AdaptiveSize(nil, 3))
    try roundTrip(Approximation?.none)
    try roundTrip(Approximation?.some(.tanh))
    try roundTrip([[1, 2], []])
    try roundTrip(Choice.leaky)
    try roundTrip(NetdefValue.tuple([1, nil, 2.5, .symbol("same")]))
    try roundTrip(Shape([1, 2]))
  }

  @Test func pairsRememberHowTheyWereWritten() throws {
    #expect(try "\(Pair(netdefValue: 2)) \(Pair(netdefValue: .tuple([2, 2])))" == "2 (2, 2)")
    #expect("\(Pair(2, 2).netdefValue) \(Pair(2).netdefValue)" == "(2, 2) 2")
    #expect("\(AdaptiveSize(2, nil).netdefValue)" == "(2, none)")
  }

  @Test func anIntIsAFloatButNotTheOtherWayRound() throws {
    #expect(try Double(netdefValue: 3) == 3)
    #expect(try message(Int.self, 3.0) == "expected an Int, found a Float")
  }

  @Test func floatsAreRoundedOnce() throws {
    // Halfway between two Floats after rounding to Double, above it before.
    let digits = 1.00000017881393432617187499
    #expect(try Float(netdefValue: .float(digits)) == Float("\(digits)"))
    #expect(Float(1e-5).netdefValue == .float(1e-5))
    let error = try #require(throws: DefinitionError.self) { try Arithmetic.float(1e300) }
    #expect(error.id == "number-too-large")
  }

  @Test func symbolsAreFoundUnderBothSpellings() throws {
    #expect(try Choice(netdefValue: .symbol("largest_value")) == .largestValue)
    #expect(try Choice(netdefValue: .symbol("leaky_relu")) == .leaky)
    #expect(
      try message(Choice.self, .symbol("sum"))
        == "expected `mean`, `largestValue` or `leaky_relu`, found `sum`")
  }

  @Test func wrongKindsAreNamed() throws {
    #expect(
      try message(Pair.self, .tuple([1])) == "expected an Int or a pair of Ints, found a tuple")
    #expect(
      try message(Padding.self, .symbol("full"))
        == "expected an Int or a pair of Ints or `same`, found `full`")
    #expect(try message(Int?.self, true) == "expected an Int or `none`, found a Bool")
    #expect(try message([Int].self, [1, true]) == "expected an Int, found a Bool")
    #expect(try message([Int].self, 3) == "expected a list, each element an Int, found an Int")
    #expect(try message(LayerRecipe.self, nil) == "expected a Layer, found `none`")
    #expect(try message(Bool.self, .tuple([1, 2])) == "expected a Bool, found a pair")
    #expect(
      try message(AdaptiveSize.self, [1])
        == "expected an Int, `none` or (an Int or `none`, an Int or `none`), found a list")
  }

  @Test func textsAreNetdefs() {
    let value: NetdefValue = [1, 2.0, true, nil, .tuple([.symbol("same"), []])]
    #expect(value.description == "[1, 2.0, true, none, (same, [])]")
    #expect(value.shortText == "[1, 2, true, none, (same, [])]")
    let long = NetdefValue.list((0..<20).map { .int($0) })
    #expect(long.shortText == "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, …]")
  }

  @Test func anErrorRemembersWhatWasBeingMade() throws {
    func fail() throws {
      do {
        do { throw DefinitionError("no", id: "x", help: "do") } catch {
          throw DefinitionError.inside("Inner", with: ["width": 2], ["x": [1, 2]], error)
        }
      } catch { throw DefinitionError.inside("Outer", [:], error) }
    }
    let error = try #require(throws: DefinitionError.self, performing: fail)
    #expect(error.trail == ["`Inner(width: 2)`; here `x` is `[1, 2]`", "`Outer`"])
    #expect(
      "\(error)"
        == "no [x]\nnote: in `Inner(width: 2)`; here `x` is `[1, 2]`\nnote: in `Outer`\nhelp: do")
    #expect(DefinitionError.inside("Outer", [:], InputError("x")) is InputError)
  }
}
