/// The distributions from which weights are drawn before training.
///
/// Fan-in is the number of values that one output depends on, fan-out the number of outputs that one
/// value reaches; for a weight `[O, I, …]` they are I · … and O · ….
/// [PyTorch](https://pytorch.org/docs/stable/nn.init.html)
public enum Initialization: Sendable {
  /// Evenly in ±bound.
  case uniform(bound: Float)
  /// Normally around a mean.
  case normal(mean: Float = 0, standardDeviation: Float = 1)
  /// One value everywhere.
  case constant(Float)
  /// Evenly in ±√(6 / ((1 + a²) · fan-in)), a the slope of the leaky ReLU that follows. (He et al.
  /// 2015)
  case kaimingUniform(slope: Float = 0)
  /// Normally with deviation √(2 / ((1 + a²) · fan-in)). (He et al. 2015)
  case kaimingNormal(slope: Float = 0)
  /// Evenly in ±√(6 / (fan-in + fan-out)). (Glorot and Bengio 2010)
  case xavierUniform
  /// Normally with deviation √(2 / (fan-in + fan-out)). (Glorot and Bengio 2010)
  case xavierNormal

  /// PyTorch's distribution for the weights of linear and convolutional layers.
  public static let layerDefault = Initialization.kaimingUniform(slope: Float(5).squareRoot())

  /// PyTorch's distribution for the biases of such layers: evenly in ±1 / √fan-in.
  public static func bias(forWeight shape: Shape) -> Initialization {
    let fanIn = Initialization.fans(of: shape).fanIn
    return .uniform(bound: fanIn > 0 ? 1 / Float(fanIn).squareRoot() : 0)
  }

  /// Draws a tensor.
  public func callAsFunction(_ shape: Shape, generator: RandomGenerator = .shared) -> Tensor {
    let (fanIn, fanOut) = Initialization.fans(of: shape)
    switch self {
    case .constant(let value): return .full(shape, value)
    case .uniform(let bound): return Initialization.even(shape, bound, generator)
    case .normal(let mean, let deviation):
      return Initialization.normal(shape, mean, deviation, generator)
    case .kaimingUniform(let slope):
      return Initialization.even(shape, (6 / ((1 + slope * slope) * fanIn)).squareRoot(), generator)
    case .kaimingNormal(let slope):
      let deviation = (2 / ((1 + slope * slope) * fanIn)).squareRoot()
      return Initialization.normal(shape, 0, deviation, generator)
    case .xavierUniform:
      return Initialization.even(shape, (6 / (fanIn + fanOut)).squareRoot(), generator)
    case .xavierNormal:
      return Initialization.normal(shape, 0, (2 / (fanIn + fanOut)).squareRoot(), generator)
    }
  }

  /// Fan-in and fan-out of a weight; a vector or a number has neither, and counts as 1.
  private static func fans(of shape: Shape) -> (fanIn: Float, fanOut: Float) {
    guard shape.rank >= 2 else { return (1, 1) }
    let field = shape.sizes.dropFirst(2).reduce(1, *)
    return (Float(shape[1] * field), Float(shape[0] * field))
  }

  private static func even(
    _ shape: Shape, _ bound: Float, _ generator: RandomGenerator
  ) -> Tensor {
    guard bound > 0 else { return .zeros(shape) }
    return Tensor(unsafeUninitializedShape: shape, as: Float.self) {
      generator.fill($0, uniformIn: -bound..<bound)
    }
  }

  private static func normal(
    _ shape: Shape, _ mean: Float, _ deviation: Float, _ generator: RandomGenerator
  ) -> Tensor {
    Tensor(unsafeUninitializedShape: shape, as: Float.self) {
      generator.fill($0, normalWithMean: mean, standardDeviation: deviation)
    }
  }
}
