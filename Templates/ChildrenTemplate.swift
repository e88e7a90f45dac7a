/// The stored modules of a class: properties, initializer, members, and the classes of groups.
public struct ChildrenTemplate {
  /// One child module.
  public struct Child {
    /// The property as declared, in backticks where Swift needs them.
    public let property: String

    /// The name in state dicts.
    let key: String
    public let type: String

    /// The statement that makes it.
    let statement: String
    public let documentation: String

    public init(
      property: String, key: String, type: String, statement: String, documentation: String
    ) {
      self.property = property
      self.key = key
      self.type = type
      self.statement = statement
      self.documentation = documentation
    }
  }

  let access: String
  let children: [Child]

  /// The classes of chains in parentheses.
  let groups: [String]

  public init(access: String, children: [Child], groups: [String]) {
    self.access = access
    self.children = children
    self.groups = groups
  }

  var properties: String {
    children.map { child in
      """
      /// \(child.documentation)
      \(access)let \(child.property): \(child.type)
      """
    }.joined(separator: "\n\n")
  }

  var initializer: String {
    """
    /// Makes the layers with PyTorch's default initialization, drawn from `generator`.
    \(access)init(generator: RandomGenerator = .shared) {
    \(children.map(\.statement).indentedLines())
    }
    """.withoutEmptyLines
  }

  var members: String {
    """
    /// The modules under their names in the netdef file, which are the keys of saved weights.
    \(access)var members: [ModuleMember] {
      [
    \(memberLines.indentedLines(by: 4))
      ]
    }
    """
  }

  private var memberLines: [String] {
    children.map { ".child(\"\($0.key)\", \($0.property))," } + [".mode(mode),"]
  }
}

extension String {
  /// The text without lines that hold nothing.
  var withoutEmptyLines: String {
    split(separator: "\n").joined(separator: "\n")
  }
}
