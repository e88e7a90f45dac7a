import Netdef

/// How far the answer to a reference case may lie from PyTorch's. Both were rounded, so that a bound
/// holds twice.
extension ReferenceCase {
  /// The bounds of the answer's elements.
  ///
  /// - Parameter run: Computes the case's layer or function for a case: the same on magnitudes is the
  ///   sum of the terms' magnitudes.
  func bounds(_ run: (ReferenceCase) throws -> Tensor) throws -> [Double] {
    let expected = try tensor("output")
    if settings.truth("exact") { return [Double](repeating: 0, count: expected.elementCount) }
    let input = try tensor("input")
    let once: [Double]
    switch type.lowercased() {
    case "conv2d":
      let terms = try tensor("weight").shape.sizes.dropFirst().reduce(1, *)
      once = RoundingBound.sums(of: terms, magnitudes: try run(magnitudes))
    case "linear":
      once = RoundingBound.sums(
        of: try tensor("weight").shape[1], magnitudes: try run(magnitudes))
    case "matmul":
      once = RoundingBound.sums(of: input.shape.sizes.last ?? 1, magnitudes: try run(magnitudes))
    case "avgpool2d", "adaptiveavgpool2d":
      let plane = input.shape.sizes.suffix(2).reduce(1, *)
      once = RoundingBound.sums(of: plane, magnitudes: try run(magnitudes))
    case "sum", "mean":
      // PyTorch adds in pairs, so that a sum has as many roundings as its number has digits.
      let terms = Int.bitWidth - input.elementCount.leadingZeroBitCount
      once = RoundingBound.sums(of: terms, magnitudes: try run(magnitudes))
    case "batchnorm2d":
      once = RoundingBound.sums(of: 8 * steps, magnitudes: try batchNormMagnitudes())
    case "softmax": once = RoundingBound.softmax(expected, terms: axisSize)
    case "logsoftmax": once = RoundingBound.logSoftmax(expected, terms: axisSize)
    case "gelu":
      // 1 + erf(x) cancels: what is lost is lost of 1, times x.
      once = RoundingBound.relative(8, of: input)
    case "elu", "selu":
      // So does eˣ − 1, where it is computed as that.
      let scale = 2 * max(1, abs(arguments.number("alpha") ?? 1))
      once = RoundingBound.relative(8, of: expected).map {
        $0 + RoundingBound.gamma(4) * Double(scale)
      }
    default: once = RoundingBound.relative(6, of: expected)
    }
    return once.map { 2 * $0 }
  }

  /// The bounds of what a batch norm remembers: means and variances of magnitudes, moved so often.
  func bounds(ofBuffer name: String, _ expected: Tensor) throws -> [Double] {
    guard expected.elementType == .float32 else { return [] }
    guard name.hasSuffix("running_mean") else {
      return RoundingBound.relative(16 * (steps + 1), of: expected)
    }
    // A mean cancels: its terms are as large as the input and the mean before.
    let terms = [try tensor("input"), try tensor("running_mean")]
    let largest = terms.flatMap { $0.scalars(as: Float.self) }.map { abs(Double($0)) }.max() ?? 0
    let bound = 2 * RoundingBound.gamma(8 * (steps + 1)) * largest
    return [Double](repeating: bound, count: expected.elementCount)
  }

  /// How often the layer is called.
  private var steps: Int { settings.integer("steps") ?? 1 }

  /// The size of the axis along which probabilities add up.
  private var axisSize: Int {
    guard let shape = tensors["input"]?.shape, shape.rank > 0 else { return 1 }
    let axis = arguments.integer("axis") ?? 0
    return shape[axis < 0 ? axis + shape.rank : axis]
  }

  /// |x|·s + |mean|·s + |bias|, s being a batch norm's factor: what its sum is made of.
  private func batchNormMagnitudes() throws -> Tensor {
    let input = try tensor("input")
    if input.elementCount == 0 { return input }
    let mode = settings["mode"] ?? "train"
    let mean: Tensor
    let variance: Tensor
    if mode == "train" || tensors["running_mean"] == nil {
      let statistics = NaiveReference.statistics(input)
      mean = Tensor(statistics.mean.map { Float($0) })
      variance = Tensor(statistics.variance.map { Float($0) })
    } else {
      let prefix = mode == "trainThenEval" ? "after/" : ""
      mean = try tensor("\(prefix)running_mean")
      variance = try tensor("\(prefix)running_var")
    }
    let factor = 1 / (variance + (arguments.number("eps") ?? 1e-5)).sqrt()
    let shape: Shape = [1, input.shape[1], 1, 1]
    var result = (input.abs() + mean.abs().reshape(shape)) * factor.reshape(shape)
    if let weight = tensors["weight"] { result = result * weight.abs().reshape(shape) }
    if let bias = tensors["bias"] { result = result + bias.abs().reshape(shape) }
    return result
  }

  /// The case with the magnitudes of all its tensors.
  private var magnitudes: ReferenceCase {
    var other = self
    for (name, tensor) in tensors where tensor.elementType == .float32 {
      other.tensors[name] = tensor.abs()
    }
    return other
  }
}
