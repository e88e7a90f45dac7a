import CNetdefKernels

/// `batch_norm2d` in evaluation: y = (x − μ) / √(σ² + ε) · γ + β with running statistics.
///
/// Inputs: x `[N, C, H, W]`, mean `[C]`, variance `[C]`, and weight γ `[C]` and bias β `[C]` if
/// there are. Output: `[N, C, H, W]`. (Ioffe and Szegedy 2015)
/// [PyTorch](https://pytorch.org/docs/stable/generated/torch.nn.BatchNorm2d.html)
struct BatchNorm2dOperation: Operation {
  let name = "batch_norm2d"
  let epsilon: Float
  let features: Int

  func outputShape(of inputs: [Shape]) throws(ShapeError) -> Shape {
    try batchNormShape(of: inputs[0], features)
  }

  func forward(_ inputs: [Tensor], in context: ExecutionContext) throws -> Tensor {
    try normalizeChannels(
      inputs[0], mean: inputs[1], variance: inputs[2],
      weight: inputs.count == 5 ? inputs[3] : nil, bias: inputs.count == 5 ? inputs[4] : nil,
      epsilon)
  }
}

/// `batch_norm2d` in training: the statistics are the batch's own, and move the running ones.
///
/// The batch's variance is biased where it normalises (Σ(x − μ)² / n) and unbiased where it moves the
/// running variance (n − 1). running ← (1 − momentum) · running + momentum · batch; without a
/// momentum the running statistics are the means over all batches.
///
/// Inputs: x `[N, C, H, W]`, and weight `[C]` and bias `[C]` if there are.
struct BatchNorm2dTrainingOperation: Operation {
  let name = "batch_norm2d"
  let epsilon: Float
  let features: Int
  let momentum: Float?
  /// The statistics that training moves; nil where the layer keeps none.
  let running: RunningStatistics?

  func outputShape(of inputs: [Shape]) throws(ShapeError) -> Shape {
    let shape = try batchNormShape(of: inputs[0], features)
    guard shape[0] * shape[2] * shape[3] != 1 else {
      throw ShapeError(
        expected: "more than one value per channel when training, [N, \(features), H, W] with "
          + "N·H·W > 1", found: shape)
    }
    return shape
  }

  func forward(_ inputs: [Tensor], in context: ExecutionContext) throws -> Tensor {
    let input = inputs[0]
    let mean: Tensor
    let variance: Tensor
    if input.elementCount == 0 {
      (mean, variance) = (
        try Tensor(allocating: [features], as: Float.self) { $0.initialize(repeating: 0) },
        try Tensor(allocating: [features], as: Float.self) { $0.initialize(repeating: 1) }
      )
      if let running { try context.change { [try running.counted($0)] } }
    } else {
      (mean, variance) = try channelStatistics(input)
      let count = Float(input.elementCount / features)
      if let running {
        try context.change { [momentum] read in
          try running.moved(
            read, towards: mean, biasedVariance: variance, valuesPerChannel: count,
            momentum: momentum)
        }
      }
    }
    return try normalizeChannels(
      input, mean: mean, variance: variance, weight: inputs.count == 3 ? inputs[1] : nil,
      bias: inputs.count == 3 ? inputs[2] : nil, epsilon)
  }
}

/// The statistics that batch normalisation collects while it trains.
struct RunningStatistics: Sendable {
  let mean: Buffer
  let variance: Buffer
  let batchesTracked: Buffer

  /// The number of batches, one more.
  func counted(_ read: (Buffer) -> Tensor) throws -> (Buffer, Tensor) {
    // As in PyTorch, the count of a file begins again below 0 where it ends.
    let count = read(batchesTracked).withUnsafeElements(as: Int64.self) { $0[0] &+ 1 }
    let tensor = try Tensor(allocating: [], as: Int64.self) { $0.initialize(repeating: count) }
    return (batchesTracked, tensor)
  }

  /// The statistics one batch later.
  func moved(
    _ read: (Buffer) -> Tensor, towards batchMean: Tensor, biasedVariance: Tensor,
    valuesPerChannel count: Float, momentum: Float?
  ) throws -> [(Buffer, Tensor)] {
    let batches = try counted(read)
    let factor = momentum ?? 1 / batches.1.withUnsafeElements(as: Int64.self) { Float($0[0]) }
    return [
      batches,
      (mean, try moved(read(mean), towards: batchMean, scaledBy: 1, factor)),
      (
        variance,
        try moved(read(variance), towards: biasedVariance, scaledBy: count / (count - 1), factor)
      ),
    ]
  }

  /// One statistic one batch later.
  private func moved(
    _ statistic: Tensor, towards target: Tensor, scaledBy scale: Float, _ factor: Float
  ) throws -> Tensor {
    var tensor = statistic
    try tensor.changeFloats { values, count in
      target.withFloats { target in
        guard let values, let target else { return }
        for i in 0..<count {
          values[i] = (1 - factor) * values[i] + factor * (target[i] * scale)
        }
      }
    }
    return tensor
  }
}

/// The shape rule of both.
private func batchNormShape(of input: Shape, _ features: Int) throws(ShapeError) -> Shape {
  guard input.rank == 4, input[1] == features else {
    throw ShapeError(expected: "\(features) channels, [N, \(features), H, W]", found: input)
  }
  return input
}

/// The mean and the biased variance of each channel.
private func channelStatistics(
  _ input: Tensor
) throws(MemoryError) -> (mean: Tensor, variance: Tensor) {
  let shape = input.shape
  var mean = try Tensor(allocating: [shape[1]], as: Float.self) { $0.initialize(repeating: 0) }
  let variance = try Tensor(shape: [shape[1]]) { variance in
    mean.withUnsafeMutableElements(as: Float.self) { mean in
      input.withFloats {
        netdef_channel_statistics(
          $0, shape[0], shape[1], shape[2] * shape[3], mean.baseAddress, variance)
      }
    }
  }
  return (mean, variance)
}

/// (x − mean) / √(variance + ε) · weight + bias, channel by channel.
private func normalizeChannels(
  _ input: Tensor, mean: Tensor, variance: Tensor, weight: Tensor?, bias: Tensor?,
  _ epsilon: Float
) throws(MemoryError) -> Tensor {
  let shape = input.shape
  return try Tensor(shape: shape) { output in
    input.withFloats { input in
      mean.withFloats { mean in
        variance.withFloats { variance in
          weight.withFloats { weight in
            bias.withFloats { bias in
              netdef_normalize_channels(
                input, shape[0], shape[1], shape[2] * shape[3], mean, variance, weight, bias,
                epsilon, output)
            }
          }
        }
      }
    }
  }
}
