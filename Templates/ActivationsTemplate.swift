/// The struct with the values of all steps of one call.
public struct ActivationsTemplate {
  /// One value.
  public struct Value {
    let property: String
    let type: String

    /// The expression that takes it from `trace`.
    let value: String
    let documentation: String

    public init(property: String, type: String, value: String, documentation: String) {
      self.property = property
      self.type = type
      self.value = value
      self.documentation = documentation
    }
  }

  /// Another name for a value: what a `let` of the file is called.
  public struct Alias {
    let name: String
    let property: String
    let type: String
    let value: String

    public init(name: String, property: String, type: String, value: String) {
      self.name = name
      self.property = property
      self.type = type
      self.value = value
    }
  }

  let access: String
  let name: String

  /// The root of the model also lists all values and is an `ActivationRecord`.
  let isRoot: Bool
  let documentation: String
  let values: [Value]
  let aliases: [Alias]

  /// The structs of groups.
  let groups: [ActivationsTemplate]

  public init(
    access: String, name: String, isRoot: Bool, documentation: String, values: [Value],
    aliases: [Alias], groups: [ActivationsTemplate]
  ) {
    self.access = access
    self.name = name
    self.isRoot = isRoot
    self.documentation = documentation
    self.values = values
    self.aliases = aliases
    self.groups = groups
  }

  public var text: String {
    """
    /// \(documentation)
    \(access)struct \(name): \(isRoot ? "Netdef.ActivationRecord" : "Sendable") {
    \(body.filter { !$0.isEmpty }.map { $0.indented() }.joined(separator: "\n\n"))
    }
    """
  }

  // Computed rather than stored: the compiler proves of every stored property that the initializer
  // sets it, in time that grows much faster than their number.
  private var body: [String] {
    let all =
      """
      /// All values in order of execution, under their names in traces.
      \(access)var all: [(name: String, tensor: Tensor)] { trace.values }
      """
    return [stored] + values.map(declaration) + aliases.map(declaration) + [isRoot ? all : ""]
      + groups.map(\.text)
  }

  private var stored: String {
    """
    private let trace: Netdef.Trace

    /// Takes the values out of a trace of the model.
    \(access)init(_ trace: Netdef.Trace) { self.trace = trace }
    """
  }

  private func declaration(_ value: Value) -> String {
    "/// \(value.documentation)\n"
      + getter(value.property, value.type, value.value)
  }

  private func declaration(_ alias: Alias) -> String {
    "/// The value that the file calls `\(alias.name)`.\n"
      + getter(alias.property, alias.type, alias.value)
  }

  /// On one line where there is room for it, inside of other structs too.
  private func getter(_ property: String, _ type: String, _ value: String) -> String {
    let head = "\(access)var \(property): \(type) {"
    let line = "\(head) \(value) }"
    return line.utf8.count <= 92 ? line : "\(head)\n\(value.indented())\n}"
  }
}
