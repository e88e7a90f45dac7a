import Netdef

/// min(max(x, 0), 6) (Krizhevsky 2010).
///
/// Input: any shape. Output: the same.
public final class ReLU6: Layer, FixedStructure {
  /// Makes the layer.
  public init() {}

  /// Records the activation.
  public func forward(_ x: Node) throws -> Node { try x.clamped() }
}

/// x · min(max(x + 3, 0), 6) / 6 (Howard et al. 2019).
///
/// Input: any shape. Output: the same.
public final class Hardswish: Layer, FixedStructure {
  /// Makes the layer.
  public init() {}

  /// Records the activation.
  public func forward(_ x: Node) throws -> Node { try x * (x + 3).clamped() / 6 }
}

/// min(max(x + 3, 0), 6) / 6 (Howard et al. 2019).
///
/// Input: any shape. Output: the same.
public final class Hardsigmoid: Layer, FixedStructure {
  /// Makes the layer.
  public init() {}

  /// Records the activation.
  public func forward(_ x: Node) throws -> Node { try (x + 3).clamped() / 6 }
}

extension Node {
  /// min(max(x, 0), 6), of operations that there are.
  fileprivate func clamped() throws -> Node { try 6 - (6 - relu()).relu() }
}
