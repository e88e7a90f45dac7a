/// A multi-dimensional array of numbers: a value, stored row by row, copied when it is changed.
///
/// Assigning a tensor shares its storage; the first change through one of the copies makes that
/// copy's storage its own. Memory begins at a multiple of 64 bytes.
public struct Tensor: Sendable {
  /// The sizes of the axes, outermost first.
  public let shape: Shape

  /// The type of the elements.
  public let elementType: ElementType

  /// The elements, possibly shared with other tensors.
  private(set) var storage: TensorStorage

  /// Takes storage over whose elements are all initialised.
  init(shape: Shape, elementType: ElementType, storage: TensorStorage) {
    self.shape = shape
    self.elementType = elementType
    self.storage = storage
  }

  /// Makes a tensor whose elements a closure writes: it must initialise every one of them.
  public init<E: TensorElement>(
    unsafeUninitializedShape shape: Shape, as type: E.Type,
    _ fill: (UnsafeMutableBufferPointer<E>) throws -> Void
  ) rethrows {
    let storage = TensorStorage(elementCount: shape.elementCount, of: type)
    try fill(storage.elements(as: type))
    self.init(shape: shape, elementType: E.elementType, storage: storage)
  }

  /// The number of axes.
  public var rank: Int { shape.rank }

  /// The number of elements.
  public var elementCount: Int { shape.elementCount }

  /// The same elements under another shape with as many elements; the storage is shared.
  func withShape(_ shape: Shape) -> Tensor {
    Tensor(shape: shape, elementType: elementType, storage: storage)
  }

  /// Reads the elements, row by row; stops if `type` is not the tensor's element type.
  public func withUnsafeElements<E: TensorElement, R>(
    as type: E.Type, _ body: (UnsafeBufferPointer<E>) throws -> R
  ) rethrows -> R {
    requireElements(type)
    return try withExtendedLifetime(storage) {
      try body(UnsafeBufferPointer(storage.elements(as: type)))
    }
  }

  /// Changes the elements in place, after making the storage this tensor's own; stops if `type` is
  /// not the tensor's element type.
  public mutating func withUnsafeMutableElements<E: TensorElement, R>(
    as type: E.Type, _ body: (UnsafeMutableBufferPointer<E>) throws -> R
  ) rethrows -> R {
    requireElements(type)
    if !isKnownUniquelyReferenced(&storage) {
      let copy = TensorStorage(elementCount: elementCount, of: type)
      _ = copy.elements(as: type).initialize(fromContentsOf: storage.elements(as: type))
      storage = copy
    }
    return try withExtendedLifetime(storage) { try body(storage.elements(as: type)) }
  }

  /// Stops unless the tensor's elements are of a type.
  private func requireElements<E: TensorElement>(_ type: E.Type) {
    require(
      elementType == E.elementType,
      "expected a tensor of \(E.elementType) elements, found \(elementType) in a tensor of shape "
        + "\(shape); convert it first with `converted(to: .\(E.elementType))`")
  }
}
