/// The shapes of functions' results, with netdef's requirements and errors.
///
/// A generated class threads shapes with them while it makes its layers. Each function of the
/// catalogue has one, written from its declaration.
public enum ShapeRules {
  /// The shape of `a + b`: aligned at the last axis, sizes are equal, or one of them is 1 or absent.
  ///
  /// - Throws: `DefinitionError` `shapes-differ`.
  public static func add(_ a: Shape, _ b: Shape) throws -> Shape { try broadcast("add", a, b) }

  /// The shape of `a - b`, as of `a + b`.
  ///
  /// - Throws: `DefinitionError` `shapes-differ`.
  public static func subtract(_ a: Shape, _ b: Shape) throws -> Shape {
    try broadcast("subtract", a, b)
  }

  /// The shape of `a * b`, as of `a + b`.
  ///
  /// - Throws: `DefinitionError` `shapes-differ`.
  public static func multiply(_ a: Shape, _ b: Shape) throws -> Shape {
    try broadcast("multiply", a, b)
  }

  /// The shape of `a / b`, as of `a + b`.
  ///
  /// - Throws: `DefinitionError` `shapes-differ`.
  public static func divide(_ a: Shape, _ b: Shape) throws -> Shape {
    try broadcast("divide", a, b)
  }

  /// Checks how many tensors a layer or function receives.
  ///
  /// - Throws: `DefinitionError` `input-count`.
  public static func check(_ inputs: [Shape], count: Int, of definition: String) throws {
    guard inputs.count == count else {
      throw DefinitionError.wrongInputCount(of: definition, expected: count, found: inputs.count)
    }
  }

  private static func broadcast(_ word: String, _ a: Shape, _ b: Shape) throws -> Shape {
    guard let shape = Shape.broadcast(a, b) else {
      throw DefinitionError(
        "cannot \(word) `\(a)` and `\(b)`", id: "shapes-differ",
        help: "bring both sides to the same shape")
    }
    return shape
  }
}
