/// A generated file before it is text.
struct SwiftFile {
  /// The lines in front of everything.
  var head: [String]

  /// The modules that it imports, and those of them that public declarations mention: without
  /// `public`, an import is one for the file alone in a module that says so of all its imports, and
  /// Swift warns of one that is public and need not be.
  var imports: [String]
  var publicImports: Set<String> = []

  /// What it says instead of declaring something.
  var emptyText = ""
  var members: [SwiftMember]

  /// - Parameter modules: The modules of types that the file imports, by their names, which are
  ///   printed with them: an app may have a type of that name.
  func text(modules: [String: String]) -> String {
    let printer = SwiftPrinter(modules: modules)
    var lines = head
    if !imports.isEmpty {
      lines.append("")
      lines += imports.map { (publicImports.contains($0) ? "public " : "") + "import \($0)" }
    }
    lines.append("")
    if members.isEmpty { lines.append(emptyText) }
    for (index, member) in members.enumerated() {
      if index > 0 { lines.append("") }
      lines += printer.lines(member, margin: 0)
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
