import CNetdefKernels

/// Largest and smallest elements, and where they are.
///
/// As in PyTorch, the maximum and the minimum of a row with a NaN are NaN. Empty rows stop the
/// program.
extension Tensor {
  /// The largest element, as a rank-0 tensor.
  public func max() -> Tensor {
    withShape([elementCount]).extreme(largest: true, 0, false, "max")
  }

  /// The largest elements along an axis; without `keepingAxis` the axis is gone.
  public func max(axis: Int, keepingAxis: Bool = false) -> Tensor {
    extreme(largest: true, axis, keepingAxis, "max")
  }

  /// The smallest element, as a rank-0 tensor.
  public func min() -> Tensor {
    withShape([elementCount]).extreme(largest: false, 0, false, "min")
  }

  /// The smallest elements along an axis; without `keepingAxis` the axis is gone.
  public func min(axis: Int, keepingAxis: Bool = false) -> Tensor {
    extreme(largest: false, axis, keepingAxis, "min")
  }

  /// Where the largest element is, counted row by row: a rank-0 int64 tensor.
  ///
  /// The first of several equal ones; the first NaN if there is one.
  public func argmax() -> Tensor {
    withShape([elementCount]).extremeIndex(largest: true, 0, false, "argmax")
  }

  /// Where along an axis the largest elements are, as int64; the first of equal ones, NaN first.
  public func argmax(axis: Int, keepingAxis: Bool = false) -> Tensor {
    extremeIndex(largest: true, axis, keepingAxis, "argmax")
  }

  /// Where the smallest element is, counted row by row: a rank-0 int64 tensor.
  public func argmin() -> Tensor {
    withShape([elementCount]).extremeIndex(largest: false, 0, false, "argmin")
  }

  /// Where along an axis the smallest elements are, as int64; the first of equal ones, NaN first.
  public func argmin(axis: Int, keepingAxis: Bool = false) -> Tensor {
    extremeIndex(largest: false, axis, keepingAxis, "argmin")
  }

  private func extreme(
    largest: Bool, _ axis: Int, _ keepingAxis: Bool, _ name: StaticString
  ) -> Tensor {
    let axis = nonEmptyAxis(axis, name)
    let (outer, count, inner) = shape.split(at: axis)
    switch elementType {
    case .float32:
      return reducingOrStop(axis, keepingAxis, as: Float.self, to: Float.self) {
        netdef_extreme_f32(largest, $0, $1, outer, count, inner)
      }
    case .int64:
      return reducingOrStop(axis, keepingAxis, as: Int64.self, to: Int64.self) {
        netdef_extreme_i64(largest, $0, $1, outer, count, inner)
      }
    case .int32:
      return reducingOrStop(axis, keepingAxis, as: Int32.self, to: Int32.self) {
        netdef_extreme_i32(largest, $0, $1, outer, count, inner)
      }
    case .bool:
      return largest
        ? any(axis: axis, keepingAxis: keepingAxis) : all(axis: axis, keepingAxis: keepingAxis)
    }
  }

  private func extremeIndex(
    largest: Bool, _ axis: Int, _ keepingAxis: Bool, _ name: StaticString
  ) -> Tensor {
    let axis = nonEmptyAxis(axis, name)
    let (outer, count, inner) = shape.split(at: axis)
    switch elementType {
    case .float32:
      return reducingOrStop(axis, keepingAxis, as: Float.self, to: Int64.self) {
        netdef_extreme_index_f32(largest, $0, $1, outer, count, inner)
      }
    case .int64:
      return reducingOrStop(axis, keepingAxis, as: Int64.self, to: Int64.self) {
        netdef_extreme_index_i64(largest, $0, $1, outer, count, inner)
      }
    case .int32, .bool:
      return converted(to: .int32).reducingOrStop(
        axis, keepingAxis, as: Int32.self, to: Int64.self
      ) {
        netdef_extreme_index_i32(largest, $0, $1, outer, count, inner)
      }
    }
  }

  /// The axis that a number means; stops if it has no elements.
  private func nonEmptyAxis(_ axis: Int, _ name: StaticString) -> Int {
    let axis = shape.axis(axis, of: name)
    require(
      shape[axis] > 0,
      "`\(name)` needs at least one element along axis \(axis), found none in the shape \(shape)")
    return axis
  }
}
