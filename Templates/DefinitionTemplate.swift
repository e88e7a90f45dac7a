/// The class of a block, of a group in one, or of a model that is made from shapes.
public struct DefinitionTemplate {
  /// `public ` or nothing.
  let access: String
  let documentation: [String]
  let name: String
  let conformances: [String]

  /// The declarations inside, each with its comment, in order.
  let declarations: [String]

  public init(
    access: String, documentation: [String], name: String, conformances: [String],
    declarations: [String]
  ) {
    self.access = access
    self.documentation = documentation
    self.name = name
    self.conformances = conformances
    self.declarations = declarations
  }

  public var text: String {
    """
    \(documentation.map { $0.isEmpty ? "///" : "/// \($0)" }.joined(separator: "\n"))
    \(access)final class \(name): \(conformances.joined(separator: ", ")) {
    \(declarations.filter { !$0.isEmpty }.map { $0.indented() }.joined(separator: "\n\n"))
    }
    """
  }
}

/// A stored property with its comment.
public struct PropertyTemplate {
  let documentation: String
  let declaration: String

  public init(documentation: String, declaration: String) {
    self.documentation = documentation
    self.declaration = declaration
  }

  public var text: String {
    """
    /// \(documentation)
    \(declaration)
    """
  }
}

/// A method or initializer: its comment, its head up to the brace, and its statements.
public struct MethodTemplate {
  let documentation: [String]
  let head: String
  let statements: [String]

  public init(documentation: [String], head: String, statements: [String]) {
    self.documentation = documentation
    self.head = head
    self.statements = statements
  }

  public var text: String {
    """
    \(documentation.map { $0.isEmpty ? "///" : "/// \($0)" }.joined(separator: "\n"))
    \(head) {
    \(statements.indentedLines())
    }
    """
  }
}

/// The initializer that makes layers for shapes and threads the shapes through.
public struct ShapeInitializerTemplate {
  let access: String
  let documentation: [String]
  let parameters: [String]
  let statements: [String]

  /// The statements that say where an error arose; nil for a part of a definition.
  let failure: [String]?

  public init(
    access: String, documentation: [String], parameters: [String], statements: [String],
    failure: [String]?
  ) {
    self.access = access
    self.documentation = documentation
    self.parameters = parameters
    self.statements = statements
    self.failure = failure
  }

  public var text: String {
    let head = "\(access)init".declaring(parameters, after: " throws")
    guard let failure else {
      return MethodTemplate(documentation: documentation, head: head, statements: statements).text
    }
    return """
      \(documentation.map { $0.isEmpty ? "///" : "/// \($0)" }.joined(separator: "\n"))
      \(head) {
        do {
      \(statements.indentedLines(by: 4))
        } catch {
      \(failure.indentedLines(by: 4))
        }
      }
      """
  }
}

/// The enumeration of the names that a parameter takes.
public struct ChoiceTemplate {
  let access: String
  let name: String
  let parameter: String

  /// The cases in Swift and in netdef.
  let cases: [(swift: String, netdef: String)]

  public init(
    access: String, name: String, parameter: String, cases: [(swift: String, netdef: String)]
  ) {
    self.access = access
    self.name = name
    self.parameter = parameter
    self.cases = cases
  }

  public var text: String {
    """
    /// What `\(parameter)` can be.
    \(access)enum \(name): String, CaseIterable, Sendable, NetdefValueConvertible {
    \(cases.map(line).indentedLines())
    }
    """
  }

  private func line(_ value: (swift: String, netdef: String)) -> String {
    value.swift == value.netdef
      ? "case \(value.swift)" : "case \(value.swift) = \"\(value.netdef)\""
  }
}

/// The netdef source of a model, put together from those of its definitions.
public struct DefinitionSourceTemplate {
  let access: String

  /// Where the texts stand.
  let definitions: [String]

  /// Whether the list is needed by itself as well.
  let isKept: Bool

  public init(access: String, definitions: [String], isKept: Bool) {
    self.access = access
    self.definitions = definitions
    self.isKept = isKept
  }

  public var text: String {
    let list = "".listing(definitions)
    let name = isKept ? "definitions" : list
    let source =
      definitions.count == 1 && !isKept ? definitions[0] : name + #".joined(separator: "\n\n")"#
    let netdef = """
      /// The netdef source of the model and of all that it uses.
      \(access)static let netdef = \(source)
      """
    if !isKept { return netdef }
    return """
      \(netdef)

      private static let definitions = \(list)
      """
  }
}

/// A model as a value, beside its class.
public struct PlainModelRecipeTemplate {
  let access: String
  let name: String

  /// Where the netdef texts of the model and of what it uses stand.
  let definitions: [String]

  public init(access: String, name: String, definitions: [String]) {
    self.access = access
    self.name = name
    self.definitions = definitions
  }

  public var text: String {
    let list = ["\"\(name)\"", "definitions: [\(definitions.joined(separator: ", "))]"]
    return """
      nonisolated extension \(name) {
        /// `\(name)` as a value.
      \("\(access)static let recipe = LayerRecipe".declaring(list, after: " ").indented())\
      { x, _, generator in
          try \(name)(generator: generator).threaded(on: &x)
        }
      }
      """
  }
}

/// The block as a value, of which other blocks make layers.
public struct DefinitionRecipeTemplate {
  let access: String
  let name: String
  let parameters: [String]

  /// Where the netdef texts of the definition and of what it uses stand.
  let definitions: [String]

  /// The statements of the closure that makes the block.
  let statements: [String]

  /// Whether one tensor comes in and one goes out.
  let isSingleFlow: Bool

  public init(
    access: String, name: String, parameters: [String], definitions: [String], statements: [String],
    isSingleFlow: Bool
  ) {
    self.access = access
    self.name = name
    self.parameters = parameters
    self.definitions = definitions
    self.statements = statements
    self.isSingleFlow = isSingleFlow
  }

  public var text: String {
    let names =
      (isSingleFlow ? "x, " : "inputs, outputs, ") + (parameters.isEmpty ? "_" : "arguments")
    var list = ["\"\(name)\""]
    if !parameters.isEmpty {
      list.append("parameters: [\n  \(parameters.joined(separator: ",\n  ")),\n]")
    }
    if !definitions.isEmpty {
      list.append("definitions: [\(definitions.joined(separator: ", "))]")
    }
    return """
      /// `\(name)` as a value.
      \("\(access)static let recipe = LayerRecipe".declaring(list, after: " "))\
      { \(names), generator in
      \(statements.indentedLines())
      }
      """
  }
}
