import Netdef

extension Tour {
  /// Shows what every step of the CNN makes of 111 patterns.
  func showActivations() {
    let patterns = Batch<Image<1, 24, 24>>.rand(count: 111, generator: generator)
    let activations = cnn.activations(patterns)
    for (index, activation) in activations.all.enumerated() {
      print("ID: \(index) Shape: \(activation.tensor.shape)")
    }

    // Each activation is a property of its own type: the Swift compiler knows the shape.
    let features: Batch<Features<576>> = activations.`6`
    print("\nthe flattened features of pattern 0: \(features[0].shape)")
  }
}
