import Netdef

/// A picture of grey pixels, row by row: 0 is paper, 1 is ink.
struct GrayPicture: Equatable {
  /// The number of columns.
  let width: Int

  /// The number of rows.
  let height: Int

  /// The greys, `height` · `width` of them.
  let greys: [Float]

  /// The picture as a tensor, `[height, width]`.
  var tensor: Tensor { Tensor(shape: [height, width], scalars: greys) }

  /// A picture of a tensor `[height, width]`, whose values outside of 0…1 are clamped.
  init(_ tensor: Tensor) {
    self.init(
      width: tensor.shape[1], height: tensor.shape[0],
      greys: tensor.scalars(as: Float.self).map { min(max($0, 0), 1) })
  }

  /// A picture of greys from 0 to 1.
  init(width: Int, height: Int, greys: [Float]) {
    precondition(
      greys.count == width * height,
      "a picture of \(width)×\(height) pixels was given \(greys.count) greys")
    self.width = width
    self.height = height
    self.greys = greys
  }

  /// The mean grey of a square of pixels; what is outside of the picture is paper.
  func grey(row: Int, column: Int, side: Int) -> Float {
    var sum: Float = 0
    for y in row..<row + side where y < height {
      for x in column..<column + side where x < width { sum += greys[y * width + x] }
    }
    return sum / Float(side * side)
  }
}
