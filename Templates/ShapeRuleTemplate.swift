/// The shape rule of a function of tensors, and the function as a value.
public struct ShapeRuleTemplate {
  let access: String

  /// `nonisolated ` in an app, where extensions of the runtime's types are the main actor's if the
  /// target says so of everything; nothing in the runtime.
  let isolation: String

  /// The function's name in netdef and in Swift.
  let name: String
  let swiftName: String

  /// The Swift enums for the names that parameters take.
  let choices: [String]

  /// One sentence: what goes in and what comes out.
  let documentation: String

  /// The parameters: `_ x: Shape`.
  let parameters: [String]

  /// The checks, and the output's shape.
  let statements: [String]

  /// The recipe.
  let recipe: String

  public init(
    access: String, isolation: String, name: String, swiftName: String, choices: [String],
    documentation: String, parameters: [String], statements: [String], recipe: String
  ) {
    self.access = access
    self.isolation = isolation
    self.name = name
    self.swiftName = swiftName
    self.choices = choices
    self.documentation = documentation
    self.parameters = parameters
    self.statements = statements
    self.recipe = recipe
  }

  public var text: String {
    """
    \(isolation)extension ShapeRules {
    \((choices + [rule]).joined(separator: "\n\n").indented())
    }

    \(isolation)extension LayerRecipe {
    \(recipe.indented())
    }
    """
  }

  private var rule: String {
    """
    /// The shape of what `\(name)` gives: \(documentation).
    ///
    /// - Throws: `DefinitionError` with what netdef says of such a call.
    \((access + "static func \(swiftName)").declaring(parameters, after: " throws -> Shape {"))
    \(statements.indentedLines())
    }
    """
  }
}
