import Foundation
import Netdef
import NetdefModels

/// Tells what is on a photo, with the library's ResNet-18.
struct PhotoClassifier {
  /// The network, in evaluation mode.
  let network: ResNet18

  /// Whether the weights are random.
  let isUntrained: Bool

  /// Makes the network.
  ///
  /// - Parameter weights: A state dict of torchvision's `resnet18` as a safetensors file; nil for
  ///   random weights, the same at every run.
  /// - Throws: `SafeTensorsError` or `StateDictError` for a file that does not fit.
  init(weights: String? = nil) throws {
    network = ResNet18(generator: RandomGenerator(seed: 18))
    if let weights { try network.load(from: weights) }
    isUntrained = weights == nil
  }

  /// The photo that belongs to this example.
  static let example = Bundle.module.bundleURL.appendingPathComponent("Photos/balloon.ppm")

  /// A photo as the network's input: cut, made 224×224 pixels large, and normalized.
  static func input(of photo: ColorPicture) throws -> Batch<Image<3, 224, 224>> {
    try Batch(ImageNet.normalized(photo.prepared().tensor).unsqueeze(0))
  }

  /// Reads a photo and prints the five largest outputs with their classes' probabilities.
  ///
  /// - Throws: `PictureError` for a file that is no picture in colors.
  func classify(_ path: String) throws {
    let photo = try PortablePixmap.read(path: path)
    let input = try Self.input(of: photo)
    let logits: Batch<Features<1000>> = network(input)

    print(photo.brightness.lines(scale: 8).joined(separator: "\n"))
    let name = URL(fileURLWithPath: path).lastPathComponent
    print(
      "\(name): \(photo.width)×\(photo.height) pixels → \(input.tensor.shape) → ", terminator: "")
    print("\(logits.tensor.shape)\n\nclass  output  probability")
    for (index, output, probability) in Self.largest(5, of: logits[0]) {
      print(String(format: "%5d  %6.3f  %11.4f", index, output, probability))
    }
    if isUntrained { print("(the weights are random, and so is the answer)") }
  }

  /// The largest of some logits, the largest first: where they are, and their softmax.
  static func largest(
    _ count: Int, of logits: Tensor
  ) -> [(index: Int, output: Float, probability: Float)] {
    let outputs = logits.scalars(as: Float.self)
    let probabilities = Softmax(axis: 0)(logits).scalars(as: Float.self)
    // The first of equal ones goes before.
    let order = outputs.indices.sorted { (outputs[$1], $0) < (outputs[$0], $1) }
    return order.prefix(count).map { ($0, outputs[$0], probabilities[$0]) }
  }
}
