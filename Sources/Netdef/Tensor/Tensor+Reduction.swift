import CNetdefKernels

/// Sums and means. Floats are accumulated in double precision and rounded once per axis.
extension Tensor {
  /// The sum of all elements, as a rank-0 tensor: int64 for integers and truth values.
  public func sum() -> Tensor { withShape([elementCount]).sum(axis: 0) }

  /// The sums along an axis; without `keepingAxis` the axis is gone.
  public func sum(axis: Int, keepingAxis: Bool = false) -> Tensor {
    withMemoryOrStop { () throws(MemoryError) in
      try sums(axis: axis, keepingAxis: keepingAxis)
    }
  }

  /// The sums along an axis, in calls that can throw.
  func sums(axis: Int, keepingAxis: Bool) throws(MemoryError) -> Tensor {
    let axis = shape.axis(axis, of: "sum")
    if elementType == .float32 {
      return try floatSum(axis: axis, keeping: keepingAxis, divisor: 1)
    }
    let (outer, count, inner) = shape.split(at: axis)
    return try converted(to: .int64).reducing(axis, keepingAxis, as: Int64.self, to: Int64.self) {
      netdef_sum_i64($0, $1, outer, count, inner)
    }
  }

  /// The sums along several axes.
  public func sum(axes: [Int], keepingAxes: Bool = false) -> Tensor {
    let axes = shape.axes(axes, of: "sum")
    // From the last axis on, so that the numbers of the others stay right.
    return axes.reversed().reduce(self) { $0.sum(axis: $1, keepingAxis: keepingAxes) }
  }

  /// The mean of all elements, as a rank-0 tensor: NaN without elements; stops on integers.
  public func mean() -> Tensor { withShape([elementCount]).mean(axis: 0) }

  /// The means along an axis; stops on integers, whose mean would not be whole.
  public func mean(axis: Int, keepingAxis: Bool = false) -> Tensor {
    withMemoryOrStop { () throws(MemoryError) in
      try means(axis: axis, keepingAxis: keepingAxis)
    }
  }

  /// The means along an axis, in calls that can throw.
  func means(axis: Int, keepingAxis: Bool) throws(MemoryError) -> Tensor {
    let axis = shape.axis(axis, of: "mean")
    require(
      elementType == .float32,
      "`mean` needs float32 elements, found \(elementType) in a tensor of shape \(shape); convert "
        + "it first with `converted(to: .float32)`")
    return try floatSum(axis: axis, keeping: keepingAxis, divisor: Double(shape[axis]))
  }

  /// The means along several axes.
  public func mean(axes: [Int], keepingAxes: Bool = false) -> Tensor {
    let axes = shape.axes(axes, of: "mean")
    return axes.reversed().reduce(self) { $0.mean(axis: $1, keepingAxis: keepingAxes) }
  }

  private func floatSum(
    axis: Int, keeping: Bool, divisor: Double
  ) throws(MemoryError) -> Tensor {
    let (outer, count, inner) = shape.split(at: axis)
    return try reducing(axis, keeping, as: Float.self, to: Float.self) {
      netdef_sum_f32($0, $1, outer, count, inner, divisor)
    }
  }

  /// Hands this tensor's elements, and those of one with an axis less, to a kernel.
  func reducing<E: TensorElement, R: TensorElement>(
    _ axis: Int, _ keepingAxis: Bool, as type: E.Type, to result: R.Type,
    _ kernel: (UnsafePointer<E>?, UnsafeMutablePointer<R>) -> Void
  ) throws(MemoryError) -> Tensor {
    let reduced = shape.reducing(axis: axis, keeping: keepingAxis)
    return try Tensor(allocating: reduced, as: result) { out in
      guard reduced.elementCount > 0, let out = out.baseAddress else { return }
      withUnsafeElements(as: type) { kernel($0.baseAddress, out) }
    }
  }

  /// As `reducing`, in functions that cannot throw.
  func reducingOrStop<E: TensorElement, R: TensorElement>(
    _ axis: Int, _ keepingAxis: Bool, as type: E.Type, to result: R.Type,
    _ kernel: (UnsafePointer<E>?, UnsafeMutablePointer<R>) -> Void
  ) -> Tensor {
    withMemoryOrStop { () throws(MemoryError) in
      try reducing(axis, keepingAxis, as: type, to: result, kernel)
    }
  }
}

/// Truth of many elements.
extension Tensor {
  /// Whether all elements are true, or not 0; true without elements.
  public func all() -> Bool { withShape([elementCount]).all(axis: 0).item(as: Bool.self) }

  /// Whether at least one element is true, or not 0; false without elements.
  public func any() -> Bool { withShape([elementCount]).any(axis: 0).item(as: Bool.self) }

  /// Whether all elements along an axis are true, or not 0.
  public func all(axis: Int, keepingAxis: Bool = false) -> Tensor {
    truth(all: true, shape.axis(axis, of: "all"), keepingAxis)
  }

  /// Whether at least one element along an axis is true, or not 0.
  public func any(axis: Int, keepingAxis: Bool = false) -> Tensor {
    truth(all: false, shape.axis(axis, of: "any"), keepingAxis)
  }

  private func truth(all: Bool, _ axis: Int, _ keepingAxis: Bool) -> Tensor {
    let (outer, count, inner) = shape.split(at: axis)
    return converted(to: .bool).reducingOrStop(
      axis, keepingAxis, as: Bool.self, to: Bool.self
    ) {
      netdef_truth(all, $0, $1, outer, count, inner)
    }
  }
}
