import Netdef
import NetdefLoader
import Testing

/// `require` on sizes that only a call has: the class and the loaded model refuse the same calls, with
/// the same words and the call's own numbers.
@Suite struct RequirementTests {
  /// Sides of a picture, and what the error begins with.
  private static let calls: [(shape: Shape, error: String)] = [
    ([4, 2, 8, 12], "a batch of 4 is more than 3 [batch]\nnote: in a call of `CallSizes`"),
    (
      [1, 2, 8, 22], "22 is more than 20 [limit]\nnote: in a call of `CallSizes.arms`, a `CallArms`"
    ),
    ([1, 2, 7, 12], "the height 7 is odd [odd-height]\nnote: in a call of `CallSizes.halving`"),
    ([1, 2, 2, 12], "half of 2 is less than 2 [requirement]"),
    ([1, 2, 12, 8], "4 is no wider than 6 [wide]\nnote: in a call of `CallSizes.chained`"),
  ]

  @Test(arguments: calls.indices)
  func callsAreRefusedAlike(index: Int) throws {
    let (shape, error) = Self.calls[index]
    let golden = try #require(GoldenNetwork.named("CallSizes"))
    let loaded = try golden.load(RandomGenerator(seed: 1))
    let made = try CallSizes([1, 2, 8, 12], generator: RandomGenerator(seed: 1))
    // Sizes that fit come first: what was recorded for them says nothing of others.
    #expect(made(.zeros([1, 2, 8, 12])).shape == [1, 3])
    let expected = message { try loaded.outputShapes(of: [shape]) }
    #expect(expected.hasPrefix(error), "\(expected)")
    #expect(message { try made.outputShapes(of: [shape]) } == expected)
    #expect(message { try CallSizes(shape) }.hasPrefix(String(error.prefix { $0 != "\n" })))
  }

  @Test func helpHasTheNumbersOfTheCall() throws {
    let loaded = try #require(GoldenNetwork.named("CallSizes")).load(RandomGenerator(seed: 1))
    #expect(
      message { try loaded.outputShapes(of: [[1, 2, 7, 12]]) }.hasSuffix("help: pad it to 8"))
  }

  /// What nobody tells the sizes is made for some that were checked.
  @Test func initializersWithoutAShapeDoNotStop() throws {
    #expect(try CallHundreds().outputShape(of: [1, 1, 200, 200]) == [1, 2])
    #expect(
      message { try CallHundreds().outputShape(of: [1, 1, 50, 50]) }.hasPrefix("the height 50"))
    #expect(message { try CallPrimes([1, 1, 16, 16]) }.hasPrefix("the height is 17, not 16"))
  }

  /// A layer that was made for other sizes, by an initializer that the checker never saw.
  @Test func sharedLayersNameBothShapes() throws {
    let shared = try SharedLayer<any Layer>(Conv2d.recipe(3, kernel: 1))
    var first: Shape = [1, 4, 8, 8]
    _ = try shared.use(on: &first)
    var second: Shape = [1, 6, 8, 8]
    #expect(
      message { try shared.use(on: &second) }.hasPrefix(
        "the layer was made for `[1, 4, 8, 8]`, so it cannot take `[1, 6, 8, 8]` [shared-layer]"))
  }
}
