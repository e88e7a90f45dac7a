/// Tensors with random elements, named as in PyTorch.
extension Tensor {
  /// Numbers drawn evenly from 0 ≤ x < 1.
  public static func rand(_ shape: Shape, generator: RandomGenerator = .shared) -> Tensor {
    Tensor(unsafeUninitializedShape: shape, as: Float.self) { elements in
      generator.fill(elements, uniformIn: 0..<1)
    }
  }

  /// Numbers drawn from the normal distribution with mean 0 and standard deviation 1.
  public static func randn(_ shape: Shape, generator: RandomGenerator = .shared) -> Tensor {
    Tensor(unsafeUninitializedShape: shape, as: Float.self) { elements in
      generator.fill(elements, normalWithMean: 0, standardDeviation: 1)
    }
  }

  /// Whole numbers drawn evenly from a range, as int64; stops on an empty range.
  public static func randint(
    _ range: Range<Int>, _ shape: Shape, generator: RandomGenerator = .shared
  ) -> Tensor {
    Tensor(unsafeUninitializedShape: shape, as: Int64.self) { elements in
      generator.fill(elements, integersIn: range)
    }
  }

  /// Ones with a probability, else zeros, as float32; stops unless 0 ≤ p ≤ 1.
  public static func bernoulli(
    _ probability: Float, _ shape: Shape, generator: RandomGenerator = .shared
  ) -> Tensor {
    Tensor(unsafeUninitializedShape: shape, as: Float.self) { elements in
      generator.fill(elements, bernoulliWithProbability: probability)
    }
  }

  /// The numbers 0 up to `count`, `count` excluded, in random order, as int64.
  public static func randperm(_ count: Int, generator: RandomGenerator = .shared) -> Tensor {
    Tensor(generator.permutation(of: count).map(Int64.init))
  }
}
