import Netdef

/// The layers' formulas as plain loops in double precision, with nothing shared with the kernels.
enum NaiveReference {
  /// A tensor's element, or 0 outside the picture.
  private static func at(
    _ x: [Float], _ shape: Shape, _ n: Int, _ c: Int, _ h: Int, _ w: Int
  ) -> Double? {
    guard (0..<shape[2]).contains(h), (0..<shape[3]).contains(w) else { return nil }
    return Double(x[((n * shape[1] + c) * shape[2] + h) * shape[3] + w])
  }

  /// The sizes of a window in both directions.
  struct Geometry {
    var kernel = (1, 1)
    var stride = (1, 1)
    var padding = (0, 0)
    /// Padding after the picture; nil for as much as before it.
    var paddingAfter: (Int, Int)?
    var dilation = (1, 1)
    var ceilMode = false

    func output(_ input: (Int, Int)) -> (Int, Int) {
      let after = paddingAfter ?? padding
      return (
        size(input.0, kernel.0, stride.0, padding.0, after.0, dilation.0),
        size(input.1, kernel.1, stride.1, padding.1, after.1, dilation.1)
      )
    }

    /// Counts windows one by one.
    private func size(
      _ input: Int, _ kernel: Int, _ stride: Int, _ before: Int, _ after: Int, _ dilation: Int
    ) -> Int {
      let reach = dilation * (kernel - 1) + 1
      var count = 0
      var start = -before
      while true {
        let isWhole = start + reach <= input + after
        let isPartial = start < input && start + reach - stride < input + after
        guard isWhole || (ceilMode && isPartial) else { return count }
        count += 1
        start += stride
      }
    }
  }

  static func convolution(
    _ input: Tensor, weight: Tensor, bias: Tensor?, groups: Int, _ g: Geometry
  ) -> Tensor {
    let (x, w) = (input.scalars(as: Float.self), weight.scalars(as: Float.self))
    let b = bias?.scalars(as: Float.self)
    let (p, q) = g.output((input.shape[2], input.shape[3]))
    let (kernels, channels) = (weight.shape[0], weight.shape[1])
    var y: [Float] = []
    for n in 0..<input.shape[0] {
      for k in 0..<kernels {
        let firstChannel = k / (kernels / groups) * channels
        for row in 0..<p {
          for column in 0..<q {
            var sum = b.map { Double($0[k]) } ?? 0
            for c in 0..<channels {
              for r in 0..<g.kernel.0 {
                for s in 0..<g.kernel.1 {
                  let h = row * g.stride.0 - g.padding.0 + r * g.dilation.0
                  let v = column * g.stride.1 - g.padding.1 + s * g.dilation.1
                  let value = at(x, input.shape, n, firstChannel + c, h, v) ?? 0
                  let index = ((k * channels + c) * g.kernel.0 + r) * g.kernel.1 + s
                  sum += value * Double(w[index])
                }
              }
            }
            y.append(Float(sum))
          }
        }
      }
    }
    return Tensor(shape: [input.shape[0], kernels, p, q], scalars: y)
  }

  /// Pools with a function of the values inside the picture and the count inside the padded one.
  static func pool(
    _ input: Tensor, _ g: Geometry, _ combine: (_ values: [Double], _ padded: Int) -> Double
  ) -> Tensor {
    let x = input.scalars(as: Float.self)
    let (height, width) = (input.shape[2], input.shape[3])
    let (p, q) = g.output((height, width))
    var y: [Float] = []
    for n in 0..<input.shape[0] {
      for c in 0..<input.shape[1] {
        for row in 0..<p {
          for column in 0..<q {
            var values: [Double] = []
            var padded = 0
            for r in 0..<g.kernel.0 {
              for s in 0..<g.kernel.1 {
                let h = row * g.stride.0 - g.padding.0 + r * g.dilation.0
                let v = column * g.stride.1 - g.padding.1 + s * g.dilation.1
                if h < height + g.padding.0 && v < width + g.padding.1 { padded += 1 }
                if let value = at(x, input.shape, n, c, h, v) { values.append(value) }
              }
            }
            y.append(Float(combine(values, padded)))
          }
        }
      }
    }
    return Tensor(shape: [input.shape[0], input.shape[1], p, q], scalars: y)
  }

  /// The mean and the biased variance of each channel.
  static func statistics(_ input: Tensor) -> (mean: [Double], variance: [Double]) {
    let x = input.scalars(as: Float.self)
    let shape = input.shape
    let values = (0..<shape[1]).map { c in
      (0..<shape[0]).flatMap { n in
        (0..<shape[2]).flatMap { h in (0..<shape[3]).map { at(x, shape, n, c, h, $0) ?? 0 } }
      }
    }
    let mean = values.map { $0.reduce(0, +) / Double($0.count) }
    let variance = zip(values, mean).map { values, mean in
      values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
    }
    return (mean, variance)
  }
}
