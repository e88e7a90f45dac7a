import Netdef

extension Tour {
  /// Uses layers outside of any network, on three pictures.
  func runLayersAlone() {
    let images = Tensor.stack(digits.large[..<3].map(\.tensor))
    let flat = Flatten()(images)
    let hidden = Linear(28 * 28, 512, generator: generator)(flat)
    let active = ReLU()(hidden)
    let probabilities = Softmax(axis: 1)(Linear(512, 10, generator: generator)(active))
    print("\(images.shape) → Flatten \(flat.shape) → Linear \(hidden.shape)", terminator: " ")
    print("→ ReLU \(active.shape) → Linear, Softmax \(probabilities.shape)")
    print("\nbefore ReLU:\n\(hidden)")
    print("after ReLU:\n\(active)")
  }
}
