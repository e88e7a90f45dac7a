/// A program that the grammar allows, drawn from a seed.
public struct RandomProgram: Sendable {
  public let seed: UInt64

  /// The text, with `token` in the names of its models and blocks.
  public let text: String

  /// - Parameters:
  ///   - seed: Draws the program: the same seed, the same program.
  ///   - token: Letters and digits that make the names of models and blocks differ from those of
  ///     other programs; the seed's digits unless given.
  public init(seed: UInt64, token: String? = nil) {
    self.seed = seed
    var writer = ProgramWriter(seed: seed, token: token ?? "\(seed)")
    text = writer.program()
  }
}
