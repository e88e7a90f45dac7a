/// What the generator is told to do.
struct Arguments {
  /// The folder that generated files name their inputs relative to.
  var root = ""

  /// The module's name.
  var name: String?

  /// The modules that may be imported, with their files.
  var libraries: [(name: String, paths: [String])] = []

  /// The module's files, and where the Swift of each of them goes.
  var outputs: [(input: String, output: String)] = []

  static let usage =
    "usage: netdefc --root DIRECTORY [--name MODULE] [--module NAME FILE…]… "
    + "--generate INPUT OUTPUT [INPUT OUTPUT …]\n"

  /// Nil for arguments that are not in the form of `usage`.
  init?(_ arguments: [String]) {
    var rest = arguments[...]
    while let option = rest.popFirst() {
      let end = rest.firstIndex { $0.hasPrefix("--") } ?? rest.endIndex
      let values = Array(rest[..<end])
      rest = rest[end...]
      switch option {
      case "--root" where values.count == 1: root = values[0]
      case "--name" where values.count == 1: name = values[0]
      case "--module" where values.count >= 2:
        libraries.append((values[0], Array(values.dropFirst())))
      case "--generate" where !values.isEmpty && values.count % 2 == 0:
        outputs += stride(from: 0, to: values.count, by: 2).map { (values[$0], values[$0 + 1]) }
      default: return nil
      }
    }
    guard !root.isEmpty, !outputs.isEmpty else { return nil }
  }
}
