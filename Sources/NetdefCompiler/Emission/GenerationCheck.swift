/// Finds what the checker and the loader can do and the generator cannot yet, by writing it.
struct GenerationCheck {
  let compilation: Compilation
  let bag: DiagnosticBag

  /// Reports definitions for which no Swift can be written.
  func check() {
    let emitter = DefinitionsEmitter(compilation)
    for id in compilation.declarations.moduleNames where emitter.isNeeded(for: id) {
      report(id.name) { () throws(EmissionError) in _ = try emitter.member(of: id) }
    }
    // Which of them are needed, only classes that can be written tell.
    if bag.errorCount > 0 { return }
    for (index, file) in compilation.files.enumerated()
    where compilation.moduleFiles.contains(where: { $0.path == file.path }) {
      report(file.name) { () throws(EmissionError) in _ = try emitter.externMembers(file: index) }
    }
  }

  private func report(_ name: String, _ write: () throws(EmissionError) -> Void) {
    do throws(EmissionError) {
      try write()
    } catch {
      bag.report(.notYetGenerated(error.what, in: name, at: error.range))
    }
  }
}
