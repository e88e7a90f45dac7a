/// Tensors from nested array literals: `Tensor([[1, 2], [3, 4]])`.
///
/// Literals of whole numbers make float tensors; arrays of type `[Int]`, `[[Int]]` … make int64
/// tensors. All rows of one level must be equally long.
///
/// The initializers that take `Int` are disfavored, because whole literals would choose them.
extension Tensor {
  /// Makes a rank-0 tensor: a number.
  public init(_ value: Float) { self.init(shape: [], scalars: [value]) }

  /// Makes a rank-0 tensor of another type.
  public init<E: TensorElement>(_ value: E) { self.init(shape: [], scalars: [value]) }

  /// Makes a rank-0 int64 tensor.
  @_disfavoredOverload
  public init(_ value: Int) { self.init(shape: [], scalars: [Int64(value)]) }

  /// Makes a float tensor of rank 1.
  public init(_ values: [Float]) { self.init(shape: [values.count], scalars: values) }

  /// Makes a float tensor of rank 2.
  public init(_ values: [[Float]]) { self.init(Nesting(values.map(Nesting.init))) }

  /// Makes a float tensor of rank 3.
  public init(_ values: [[[Float]]]) {
    self.init(Nesting(values.map { Nesting($0.map(Nesting.init)) }))
  }

  /// Makes a float tensor of rank 4.
  public init(_ values: [[[[Float]]]]) {
    self.init(Nesting(values.map { Nesting($0.map { Nesting($0.map(Nesting.init)) }) }))
  }

  /// Makes a tensor of rank 1.
  public init<E: TensorElement>(_ values: [E]) {
    self.init(shape: [values.count], scalars: values)
  }

  /// Makes a tensor of rank 2.
  public init<E: TensorElement>(_ values: [[E]]) { self.init(Nesting(values.map(Nesting.init))) }

  /// Makes a tensor of rank 3.
  public init<E: TensorElement>(_ values: [[[E]]]) {
    self.init(Nesting(values.map { Nesting($0.map(Nesting.init)) }))
  }

  /// Makes a tensor of rank 4.
  public init<E: TensorElement>(_ values: [[[[E]]]]) {
    self.init(Nesting(values.map { Nesting($0.map { Nesting($0.map(Nesting.init)) }) }))
  }

  /// Makes an int64 tensor of rank 1.
  @_disfavoredOverload
  public init(_ values: [Int]) { self.init(values.map(Int64.init)) }

  /// Makes an int64 tensor of rank 2.
  @_disfavoredOverload
  public init(_ values: [[Int]]) { self.init(values.map { $0.map(Int64.init) }) }

  /// Makes an int64 tensor of rank 3.
  @_disfavoredOverload
  public init(_ values: [[[Int]]]) { self.init(values.map { $0.map { $0.map(Int64.init) } }) }

  /// Takes the elements of nested arrays over.
  private init<E: TensorElement>(_ nesting: Nesting<E>) {
    self.init(shape: Shape(nesting.sizes), scalars: nesting.scalars)
  }
}

/// The sizes and elements of nested arrays, gathered from the inside out.
private struct Nesting<E: TensorElement> {
  /// The lengths of the levels, outermost first.
  let sizes: [Int]

  /// The elements, row by row.
  let scalars: [E]

  /// The innermost level.
  init(_ values: [E]) {
    sizes = [values.count]
    scalars = values
  }

  /// A level of equally long rows; an empty one says nothing about the levels inside it.
  init(_ rows: [Nesting]) {
    let rowSizes = rows.first?.sizes ?? [0]
    for row in rows {
      require(
        row.sizes == rowSizes,
        "nested arrays must be equally long, but rows of shapes \(Shape(rowSizes)) and "
          + "\(Shape(row.sizes)) stand side by side")
    }
    sizes = [rows.count] + rowSizes
    scalars = rows.flatMap(\.scalars)
  }
}
