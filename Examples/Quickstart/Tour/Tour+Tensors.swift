import Netdef

extension Tour {
  /// Works with tensors directly; they print as PyTorch prints them.
  func workWithTensors() {
    let x = Tensor.arange(Float(12)).reshape(3, -1)
    print(x)
    print("sum \(x.sum().item), mean \(x.mean().item), largest of each row at", x.argmax(axis: 1))
    print("a row:", x[1])
    print("above 5:", x .> 5)
    print("stacked and squeezed:", Tensor.stack([x, x]).shape, x.unsqueeze(0).squeeze().shape)
    print("a product:", x.matmul(x.transposed()))

    let first = Tensor.rand([2, 3], generator: RandomGenerator(seed: 7))
    let second = Tensor.rand([2, 3], generator: RandomGenerator(seed: 7))
    print("the same seed, the same numbers:", (first .== second).all())
    print("a large one is summarised:", Tensor.rand([1000, 1000], generator: generator))
  }
}
