/// A list of modules that another module calls as it likes, PyTorch's `ModuleList`.
///
/// An array of modules that is stored in a module prints and saves as one.
/// [PyTorch](https://pytorch.org/docs/stable/generated/torch.nn.ModuleList.html)
public final class ModuleList: Module, FixedStructure {
  /// The modules.
  public let modules: [any Module]

  /// Makes a list; the modules' names are their positions.
  public init(_ modules: [any Module]) { self.modules = modules }

  /// Makes a list; the modules' names are their positions.
  public convenience init(_ modules: any Module...) { self.init(modules) }

  public var members: [ModuleMember] {
    modules.enumerated().map { .child(String($0), $1) }
  }

  /// PyTorch's lines, in which equal neighbours are one: `(0-2): 3 x Linear(…)`.
  public var printedChildren: [PrintedChild] {
    var printed: [PrintedChild] = []
    var start = 0
    // One alone has no neighbour that it could equal.
    let texts = modules.count == 1 ? [""] : modules.map(\.description)
    for end in texts.indices where end + 1 == texts.count || texts[end + 1] != texts[start] {
      printed.append(PrintedChild(neighbours: start...end, modules[start]))
      start = end + 1
    }
    return printed
  }
}

extension ModuleList: RandomAccessCollection {
  public var startIndex: Int { 0 }
  public var endIndex: Int { modules.count }

  /// The module at a position, counted from the end if negative; stops if there is none.
  public subscript(position: Int) -> any Module { (self as any Module)[position] }
}
