/// The Swift types of tensors at a model's edges.
enum SwiftTypes {
  /// `Netdef.Batch<Netdef.Image<3, 224, 224>>` when the batch is open and all other sizes are
  /// numbers, else `Tensor`.
  static func batch(_ shape: TensorShape, _ element: ElementKind) -> String {
    guard let sizes = shape.sampleSizes else { return "Tensor" }
    let numbers = sizes.map(String.init).joined(separator: ", ")
    let sample: String? =
      switch (element, sizes.count) {
      case (.float, 0): "Netdef.Scalar"
      case (.float, 1): "Netdef.Features<\(numbers)>"
      case (.float, 2): "Netdef.Matrix<\(numbers)>"
      case (.float, 3): "Netdef.Image<\(numbers)>"
      case (.float, 4): "Netdef.Volume<\(numbers)>"
      case (.int, 1): "Netdef.Indices<\(numbers)>"
      default: nil
      }
    return sample.map { "Netdef.Batch<\($0)>" } ?? "Tensor"
  }

  /// A value taken from a tensor expression.
  static func wrap(_ expression: String, as type: String) -> String {
    type == "Tensor" ? expression : "Netdef.Batch(trusted: \(expression))"
  }
}
