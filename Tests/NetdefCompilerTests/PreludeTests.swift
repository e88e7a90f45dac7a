import Testing

@testable import NetdefCompiler

/// The catalogue itself has no errors: nobody would see them.
@Suite struct PreludeTests {
  @Test func catalogueIsRight() {
    let bag = DiagnosticBag()
    var declarations = Declarations()
    for (index, file) in Prelude.files.enumerated() {
      let (syntax, diagnostics) = Parser.parse(file, file: index)
      for diagnostic in diagnostics { bag.report(diagnostic) }
      declarations.add(syntax, of: .catalogue, bag: bag)
    }
    #expect(DiagnosticRenderer(files: Prelude.files).render(bag.sorted) == "")
    #expect(declarations.layers.count > 15)
    #expect(declarations.unusable.isEmpty)
  }

  /// A layer and the function of the same computation have the same parameters.
  @Test func layersAndFunctionsAgree() throws {
    for (id, function) in Prelude.declarations.functions {
      // What joins tensors is no layer in PyTorch either.
      if function.isVariadic { continue }
      let plain = id.name.filter { $0 != "_" }
      let layer = try #require(
        Prelude.declarations.layers.values.first { $0.name.lowercased() == plain })
      // `inplace` is kept by layers for their printed text alone.
      #expect(layer.parameterNames.filter { $0 != "inplace" } == function.parameterNames)
      #expect(layer.renamed == function.renamed)
    }
  }
}
