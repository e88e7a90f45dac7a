/// A layer or function as a value: a static property that holds its recipe.
public struct ExternRecipeTemplate {
  let access: String

  /// The property's name.
  let property: String

  /// What it is, as a sentence.
  let documentation: String

  /// The arguments of `LayerRecipe.init` in front of the closures.
  let arguments: [String]

  /// The closures; all but the first have labels.
  let closures: [Closure]

  /// A closure that makes or applies something.
  public struct Closure {
    /// The label; empty for the first closure.
    let label: String
    let parameters: String
    let statements: [String]

    public init(label: String = "", parameters: String, statements: [String]) {
      self.label = label
      self.parameters = parameters
      self.statements = statements
    }

    fileprivate var text: String {
      """
      \(label.isEmpty ? "" : label + ": "){ \(parameters) in
      \(statements.indentedLines())
      }
      """
    }
  }

  public init(
    access: String, property: String, documentation: String, arguments: [String],
    closures: [Closure]
  ) {
    self.access = access
    self.property = property
    self.documentation = documentation
    self.arguments = arguments
    self.closures = closures
  }

  public var text: String {
    """
    /// \(documentation)
    \((access + "static let \(property) = LayerRecipe").declaring(arguments, after: " "))\(body)
    """
  }

  private var body: String { closures.map(\.text).joined(separator: " ") }
}
