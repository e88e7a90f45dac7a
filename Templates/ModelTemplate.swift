/// The class of a model.
public struct ModelTemplate {
  /// `public ` or nothing.
  let access: String

  /// The lines of the doc comment.
  let documentation: [String]
  let name: String
  let isSequential: Bool
  let children: ChildrenTemplate
  let forward: ForwardTemplate

  /// The entry with typed batches, when the input's sizes are numbers.
  let typedEntry: TypedEntryTemplate?
  let activations: ActivationsTemplate

  /// How `activations` takes its input.
  let activationsEntry: ActivationsEntryTemplate
  let source: SourceLiteralTemplate

  public init(
    access: String, documentation: [String], name: String, isSequential: Bool,
    children: ChildrenTemplate, forward: ForwardTemplate, typedEntry: TypedEntryTemplate?,
    activations: ActivationsTemplate, activationsEntry: ActivationsEntryTemplate,
    source: SourceLiteralTemplate
  ) {
    self.access = access
    self.documentation = documentation
    self.name = name
    self.isSequential = isSequential
    self.children = children
    self.forward = forward
    self.typedEntry = typedEntry
    self.activations = activations
    self.activationsEntry = activationsEntry
    self.source = source
  }

  public var text: String {
    """
    \(documentation.map { $0.isEmpty ? "///" : "/// \($0)" }.joined(separator: "\n"))
    \(access)final class \(name): Netdef.Model\(isSequential ? ", SequentialLayer" : "") {
    \(body.joined(separator: "\n\n"))
    }
    """
  }

  private var body: [String] {
    [
      children.properties,
      """
      /// Whether the model is training; `train()` and `eval()` switch it and its layers.
      \(access)let mode = TrainingMode()

      /// What earlier calls recorded.
      \(access)let plans = Netdef.PlanCache()
      """,
      children.initializer,
      forward.text,
      children.members,
      typedEntry?.text ?? "",
      activationsEntry.text,
      activations.text,
    ].filter { !$0.isEmpty }.map { $0.indented() } + [source.text.indented()]
      + children.groups.map { $0.indented() }
  }
}
