import CNetdefKernels

/// Tensors with computed elements, named as in PyTorch.
extension Tensor {
  /// A tensor of zeros.
  public static func zeros(_ shape: Shape, elementType: ElementType = .float32) -> Tensor {
    full(shape, 0, elementType: elementType)
  }

  /// A tensor of ones.
  public static func ones(_ shape: Shape, elementType: ElementType = .float32) -> Tensor {
    full(shape, 1, elementType: elementType)
  }

  /// A tensor whose elements the caller will overwrite; they are zero until then.
  public static func empty(_ shape: Shape, elementType: ElementType = .float32) -> Tensor {
    zeros(shape, elementType: elementType)
  }

  /// A tensor with one value everywhere, truncated for integer types.
  public static func full(
    _ shape: Shape, _ value: Float, elementType: ElementType = .float32
  ) -> Tensor {
    switch elementType {
    case .float32: Tensor(repeating: value, shape: shape)
    case .int64: Tensor(repeating: Int64(truncating: Double(value)), shape: shape)
    case .int32: Tensor(repeating: Int32(truncating: Double(value)), shape: shape)
    case .bool: Tensor(repeating: value != 0, shape: shape)
    }
  }

  /// Makes a tensor with one value everywhere.
  public init<E: TensorElement>(repeating value: E, shape: Shape) {
    self.init(unsafeUninitializedShape: shape, as: E.self) { elements in
      guard let base = elements.baseAddress else { return }
      withUnsafePointer(to: value) {
        netdef_fill(MemoryLayout<E>.stride, $0, base, elements.count)
      }
    }
  }

  /// The whole numbers `start, start + step, …` before `end`, as int64.
  public static func arange(_ start: Int, _ end: Int, step: Int = 1) -> Tensor {
    require(step != 0, "`arange` needs a step other than 0")
    let isForward = step > 0
    guard isForward ? start < end : start > end else { return Tensor([] as [Int64]) }
    // The distance fits in a UInt whatever the bounds are.
    let distance = UInt(bitPattern: isForward ? end &- start : start &- end)
    let count = Int(clamping: (distance - 1) / step.magnitude + 1)
    return computed(count) { Int64(start &+ $0 &* step) }
  }

  /// The whole numbers from 0 up to `end`, `end` excluded, as int64.
  public static func arange(_ end: Int) -> Tensor { arange(0, end) }

  /// The numbers `start, start + step, …` before `end`, each `start + index · step` rounded once.
  public static func arange(_ start: Float, _ end: Float, step: Float = 1) -> Tensor {
    let span = (Double(end) - Double(start)) / Double(step)
    require(
      step != 0 && span.isFinite,
      "`arange` needs finite bounds and a step other than 0, found \(start), \(end) and \(step)")
    let count = Int(exactly: Swift.max(0, span.rounded(.up))) ?? .max
    return computed(count) { Float(Double(start) + Double($0) * Double(step)) }
  }

  /// The numbers from 0 up to `end`, `end` excluded, in steps of 1.
  public static func arange(_ end: Float) -> Tensor { arange(0, end) }

  /// `count` equally spaced numbers from `start` to `end`, both included.
  public static func linspace(_ start: Float, _ end: Float, count: Int) -> Tensor {
    require(count >= 0, "`linspace` needs a count of at least 0, found \(count)")
    // From both ends towards the middle, so that both ends are exact, as in PyTorch.
    let step = (end - start) / Float(Swift.max(count - 1, 1))
    return computed(count) { index in
      index < count / 2 || count == 1
        ? start + step * Float(index) : end - step * Float(count - 1 - index)
    }
  }

  /// A tensor of rank 1 whose elements are a function of their position; stops if there are more
  /// than a shape can have.
  private static func computed<E: TensorElement>(
    _ count: Int, _ element: (Int) -> E
  ) -> Tensor {
    Tensor(unsafeUninitializedShape: [count], as: E.self) { elements in
      for index in elements.indices { elements[index] = element(index) }
    }
  }

  /// The identity matrix with `rows` rows and as many columns, or `columns` of them.
  public static func eye(_ rows: Int, _ columns: Int? = nil) -> Tensor {
    let columns = columns ?? rows
    var matrix = zeros([rows, columns])
    matrix.withUnsafeMutableElements(as: Float.self) { elements in
      for index in 0..<Swift.min(rows, columns) { elements[index * columns + index] = 1 }
    }
    return matrix
  }
}
