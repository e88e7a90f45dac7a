import Netdef

/// The class behind `extern layer Patches` of `ExternBlocks.netdef`.
final class Patches: Layer {
  let weight: Parameter
  let bias: Parameter?
  let size: Int
  let width: Int

  init(size: Int, width: Int, bias: Bool = true, generator: RandomGenerator = .shared) {
    let inputs = 2 * size * size
    weight = Parameter(.randn([width, inputs], generator: generator))
    self.bias = bias ? Parameter(.zeros([width])) : nil
    self.size = size
    self.width = width
  }

  var printedAttributes: String { "\(size), \(width), bias=\(bias != nil)" }

  func forward(_ x: Node) throws -> Node {
    let (n, c, h, w) = (x.shape[0], x.shape[1], x.shape[2] / size, x.shape[3] / size)
    let patches = try x.reshape([n, h * w, c * size * size])
    return try patches.linear(weight: x.value(of: weight), bias: bias.map { x.value(of: $0) })
  }
}

/// The class behind `extern layer Shift`.
final class Shift: Layer {
  enum Direction: String { case plus, minus }

  let by: Float
  let how: Direction

  init(by: Float = 0.5, how: Direction = .plus) {
    self.by = by
    self.how = how
  }

  var printedAttributes: String { "by=\(by), how=\(how.rawValue)" }

  func forward(_ x: Node) throws -> Node { try how == .plus ? x + by : x - by }
}

extension Node {
  /// The function behind `extern function swapped`.
  func swapped() throws -> Node {
    var sizes = shape.sizes
    sizes.swapAt(sizes.count - 1, sizes.count - 2)
    return try reshape(sizes)
  }
}
