/// Checks the imports of a module's files: that the libraries are there, with all that they need.
struct ImportCheck {
  /// The module's own name, where it is known.
  let moduleName: String?

  /// The names of the libraries, and what the files of each of them import.
  let libraries: [(name: String, imports: [Name])]
  let host: Host
  let bag: DiagnosticBag

  /// Libraries on the way from an import, and those that were looked at before.
  private var path: [Int] = []
  private var seen: Set<Int> = []

  init(
    moduleName: String?, libraries: [(name: String, imports: [Name])], host: Host,
    bag: DiagnosticBag
  ) {
    self.moduleName = moduleName
    self.libraries = libraries
    self.host = host
    self.bag = bag
  }

  /// Checks the imports of one file.
  mutating func check(_ imports: [Name]) {
    var first: [String: SourceRange] = [:]
    for name in imports {
      if let place = first[name.value] {
        bag.report(.importedTwice(name.value, at: name.range, first: place))
        continue
      }
      first[name.value] = name.range
      if name.value == moduleName {
        bag.report(.importsItself(name.value, at: name.range))
      } else if let index = libraries.firstIndex(where: { $0.name == name.value }) {
        visit(index, from: name.range)
      } else {
        let nearest = nearestName(to: name.value, among: libraries.map(\.name))
        bag.report(.unknownModule(name.value, nearest: nearest, host: host, at: name.range))
      }
    }
  }

  /// Follows what a library imports.
  private mutating func visit(_ library: Int, from place: SourceRange) {
    guard seen.insert(library).inserted else { return }
    path.append(library)
    defer { path.removeLast() }
    var missing: Set<String> = []
    for name in libraries[library].imports where name.value != libraries[library].name {
      if name.value == moduleName {
        report(circle: path.map { libraries[$0].name }, closedBy: name.value, at: place)
      } else if let next = libraries.firstIndex(where: { $0.name == name.value }) {
        if let start = path.firstIndex(of: next) {
          report(circle: path[start...].map { libraries[$0].name }, closedBy: nil, at: place)
        }
        visit(next, from: place)
      } else if missing.insert(name.value).inserted {
        bag.report(
          .missingModule(
            name.value, neededBy: libraries[library].name, host: host, at: place,
            imported: name.range))
      }
    }
  }

  private func report(circle: [String], closedBy own: String?, at place: SourceRange) {
    let names = own.map { [$0] + circle + [$0] } ?? circle + circle.prefix(1)
    bag.report(.importCycle(names, at: place))
  }
}
