/// Finds what the checker and the loader can do and the generator cannot yet.
struct GenerationCheck {
  let bag: DiagnosticBag

  /// Reports definitions for which no Swift can be written.
  func check(_ compilation: Compilation) {
    let emitter = DefinitionsEmitter(compilation)
    for name in compilation.declarations.moduleNames where emitter.isNeeded(for: name) {
      do throws(EmissionError) {
        _ = try emitter.text(of: name)
      } catch {
        bag.report(.notYetGenerated(error.what, in: name, at: error.range))
      }
    }
  }
}
