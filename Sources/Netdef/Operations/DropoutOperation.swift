import CNetdefKernels

/// `dropout` in training: y = x · m / (1 − p), each m drawn as 0 with probability p, else 1.
///
/// Drawn anew at each run, from the run's generator unless one was given.
/// (Srivastava et al. 2014)
/// [PyTorch](https://pytorch.org/docs/stable/generated/torch.nn.Dropout.html)
struct DropoutOperation: InPlaceOperation {
  let name = "dropout"
  let p: Float
  let generator: RandomGenerator?

  func forward(inPlace tensor: inout Tensor, in context: ExecutionContext) throws {
    let generator = generator ?? context.generator
    let mask = try Tensor(allocating: tensor.shape, as: Float.self) {
      generator.fill($0, bernoulliWithProbability: 1 - p)
    }
    let scale = p < 1 ? 1 / (1 - p) : 0
    try mask.withFloats { mask in
      try tensor.changeFloats { netdef_dropout($0, mask, $1, scale) }
    }
  }
}

extension Node {
  /// Drops values with probability p while the innermost module being called is training; answers
  /// the value itself in evaluation.
  ///
  /// - Throws: `InputError` if that module stores no `TrainingMode`, or p is not within 0…1.
  public func dropout(p: Float = 0.5, generator: RandomGenerator? = nil) throws -> Node {
    guard p >= 0, p <= 1 else {
      throw InputError("cannot drop with probability \(p): it must be within 0…1")
    }
    guard try isTraining else { return self }
    return try Node.apply(DropoutOperation(p: p, generator: generator), to: self)
  }
}
