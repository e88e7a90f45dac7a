/// A call that cannot be carried out for another reason than a shape: an element type, a module
/// that is no layer, a mode that nobody states.
public struct InputError: Error, Hashable, Sendable {
  /// The module's path from the module that was called; nil outside a module call.
  public var path: String?

  /// The module's type, such as `Linear`; nil outside a module call.
  public var layer: String?

  /// The operation's name, such as `linear`; nil where no operation is involved.
  public var operation: String?

  /// What is wrong, as a predicate: `expects float32 values, but received int64`.
  public let problem: String

  /// Makes an error from a predicate whose subject is the module or the operation.
  public init(_ problem: String) { self.problem = problem }
}

extension InputError: CustomStringConvertible {
  /// One sentence without a final period.
  public var description: String {
    escapedLines(
      ErrorSubject(path: path, layer: layer, operation: operation).text + problem)
  }
}
