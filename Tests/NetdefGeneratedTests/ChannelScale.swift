import Netdef

/// The class behind `extern layer ChannelScale` of `Externs.netdef`.
final class ChannelScale: Layer {
  let weight: Parameter
  let initial: Float

  init(channels: Int, initial: Float = 1, generator: RandomGenerator = .shared) {
    weight = Parameter(.full([channels, 1, 1], initial))
    self.initial = initial
  }

  func forward(_ x: Node) throws -> Node { try x * x.value(of: weight) }
}

/// The class behind `extern layer Mixed`.
final class Mixed: Layer {
  enum Choice: String { case mean, largestValue }

  let how: Choice
  let sizes: [Int]
  let range: (Float, Float)

  init(how: Choice, sizes: [Int], range: (Float, Float) = (0, 1)) {
    self.how = how
    self.sizes = sizes
    self.range = range
  }

  var printedAttributes: String { "how=\(how.rawValue), sizes=\(sizes), range=\(range)" }

  func forward(_ x: Node) throws -> Node { x }
}

extension Node {
  /// The function behind `extern function reversed_features`.
  func reversedFeatures() throws -> Node { try self * -1 }
}
