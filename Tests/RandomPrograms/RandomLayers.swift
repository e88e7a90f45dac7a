import Netdef
import NetdefLoader

/// Layers and functions that random programs use beside those of the catalogue.
public enum RandomLayers {
  /// Their declarations.
  public static let netdef = """
    /// Multiplies every channel by a number of its own.
    extern layer ScaleChannels(named channels: Int = C, initial: Float = 1.0) {
        in x: [N, C, H, W]
        require channels == C, "`ScaleChannels` expects {channels} channels but receives {C}", at: channels
        parameter weight: [channels]
        cost C * H * W
        out [N, C, H, W]
    }

    /// Adds a number, unless it is told to do something else.
    extern layer Move(by: Float = 0.5, how: plus | minus_it = plus, often: [Int] = [1], size: Pair = 1) {
        in x: [S..]
        require count(often) >= 1, "`Move` needs a number of turns, not {count(often)} of them"
        out [S..]
    }

    /// Turns the signs of features that divide by `n`.
    extern function negate(n: Int = 1) {
        in x: [S.., D]
        require D % n == 0, "{D} features are no multiple of {n}"
        out [S.., D]
    }

    /// Swaps the sizes of the last two axes.
    extern function swap_axes {
        in x: [S.., A, B]
        out [S.., B, A]
    }

    """

  /// A block that uses all of them, so that the Swift of each is written.
  public static let uses = """
    block UsesOfAll(scale: Float = 1.0) {
        in x: [N, C, H, W]
        out x -> ScaleChannels(initial: scale) -> Move -> negate -> swap_axes
    }

    """

  /// The catalogue with the classes below.
  public static let registry: LayerRegistry = {
    var registry = LayerRegistry.catalogue
    registry.register(layer: "ScaleChannels") { arguments, generator in
      try ScaleChannels(
        channels: arguments["channels"], initial: arguments["initial"], generator: generator)
    }
    registry.register(layer: "Move") { arguments, _ in
      try Move(
        by: arguments["by"], how: arguments["how"], often: arguments["often"],
        size: arguments["size"])
    }
    registry.register(function: "negate") { x, arguments in try x.negate(n: arguments["n"]) }
    registry.register(function: "swap_axes") { x, _ in try x.swapAxes() }
    return registry
  }()
}

/// The class behind `extern layer ScaleChannels`.
final class ScaleChannels: Layer {
  let weight: Parameter
  let initial: Float

  init(channels: Int, initial: Float = 1, generator: RandomGenerator = .shared) {
    weight = Parameter(.full([channels], initial))
    self.initial = initial
  }

  var printedAttributes: String { "\(weight.value.shape), initial=\(initial)" }

  func forward(_ x: Node) throws -> Node {
    try x * x.value(of: weight).reshape([1, x.shape[1], 1, 1])
  }
}

/// The class behind `extern layer Move`.
final class Move: Layer {
  enum Direction: String, LayerArgument { case plus, minusIt }

  let by: Float
  let how: Direction
  let often: [Int]
  let size: Pair

  init(by: Float = 0.5, how: Direction = .plus, often: [Int] = [1], size: Pair = 1) {
    self.by = by
    self.how = how
    self.often = often
    self.size = size
  }

  var printedAttributes: String {
    "by=\(by), how=\(how.rawValue), often=\(often), size=(\(size.height), \(size.width))"
  }

  func forward(_ x: Node) throws -> Node { try how == .plus ? x + by : x - by }
}

extension Node {
  /// The function behind `extern function negate`.
  func negate(n: Int = 1) throws -> Node { try self * -1 }

  /// The function behind `extern function swap_axes`.
  func swapAxes() throws -> Node {
    var sizes = shape.sizes
    sizes.swapAt(sizes.count - 1, sizes.count - 2)
    return try reshape(sizes)
  }
}
