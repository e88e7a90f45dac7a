import Netdef

/// Multiplies every channel by a number that is learned: y[n, c, h, w] = x[n, c, h, w] · weight[c].
///
/// Input and output: `[N, channels, H, W]`. It is made of operations that there are.
final class ChannelScale: Layer, FixedStructure {
  /// The number of channels.
  let channels: Int

  /// The factor of each channel, `[channels]`.
  let weight: Parameter

  /// Makes the layer; all factors begin with `initial`, so the generator is not asked.
  init(channels: Int, initial: Float = 1, generator: RandomGenerator = .shared) {
    self.channels = channels
    weight = Parameter(.full([channels], initial))
  }

  func forward(_ x: Node) throws -> Node {
    try x * x.value(of: weight).reshape([channels, 1, 1])
  }

  var printedAttributes: String { "\(channels)" }
}
