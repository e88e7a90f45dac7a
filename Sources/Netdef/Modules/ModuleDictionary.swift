/// Modules under names of their own, PyTorch's `ModuleDict`.
///
/// A dictionary of modules that is stored in a module prints and saves as one.
/// [PyTorch](https://pytorch.org/docs/stable/generated/torch.nn.ModuleDict.html)
public final class ModuleDictionary: Module, FixedStructure {
  /// The names and modules, in order.
  public let entries: [(name: String, module: any Module)]

  /// Makes a dictionary; stops on a name that is empty, has a dot, or occurs twice.
  public init(_ entries: [(String, any Module)]) {
    var names: Set<String> = []
    for (name, _) in entries {
      checkChildName(name, amongst: names)
      names.insert(name)
    }
    self.entries = entries.map { (name: $0.0, module: $0.1) }
  }

  public var printedName: String { "ModuleDict" }

  public var members: [ModuleMember] { entries.map { .child($0.name, $0.module) } }
}
