import Netdef

extension Tour {
  /// Works with tensors directly; they print as PyTorch prints them.
  func workWithTensors() {
    let x = Tensor.arange(Float(12)).reshape(3, -1)
    print(x)
    print("\nsum \(x.sum()), mean \(x.mean()), the largest of each row at \(x.argmax(axis: 1))")
    print("a row: \(x[1])")
    print("stacked \(Tensor.stack([x, x]).shape), squeezed \(x.unsqueeze(0).squeeze().shape)")
    print("above 5:\n\(x .> 5)")
    print("times its transpose:\n\(x.matmul(x.transposed()))")

    let first = Tensor.rand([2, 3], generator: RandomGenerator(seed: 7))
    let second = Tensor.rand([2, 3], generator: RandomGenerator(seed: 7))
    print("\nthe same seed gives the same numbers: \((first .== second).all())")
    print("a large tensor is summarised:\n\(Tensor.rand([1000, 1000], generator: generator))")
  }
}
