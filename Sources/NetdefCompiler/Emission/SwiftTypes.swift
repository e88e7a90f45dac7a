/// The Swift types of tensors at a model's edges.
extension SwiftType {
  static var tensor: SwiftType { .runtime("Tensor") }

  /// `Batch<Image<3, 224, 224>>` when the batch is open and all other sizes are numbers, else
  /// `Tensor`.
  static func batch(_ shape: TensorShape, _ element: ElementKind) -> SwiftType {
    guard let sizes = shape.sampleSizes else { return .tensor }
    let name: String
    switch (element, sizes.count) {
    case (.float, 0): name = "Scalar"
    case (.float, 1): name = "Features"
    case (.float, 2): name = "Matrix"
    case (.float, 3): name = "Image"
    case (.float, 4): name = "Volume"
    case (.int, 1): name = "Indices"
    default: return .tensor
    }
    let sample = SwiftType.runtime(name)
    let numbers = sizes.map { SwiftType.named(String($0), .swift) }
    return .generic(.runtime("Batch"), [numbers.isEmpty ? sample : .generic(sample, numbers)])
  }

  /// The tensor of a value of the type.
  func tensor(of value: SwiftTree) -> SwiftTree {
    self == .tensor ? value : value.member("tensor")
  }

  /// A value of the type, made of a tensor.
  func holding(_ tensor: SwiftTree) -> SwiftTree {
    self == .tensor
      ? tensor : SwiftTree.runtime("Batch").calling([.init("trusted", tensor)])
  }
}
