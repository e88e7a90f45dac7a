/// The method that records a forward pass.
public struct ForwardTemplate {
  let access: String

  /// The parameter's name in Swift.
  let input: String

  /// The statements, the last of which returns.
  let statements: [String]

  public init(access: String, input: String, statements: [String]) {
    self.access = access
    self.input = input
    self.statements = statements
  }

  public var text: String {
    """
    /// Records the forward pass.
    \(access)func forward(_ \(input): Node) throws -> Node {
    \(statements.indentedLines())
    }
    """
  }
}
