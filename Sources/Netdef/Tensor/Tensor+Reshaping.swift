/// The same elements under another shape; the storage is shared.
extension Tensor {
  /// The elements under a shape with as many of them; one size may be -1 and is then computed.
  ///
  /// Stops if the counts differ, with both shapes.
  public func reshape(_ sizes: [Int]) -> Tensor {
    require(
      sizes.count(where: { $0 == -1 }) <= 1 && sizes.allSatisfy { $0 >= -1 },
      "`reshape` needs sizes of at least 0 and at most one -1, found \(sizes)")
    let known = Shape(sizes.filter { $0 >= 0 })
    guard let open = sizes.firstIndex(of: -1) else { return reshape(known) }
    require(
      known.elementCount > 0 && elementCount % known.elementCount == 0,
      "`reshape` cannot make \(sizes) of the \(elementCount) elements of shape \(shape): no size "
        + "in place of -1 fits")
    var found = sizes
    found[open] = elementCount / known.elementCount
    return withShape(Shape(found))
  }

  /// The elements under a shape with as many of them; one size may be -1 and is then computed.
  public func reshape(_ sizes: Int...) -> Tensor { reshape(sizes) }

  /// The elements under a shape; stops unless it has as many of them.
  public func reshape(_ shape: Shape) -> Tensor {
    require(
      shape.elementCount == elementCount,
      "`reshape` cannot make \(shape), which has \(shape.elementCount) elements, of "
        + "\(self.shape), which has \(elementCount)")
    return withShape(shape)
  }

  /// Joins the axes from `start` to `end`, both included and counted from the end if negative.
  ///
  /// A number becomes a tensor of shape `[1]`, as in PyTorch.
  public func flatten(start: Int = 0, end: Int = -1) -> Tensor {
    if rank == 0 { return withShape([1]) }
    let first = shape.axis(start, of: "flatten")
    let last = shape.axis(end, of: "flatten")
    require(
      first <= last,
      "`flatten` needs a start that is not behind the end, found start \(start) and end \(end) "
        + "for the shape \(shape)")
    let joined = shape.sizes[first...last].reduce(1, *)
    return withShape(Shape(shape.sizes[..<first] + [joined] + shape.sizes[(last + 1)...]))
  }

  /// Removes all axes of size 1.
  public func squeeze() -> Tensor { withShape(Shape(shape.sizes.filter { $0 != 1 })) }

  /// Removes one axis if its size is 1, as in PyTorch; else returns the tensor as it is.
  public func squeeze(_ axis: Int) -> Tensor {
    if rank == 0, axis == 0 || axis == -1 { return self }
    let axis = shape.axis(axis, of: "squeeze")
    return shape[axis] == 1 ? withShape(shape.reducing(axis: axis, keeping: false)) : self
  }

  /// Adds an axis of size 1; `-1` adds it behind the last one.
  public func unsqueeze(_ axis: Int) -> Tensor {
    let index = axis < 0 ? axis + rank + 1 : axis
    require(
      (0...rank).contains(index),
      "`unsqueeze` needs an axis within \(-rank - 1)...\(rank) for the shape \(shape), found "
        + "\(axis)")
    var sizes = shape.sizes
    sizes.insert(1, at: index)
    return withShape(Shape(sizes))
  }
}
