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
  private var storage: TensorStorage

  /// The number of axes.
  public var rank: Int { shape.rank }

  /// The number of elements.
  public var elementCount: Int { shape.elementCount }

  private init(shape: Shape, elementType: ElementType, storage: TensorStorage) {
    self.shape = shape
    self.elementType = elementType
    self.storage = storage
  }

  /// The same elements under another shape with as many elements; the storage is shared.
  func withShape(_ shape: Shape) -> Tensor {
    Tensor(shape: shape, elementType: elementType, storage: storage)
  }
}

/// Elements as typed memory.
extension Tensor {
  /// Makes a tensor whose elements a closure writes: it must initialise every one of them.
  public init<E: TensorElement>(
    unsafeUninitializedShape shape: Shape, as type: E.Type,
    _ fill: (UnsafeMutableBufferPointer<E>) throws -> Void
  ) rethrows {
    let storage = withMemoryOrStop { () throws(MemoryError) in
      try TensorStorage(elementCount: shape.elementCount, elementType: E.elementType)
    }
    try fill(storage.elements(as: type))
    self.init(shape: shape, elementType: E.elementType, storage: storage)
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
    withMemoryOrStop { () throws(MemoryError) in try makeStorageUnique() }
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

/// Elements as bytes, in the machine's byte order.
extension Tensor {
  /// Makes a tensor whose bytes a closure writes: it must initialise every one of them, bytes of
  /// truth values with 0 or 1.
  public init(
    unsafeUninitializedShape shape: Shape, elementType: ElementType,
    _ fill: (UnsafeMutableRawBufferPointer) throws -> Void
  ) rethrows {
    let storage = withMemoryOrStop { () throws(MemoryError) in
      try TensorStorage(elementCount: shape.elementCount, elementType: elementType)
    }
    try fill(storage.bytes)
    self.init(shape: shape, elementType: elementType, storage: storage)
  }

  /// Reads the bytes of the elements, row by row.
  public func withUnsafeBytes<R>(
    _ body: (UnsafeRawBufferPointer) throws -> R
  ) rethrows -> R {
    try withExtendedLifetime(storage) { try body(UnsafeRawBufferPointer(storage.bytes)) }
  }

  /// Changes the bytes of the elements in place, after making the storage this tensor's own.
  public mutating func withUnsafeMutableBytes<R>(
    _ body: (UnsafeMutableRawBufferPointer) throws -> R
  ) rethrows -> R {
    withMemoryOrStop { () throws(MemoryError) in try makeStorageUnique() }
    return try withExtendedLifetime(storage) { try body(storage.bytes) }
  }

  /// Copies the storage if another tensor uses it as well; throws where there is no memory for it,
  /// which the functions that change elements stop for.
  mutating func makeStorageUnique() throws(MemoryError) {
    guard !isKnownUniquelyReferenced(&storage) else { return }
    let copy = try TensorStorage(elementCount: elementCount, elementType: elementType)
    copy.bytes.copyMemory(from: UnsafeRawBufferPointer(storage.bytes))
    storage = copy
  }
}

/// Tensors in calls that can throw.
extension Tensor {
  /// Makes a tensor whose elements a closure writes, every one of them; throws without memory for it.
  init<E: TensorElement>(
    allocating shape: Shape, as type: E.Type, _ fill: (UnsafeMutableBufferPointer<E>) -> Void
  ) throws(MemoryError) {
    let storage = try TensorStorage(
      elementCount: shape.elementCount, elementType: E.elementType)
    fill(storage.elements(as: type))
    self.init(shape: shape, elementType: E.elementType, storage: storage)
  }

  /// Makes a tensor whose bytes a closure writes, every one of them; throws without memory for it.
  init(
    allocating shape: Shape, elementType: ElementType,
    _ fill: (UnsafeMutableRawBufferPointer) -> Void
  ) throws(MemoryError) {
    let storage = try TensorStorage(elementCount: shape.elementCount, elementType: elementType)
    fill(storage.bytes)
    self.init(shape: shape, elementType: elementType, storage: storage)
  }
}
