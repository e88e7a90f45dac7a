/// Writes modules as PyTorch prints them.
///
/// What is still to be written is a list instead of a recursion, which deep networks would end.
struct ModulePrinter {
  /// The text so far.
  private(set) var text = ""

  /// What is still to be written, in reverse order.
  private var ahead: [Piece] = []

  /// A part of the text.
  private enum Piece {
    /// A text as it is.
    case text(String)
    /// The start of a line so many levels inside.
    case line(Int)
    /// A module whose bracket closes so many levels inside.
    case module(any Module, Int)
  }

  /// Writes a module and all inside it.
  init(_ module: any Module) {
    ahead = [.module(module, 0)]
    while let piece = ahead.popLast() {
      switch piece {
      case .text(let part): text += part
      case .line(let level): text += "\n" + String(repeating: "  ", count: level)
      case .module(let module, let level): write(module, level)
      }
    }
  }

  /// Writes a module's name and leaves what is inside its brackets to be written next.
  private mutating func write(_ module: any Module, _ level: Int) {
    let attributes = module.printedAttributes
    let children = module.printedChildren
    text += escaped(module.printedName) + "("
    let lines = attributes.split(separator: "\n", omittingEmptySubsequences: false)
    if children.isEmpty, lines.count == 1 {
      text += attributes + ")"
      return
    }
    var inside: [Piece] = []
    if !attributes.isEmpty {
      for line in lines { inside += [.line(level + 1), .text(String(line))] }
    }
    for child in children {
      inside += [.line(level + 1), .text(child.label)]
      inside.append(child.module.map { .module($0, level + 1) } ?? .text("None"))
    }
    inside += [.line(level), .text(")")]
    ahead += inside.reversed()
  }
}
