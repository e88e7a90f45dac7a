/// The class of a chain in parentheses.
public struct GroupTemplate {
  let access: String
  let name: String

  /// The property that holds it.
  let property: String
  let children: ChildrenTemplate

  /// Nil when the children are simply called in order.
  let forward: ForwardTemplate?

  public init(
    access: String, name: String, property: String, children: ChildrenTemplate,
    forward: ForwardTemplate?
  ) {
    self.access = access
    self.name = name
    self.property = property
    self.children = children
    self.forward = forward
  }

  public var text: String {
    """
    /// The layers of \(property).
    \(access)final class \(name): SequentialLayer, FixedStructure {
    \(body.filter { !$0.isEmpty }.map { $0.indented() }.joined(separator: "\n\n"))
    }
    """
  }

  private var body: [String] {
    [
      children.properties,
      """
      /// Whether the group is training.
      \(access)let mode = TrainingMode()
      """,
      children.initializer,
      forward?.text ?? "",
      children.members,
    ] + children.groups
  }
}
