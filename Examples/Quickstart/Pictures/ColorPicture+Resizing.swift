extension ColorPicture {
  /// The picture in another size.
  ///
  /// A new pixel is the mean of the old ones around its place, whose weights fall off in a straight
  /// line: bilinear interpolation, and where the picture shrinks, over as many pixels as become one.
  func resized(width newWidth: Int, height newHeight: Int) -> ColorPicture {
    let columns = Resampling(from: width, to: newWidth)
    let rows = Resampling(from: height, to: newHeight)
    // Along the rows first, then along the columns.
    let wide = (0..<3 * height).flatMap { row in
      columns.applied(to: planes, start: row * width, step: 1)
    }
    var resized = [Float](repeating: 0, count: 3 * newWidth * newHeight)
    for color in 0..<3 {
      for column in 0..<newWidth {
        let values = rows.applied(
          to: wide, start: color * height * newWidth + column, step: newWidth)
        for (row, value) in values.enumerated() {
          resized[(color * newHeight + row) * newWidth + column] = value
        }
      }
    }
    return ColorPicture(width: newWidth, height: newHeight, planes: resized)
  }
}

/// How a line of pixels becomes one of another length.
struct Resampling {
  /// For each new pixel, the first old one that it is made of and the weights from there on.
  private let pixels: [(start: Int, weights: [Float])]

  /// The weights for lines of `count` pixels that become `newCount` pixels.
  ///
  /// With s = count / newCount, the new pixel i has its centre at c = (i + ½) · s. The old pixel j
  /// weighs max(0, 1 − |j + ½ − c| / max(s, 1)), divided by the sum of all.
  init(from count: Int, to newCount: Int) {
    let scale = Float(count) / Float(newCount)
    let radius = max(scale, 1)
    pixels = (0..<newCount).map { index in
      let center = (Float(index) + 0.5) * scale
      let start = max(0, Int((center - radius).rounded(.down)))
      let end = min(count, Int((center + radius).rounded(.up)))
      let weights = (start..<end).map { max(0, 1 - abs(Float($0) + 0.5 - center) / radius) }
      let sum = weights.reduce(0, +)
      return (start, weights.map { $0 / sum })
    }
  }

  /// The new line for the old one that begins at an index, with a step from pixel to pixel.
  func applied(to values: [Float], start: Int, step: Int) -> [Float] {
    pixels.map { pixel in
      var sum: Float = 0
      for (offset, weight) in pixel.weights.enumerated() {
        sum += weight * values[start + (pixel.start + offset) * step]
      }
      return sum
    }
  }
}
