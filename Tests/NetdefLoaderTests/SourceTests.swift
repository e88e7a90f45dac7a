import Netdef
import NetdefCompiler
import NetdefLoader
import Testing

/// Texts and files that the loader takes or refuses.
@Suite struct SourceTests {
  static let two = """
    model First { in x: [N, 2]
        out x -> Linear(3) }
    model Second { in x: [N, 3]
        out x -> ReLU }
    """

  @Test func oneOfSeveralModels() throws {
    let second = try NetdefLoader.load(text: Self.two, model: "Second")
    #expect(second.network.name == "Second")
    #expect(
      message { try NetdefLoader.load(text: Self.two) }
        == "say which model to take: the models are `First`, `Second`")
    #expect(
      message { try NetdefLoader.load(text: Self.two, model: "Third") }
        == "there is no model `Third`: the models are `First`, `Second`")
    let extern = "extern layer L {\n in x: [N]\n out [N]\n}"
    #expect(
      message { try NetdefLoader.load(text: extern) }
        == "say which model to take: the source has no model")
  }

  @Test func errorsOfTheSourceAreToldAsTheCompilerTellsThem() throws {
    let text = "model M {\n    in x: [N, 4]\n    out x -> Linear(in: 5, 2) -> Lineer(3)\n}"
    let error = #expect(throws: LoaderError.self) { try NetdefLoader.load(text: text) }
    guard case .invalidSource(let rendered, let diagnostics)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(diagnostics.map(\.id) == ["feature-count", "unknown-layer"])
    #expect(rendered.hasPrefix("text:3:"))
    #expect(rendered.contains("3 |     out x -> Linear(in: 5, 2) -> Lineer(3)"))
    #expect(rendered.contains("`Linear` expects 5 input features but receives 4"))
  }

  @Test func filesOfOneModuleKnowEachOther() throws {
    try withTemporaryFolder { folder in
      let model = folder + "/model.netdef"
      let extern = folder + "/extern.netdef"
      try write("model M {\n in x: [N, 2]\n out x -> Own\n}", to: model)
      try write("extern layer Own {\n in x: [N, D]\n out [N, D]\n}", to: extern)
      var registry = LayerRegistry.catalogue
      registry.register(layer: "Own") { _, _ in Identity() }
      let loaded = try NetdefLoader.load(paths: [model, extern], registry: registry)
      #expect(loaded.description == "Sequential(\n  (0): Identity()\n)")
      let alone = #expect(throws: LoaderError.self) { try NetdefLoader.load(path: model) }
      #expect("\(try #require(alone))".contains("model.netdef:3:"))
    }
  }

  @Test func filesThatCannotBeRead() throws {
    try withTemporaryFolder { folder in
      #expect(
        message { try NetdefLoader.load(path: folder + "/none.netdef") }
          == "cannot read `\(folder)/none.netdef`: opening it failed: no such file or directory")
      #expect(
        message { try NetdefLoader.load(path: folder) }
          == "cannot read `\(folder)`: expected a regular file, found a directory")
    }
  }

  @Test func whatNoMachineHoldsIsRefusedBeforeItIsMade() throws {
    let large = "model M {\n in x: [N, 1000000]\n out x -> Linear(1000000000)\n}"
    let error = message { try NetdefLoader.load(text: large) }
    #expect(error.hasPrefix("`M` needs 3725294.0 GiB"))
    #expect(error.hasSuffix("(for what its layers keep)"))
    let steps = Array(repeating: "Linear(1000000000)", count: 3).joined(separator: " -> ")
    let larger = "model M {\n in x: [N, 1000000000]\n out x -> \(steps)\n}"
    #expect(message { try NetdefLoader.load(text: larger) }.contains("more than 2⁶³ bytes"))
  }

  /// The number that the checker and the runtime have in common.
  @Test func oneLanguageVersion() {
    #expect(NetdefDefinitionVersion.runtime == Language.version)
  }
}

/// The runtime's constant under a name of its own, since it knows no compiler.
enum NetdefDefinitionVersion {
  static let runtime = NetworkDefinition.currentVersion
}
