/// The text of a definition together with everything that it uses: what a saved network needs.
///
/// The text is one file that imports nothing. Two definitions of one name come together where a model
/// uses its module's own and, by way of a library, that of the library: one of them gets the name of
/// its module as well.
final class SourceClosure {
  private let elaboration: Elaboration
  private let files: [SourceFile]

  /// What definitions use, each found once.
  private var uses: [DefinitionID: [(id: DefinitionID, range: SourceRange)]] = [:]

  init(_ elaboration: Elaboration, files: [SourceFile]) {
    self.elaboration = elaboration
    self.files = files
  }

  private var declarations: Declarations { elaboration.declarations }

  /// The texts in the order of files and positions, with a blank line between two, and the values of
  /// settings as they are written together with them.
  ///
  /// - Parameters:
  ///   - id: The definition.
  ///   - settings: What it is given; what their values name is part of the source.
  ///   - bag: Where it is reported that a name stands for two things outside of netdef.
  func texts(
    of id: DefinitionID, with settings: [ModelSettings.Entry] = [], bag: DiagnosticBag
  ) -> (source: String, values: [String]) {
    let usesOfSettings = settings.map { uses(in: [elaboration.setting($0.value)]) }
    let sorted = closure(of: [id] + usesOfSettings.joined().map(\.id))
    let names = newNames(for: sorted.map(\.0), model: id, bag: bag)
    return (
      texts(sorted).map { text(of: $0, in: $1, names) }.joined(separator: "\n\n"),
      zip(settings, usesOfSettings).map { text(in: $0.range, uses: $1, names) }
    )
  }

  /// The definitions that some need, themselves among them, one text each.
  ///
  /// - Parameter model: The model that they are for, if there is one: it keeps its name.
  func definitions(of ids: [DefinitionID], model: DefinitionID? = nil) -> [(
    name: String, text: String
  )] {
    let sorted = closure(of: ids)
    let names = newNames(
      for: sorted.map(\.0), model: model ?? DefinitionID("", of: .own), bag: DiagnosticBag())
    return texts(sorted).map { id, range in (names[id] ?? id.name, text(of: id, in: range, names)) }
  }

  private func closure(of ids: [DefinitionID]) -> [(DefinitionID, SourceRange)] {
    var found = Set(ids)
    var rest = Array(found)
    while let next = rest.popLast() {
      let others = uses(in: next).map(\.id) + parts(of: next)
      for id in others where found.insert(id).inserted { rest.append(id) }
    }
    return found.compactMap { id in declarations.definitions[id].map { (id, $0) } }
      .sorted { $0.1.name.range < $1.1.name.range }.map { ($0.0, $0.1.range) }
  }

  /// The definitions that a `let` makes together with one.
  private func parts(of id: DefinitionID) -> [DefinitionID] {
    declarations.definitions[id]?.pattern?.names.map { DefinitionID($0, of: id.module) } ?? []
  }

  /// The definitions with one of each `let` that makes several.
  private func texts(
    _ sorted: [(DefinitionID, SourceRange)]
  ) -> [(DefinitionID, SourceRange)] {
    var seen: Set<SourceRange> = []
    return sorted.filter { seen.insert($0.1).inserted }
  }

  /// The definitions, the catalogue's aside, that names in a definition stand for.
  private func uses(in id: DefinitionID) -> [(id: DefinitionID, range: SourceRange)] {
    if let known = uses[id] { return known }
    // With one definition there is nothing to look for.
    guard declarations.definitions.count > 1 else { return [] }
    let found = uses(in: elaboration.terms(of: id))
    uses[id] = found
    return found
  }

  private func uses(in terms: [Term]) -> [(id: DefinitionID, range: SourceRange)] {
    terms.flatMap(\.definitionUses).filter { $0.id.module != .catalogue }
  }

  // MARK: Names

  /// Names for definitions that would else have that of another one.
  private func newNames(
    for ids: [DefinitionID], model: DefinitionID, bag: DiagnosticBag
  ) -> [DefinitionID: String] {
    var names: [DefinitionID: String] = [:]
    for (name, group) in Dictionary(grouping: ids, by: \.name) where group.count > 1 {
      // A model is asked for by its name, and what is written in Swift is found by it.
      let fixed = group.filter { id in
        id == model || declarations.layers[id] != nil || declarations.functions[id] != nil
      }
      if fixed.count > 1, let place = declarations.definitions[model]?.name.range {
        bag.report(.twoExterns(name, in: model.name, at: place))
      }
      // The module's own definitions come first.
      for id in group where id != fixed.first ?? group[0] {
        guard let module = declarations.name(of: id.module) else { continue }
        names[id] = unusedName("\(name)_\(module)")
      }
    }
    return names
  }

  /// A name that no file mentions.
  private func unusedName(_ name: String) -> String {
    var name = name
    while files.contains(where: { $0.contains(name) }) { name += "_" }
    return name
  }

  private func text(
    of id: DefinitionID, in range: SourceRange, _ newNames: [DefinitionID: String]
  ) -> String {
    let own = ([id] + parts(of: id)).compactMap { id in
      declarations.definitions[id].map { (id: id, range: $0.name.range) }
    }
    // It prints as it did before it got another name.
    let name = newNames[id] ?? id.name
    let printed = declarations.modules[id]?.printedName ?? name
    let mark = printed == name ? "" : "/// \(ModuleDeclaration.printedNameMark) \(printed)\n"
    return mark + text(in: range, uses: uses(in: id) + own, newNames)
  }

  /// A stretch of a file, with new names where it names what has one.
  private func text(
    in range: SourceRange, uses: [(id: DefinitionID, range: SourceRange)],
    _ newNames: [DefinitionID: String]
  ) -> String {
    let file = files[range.file]
    let places = uses.compactMap { use in newNames[use.id].map { (use.range, $0) } }
    var text = ""
    var position = range.lower
    for (place, name) in places.sorted(by: { $0.0 < $1.0 }) {
      text += file.text(position, place.lower) + name
      position = place.upper
    }
    return text + file.text(position, range.upper)
  }
}

extension SourceFile {
  /// Whether a text occurs in the file.
  fileprivate func contains(_ text: String) -> Bool {
    let wanted = Array(text.utf8)
    return bytes.indices.contains { bytes[$0...].starts(with: wanted) }
  }
}
