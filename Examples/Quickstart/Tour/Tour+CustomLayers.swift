import Netdef

extension Tour {
  /// Runs a network whose layers are declared in a .netdef file and written in Swift here.
  func runCustomLayers() throws {
    print(squaredCNN)
    let images = try Batch<Image<1, 28, 28>>(digits.largeBatch.tensor.unsqueeze(1))
    print()
    print(squaredCNN.activations(images))
    print("\nits parameters:", squaredCNN.namedParameters.map(\.name).joined(separator: ", "))
    print("the factors of `scale` are \(squaredCNN.scale.weight.shape)", terminator: ", ")
    print("each \(squaredCNN.scale.weight.value.mean()) in the beginning")
  }
}
