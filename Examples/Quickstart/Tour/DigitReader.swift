import Foundation
import Netdef

/// Reads digits by comparing a picture with the ten it knows.
struct DigitReader {
  /// A linear layer and a softmax, whose weights are the ten pictures.
  let network = TemplateMatcher()

  /// Makes the network's weights from the pictures.
  ///
  /// If a picture x is one of the templates t with noise of deviation σ on each pixel, the
  /// probability of t is the softmax of −|x − t|² / 2σ². The part |x|² is the same for all t, which
  /// leaves a linear layer: the weight is t / σ² and the bias −|t|² / 2σ².
  init(deviation: Float = 1) throws {
    let templates = try DigitPictures().largeBatch.tensor.flatten(start: 1)
    let variance = deviation * deviation
    network.`1`.weight.value = templates / variance
    network.`1`.bias?.value = (templates * templates).sum(axis: 1) / (-2 * variance)
  }

  /// Shows a picture file of 28×28 pixels and says which digit is on it.
  ///
  /// - Throws: `PictureError` for a file that is none, or of another size.
  func read(_ path: String) throws {
    let picture = try PortableGraymap.read(path: path)
    let name = URL(fileURLWithPath: path).lastPathComponent
    try picture.require(side: 28, file: name)
    let probabilities = network(try Batch(picture.tensor.unsqueeze(0))).tensor[0]
    print(picture.lines().joined(separator: "\n"))
    let digit = probabilities.argmax().item(as: Int64.self)
    print("\(name): \(digit), with probability \(probabilities.max())")
  }
}
