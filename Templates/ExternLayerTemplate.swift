/// What netdef knows of a layer written in Swift, as Swift: an initializer that takes the input's
/// shape, and the layer as a value.
public struct ExternLayerTemplate {
  let access: String

  /// `nonisolated ` in an app, where extensions of the runtime's types are the main actor's if the
  /// target says so of everything; nothing in the runtime.
  let isolation: String

  let name: String

  /// The Swift enums for the names that parameters take.
  let choices: [String]

  /// One sentence: what goes in and what comes out.
  let documentation: String

  /// The initializer's parameters: `on x: inout Shape`.
  let parameters: [String]

  /// The checks, the call of the class's own initializer, and the output's shape.
  let statements: [String]

  /// The recipe.
  let recipe: String

  public init(
    access: String, isolation: String, name: String, choices: [String], documentation: String,
    parameters: [String], statements: [String], recipe: String
  ) {
    self.access = access
    self.isolation = isolation
    self.name = name
    self.choices = choices
    self.documentation = documentation
    self.parameters = parameters
    self.statements = statements
    self.recipe = recipe
  }

  public var text: String {
    """
    \(isolation)extension \(name) {
    \((choices + [initializer, recipe]).joined(separator: "\n\n").indented())
    }
    """
  }

  private var initializer: String {
    """
    /// Makes the layer for an input's shape, which becomes the output's:
    /// \(documentation).
    ///
    /// - Throws: `DefinitionError` with what netdef says of such a layer.
    \((access + "convenience init").declaring(parameters, after: " throws {"))
    \(statements.indentedLines())
    }
    """
  }
}
