/// The shape rule of operations on two values: aligned at the last axis, sizes are equal, or one of
/// them is 1 or absent.
func broadcastShape(of inputs: [Shape]) throws(ShapeError) -> Shape {
  guard let shape = Shape.broadcast(inputs[0], inputs[1]) else {
    throw ShapeError(
      expected: "shapes that broadcast (counted from the last axis, equal sizes or 1)",
      found: inputs[0], inputs[1])
  }
  return shape
}
