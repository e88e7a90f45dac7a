/// What generated classes with several inputs, and initializers that cannot fail, are written with.
extension Array where Element == Shape {
  /// One of a definition's inputs, by its position.
  ///
  /// - Throws: `DefinitionError` `input-count` unless there are `count` inputs.
  public func input(_ index: Int, of count: Int, _ definition: String) throws -> Shape {
    guard self.count == count else {
      throw DefinitionError.wrongInputCount(of: definition, expected: count, found: self.count)
    }
    return self[index]
  }
}

extension Array where Element == Node {
  /// One of a definition's inputs, by its position.
  ///
  /// - Throws: `InputError` unless there are `count` inputs.
  public func input(_ index: Int, of count: Int, _ definition: String) throws -> Node {
    guard self.count == count else {
      throw InputError("\(quoted(definition)) takes \(count) tensors, but received \(self.count)")
    }
    return self[index]
  }
}

extension DefinitionError {
  /// Ends the program with an error that a checked definition cannot have.
  public static func stop(_ error: any Error) -> Never { stopProgram("Netdef: \(error)") }
}
