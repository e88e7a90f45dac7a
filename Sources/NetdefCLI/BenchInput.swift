import Netdef
import NetdefCompiler
import NetdefLoader

/// A random input for measuring.
struct BenchInput {
  let port: Port

  /// The numbers for the open sizes.
  let sizes: [String: Int]

  /// The tensor, of as many elements as memory holds.
  func tensor(_ generator: RandomGenerator) throws -> Tensor {
    let numbers = port.shape.sizes.compactMap { OpenSizes.put(sizes, into: $0)?.value }
    // Truth values are made of whole numbers.
    var byteCount = ElementType(port.element).byteCount * (port.element == .bool ? 9 : 1)
    var fits = numbers.count == port.shape.rank && numbers.allSatisfy { $0 >= 0 }
    for number in numbers where fits {
      let (product, overflow) = byteCount.multipliedReportingOverflow(by: number)
      byteCount = product
      fits = !overflow
    }
    try tellingErrors {
      try SystemMemory.require(
        fits ? byteCount : nil, for: "an input \(port.shape) of these sizes")
    }
    let shape = Shape(numbers)
    switch port.element {
    case .float: return .randn(shape, generator: generator)
    // Small numbers, because every vocabulary has them.
    case .int: return .randint(0..<2, shape, generator: generator)
    case .bool: return .randint(0..<2, shape, generator: generator).converted(to: .bool)
    }
  }
}
