/// A value whose shape does not fit: where, what was expected, and what was found.
///
/// Operations state `expected` and `found`; the recording adds the operation's name, the path of
/// the module being called, and that module's type.
public struct ShapeError: Error, Hashable, Sendable {
  /// The module's path from the module that was called, such as
  /// `NeuralNetwork.linear_relu_stack.0`; nil outside a module call.
  public var path: String?

  /// The module's type, such as `Linear`; nil outside a module call.
  public var layer: String?

  /// The operation's name, such as `linear`; nil where no operation is involved.
  public var operation: String?

  /// What was expected, in words and as a shape: `784 input features, [.., 784]`.
  public let expected: String

  /// What was found, usually a shape: `[3, 100]`.
  public let found: String

  /// Makes an error from what was expected and what was found, in words.
  public init(expected: String, found: String) {
    self.expected = expected
    self.found = found
  }

  /// Makes an error from what was expected, in words, and the shapes that were found.
  public init(expected: String, found shapes: Shape...) {
    self.init(
      expected: expected, found: shapes.map(\.description).joined(separator: " and "))
  }
}

extension ShapeError: CustomStringConvertible {
  /// One sentence without a final period: who expects what, and what it received.
  public var description: String {
    let subject = ErrorSubject(path: path, layer: layer, operation: operation)
    return escapedLines("\(subject.text)expects \(expected), but received \(found)")
  }
}
