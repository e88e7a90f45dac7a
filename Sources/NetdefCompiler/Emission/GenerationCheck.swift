/// Finds what the checker and the loader can do and the generator cannot yet.
struct GenerationCheck {
  let bag: DiagnosticBag

  /// Reports definitions for which no Swift can be written.
  func check(_ compilation: Compilation) {
    let emitter = DefinitionsEmitter(compilation)
    for id in compilation.declarations.moduleNames where emitter.isNeeded(for: id) {
      do throws(EmissionError) {
        _ = try emitter.text(of: id)
      } catch {
        bag.report(.notYetGenerated(error.what, in: id.name, at: error.range))
      }
    }
  }
}
