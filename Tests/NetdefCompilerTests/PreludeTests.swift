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
      declarations.add(syntax, bag: bag)
    }
    #expect(DiagnosticRenderer(files: Prelude.files).render(bag.sorted) == "")
    #expect(declarations.layerNames.count > 15)
    #expect(declarations.unusable.isEmpty)
  }

  /// A layer and the function of the same computation have the same parameters.
  @Test func layersAndFunctionsAgree() throws {
    for name in Prelude.declarations.functionNames {
      let function = try #require(Prelude.declarations.functions[name])
      // What joins tensors is no layer in PyTorch either.
      if function.isVariadic { continue }
      let plain = name.filter { $0 != "_" }
      let layerName = Prelude.declarations.layerNames.first { $0.lowercased() == plain }
      let layer = try #require(layerName.flatMap { Prelude.declarations.layers[$0] })
      #expect(layer.parameterNames == function.parameterNames)
      #expect(layer.renamed == function.renamed)
    }
  }
}
