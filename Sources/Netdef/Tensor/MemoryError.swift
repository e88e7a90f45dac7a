/// Memory that a call needs and cannot have: what for, how much, and what sets the limit.
///
/// Nothing has changed when a call throws this.
public struct MemoryError: Error, Hashable, Sendable {
  /// The module's path from the module that was called; nil outside a module call.
  public var path: String?

  /// The module's type, such as `Linear`; nil outside a module call.
  public var layer: String?

  /// The operation's name, such as `linear`; nil where no operation is involved.
  public var operation: String?

  /// What is wrong, as a predicate: `needs 3.2 GiB for a tensor, but the machine has 2.0 GiB`.
  public let problem: String

  /// Makes an error from a predicate whose subject is the module or the operation.
  public init(_ problem: String) { self.problem = problem }
}

extension MemoryError: CustomStringConvertible {
  /// One sentence without a final period.
  public var description: String {
    guard path != nil || operation != nil else { return problem }
    return escapedLines(
      ErrorSubject(path: path, layer: layer, operation: operation).text + problem)
  }
}

/// Calls a body that takes memory; stops the program with its message where there is none.
///
/// For functions that cannot throw, such as the operators of tensors.
func withMemoryOrStop<R>(_ body: () throws(MemoryError) -> R) -> R {
  do { return try body() } catch { stopProgram("Netdef: \(error)") }
}
