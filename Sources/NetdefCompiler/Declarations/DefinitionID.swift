/// What tells a definition from all others: its name, and the module that it belongs to.
struct DefinitionID: Sendable, Hashable {
  let name: String
  let module: ModuleID

  init(_ name: String, of module: ModuleID) {
    self.name = name
    self.module = module
  }
}

/// A module of a compilation.
struct ModuleID: Sendable, Hashable {
  private let number: Int

  /// The catalogue of layers, which every file sees.
  static let catalogue = ModuleID(number: 0)

  /// The module that is checked.
  static let own = ModuleID(number: 1)

  /// A library module, by its index among those that were given.
  static func library(_ index: Int) -> ModuleID { ModuleID(number: index + 2) }

  /// The index of a library module, nil for the others.
  var libraryIndex: Int? { number >= 2 ? number - 2 : nil }
}
