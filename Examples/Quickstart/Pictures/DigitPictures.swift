import Foundation
import Netdef

/// The pictures of the ten digits that belong to this example, in two sizes.
struct DigitPictures {
  /// 0 to 9 in 24×24 pixels.
  let small: [GrayPicture]

  /// 0 to 9 in 28×28 pixels.
  let large: [GrayPicture]

  /// Reads all pictures from the example's resources.
  init() throws {
    small = try (0...9).map { try Self.read($0, side: 24) }
    large = try (0...9).map { try Self.read($0, side: 28) }
  }

  /// The small ones as the input of `TutorialCNN`, `[10, 1, 24, 24]`.
  var smallBatch: Batch<Image<1, 24, 24>> {
    get throws { try Batch(Tensor.stack(small.map(\.tensor)).unsqueeze(1)) }
  }

  /// The large ones as the input of `NeuralNetwork`, `[10, 28, 28]`.
  var largeBatch: Batch<Matrix<28, 28>> {
    get throws { try Batch(Tensor.stack(large.map(\.tensor))) }
  }

  /// Reads one picture and checks its size.
  private static func read(_ digit: Int, side: Int) throws -> GrayPicture {
    let file = Bundle.module.bundleURL.appendingPathComponent("Digits/\(digit)-\(side).pgm")
    let picture = try PortableGraymap.read(path: file.path)
    try picture.require(side: side, file: file.lastPathComponent)
    return picture
  }
}

extension GrayPicture {
  /// Throws unless the picture is a square of a side.
  func require(side: Int, file: String) throws(PictureError) {
    guard width == side, height == side else {
      throw PictureError(
        file: file, expected: "\(side)×\(side) pixels", found: "\(width)×\(height)")
    }
  }
}
