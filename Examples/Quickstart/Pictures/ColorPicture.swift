import Netdef

/// A picture in red, green and blue, each from 0 to 1.
struct ColorPicture: Equatable {
  /// The number of columns.
  let width: Int

  /// The number of rows.
  let height: Int

  /// All reds row by row, then all greens, then all blues.
  let planes: [Float]

  /// A picture of planes, 3 · `height` · `width` values.
  init(width: Int, height: Int, planes: [Float]) {
    precondition(
      planes.count == 3 * width * height,
      "a picture of \(width)×\(height) pixels was given \(planes.count) values")
    self.width = width
    self.height = height
    self.planes = planes
  }

  /// The picture as a tensor, `[3, height, width]`.
  var tensor: Tensor { Tensor(shape: [3, height, width], scalars: planes) }

  /// What torchvision's models for ImageNet look at: the shorter side is made 256 pixels long, and
  /// the 224×224 pixels in the middle are taken.
  func prepared(shorterSide: Int = 256, side: Int = 224) -> ColorPicture {
    // A square first: nothing is computed that would be cut off.
    cropped(side: min(width, height)).resized(width: shorterSide, height: shorterSide)
      .cropped(side: side)
  }

  /// The square in the middle; its side is at most that of the picture.
  func cropped(side: Int) -> ColorPicture {
    precondition(side <= min(width, height), "a square of \(side) from \(width)×\(height) pixels")
    let (top, left) = ((height - side) / 2, (width - side) / 2)
    let cropped = (0..<3).flatMap { color in
      (0..<side).flatMap { row in
        let start = (color * height + top + row) * width + left
        return planes[start..<start + side]
      }
    }
    return ColorPicture(width: side, height: side, planes: cropped)
  }

  /// How bright each pixel is, by the weights of Rec. 601.
  var brightness: GrayPicture {
    let count = width * height
    return GrayPicture(
      width: width, height: height,
      greys: (0..<count).map {
        0.299 * planes[$0] + 0.587 * planes[count + $0] + 0.114 * planes[2 * count + $0]
      })
  }
}
