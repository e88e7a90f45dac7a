import Foundation
import NetdefCompiler
import RandomPrograms

/// A program with the checker's answer.
struct CheckedProgram {
  let seed: UInt64
  let text: String
  let name: String

  /// As `check` reads it, and as `generate` does.
  let checked: Compilation
  let generated: Compilation

  init(seed: UInt64, text: String? = nil, name: String? = nil) {
    self.seed = seed
    self.text = text ?? RandomProgram(seed: seed).text
    self.name = (name ?? "p\(seed)") + ".netdef"
    let files = [
      SourceFile(path: "layers.netdef", text: RandomLayers.netdef),
      SourceFile(path: self.name, text: self.text),
    ]
    generated = Compilation(checking: files, forGeneration: true)
    checked = generated.hasErrors ? Compilation(checking: files) : generated
  }

  /// The first error, without its place.
  var refusal: String? {
    checked.diagnostics.first { $0.severity == .error }?.id
  }

  /// What is accepted by `check` and refused by `generate`.
  var notGenerated: String? {
    guard !checked.hasErrors else { return nil }
    let errors = generated.diagnostics.filter { $0.severity == .error }
    return errors.isEmpty ? nil : DiagnosticRenderer(files: generated.files).render(errors)
  }

  var swift: String {
    Generator(generated).swiftSource(forFileAt: name, named: name)
  }

  /// The Swift of the declarations of layers, of which each is used by some program.
  static let layersSwift: String = {
    let files = [
      SourceFile(path: "layers.netdef", text: RandomLayers.netdef),
      SourceFile(path: "uses.netdef", text: RandomLayers.uses),
    ]
    return Generator(Compilation(checking: files, forGeneration: true))
      .swiftSource(forFileAt: "layers.netdef", named: "layers.netdef")
  }()

  func show() {
    print(text)
    print(DiagnosticRenderer(files: checked.files).render(checked.diagnostics))
    guard !checked.hasErrors else { return }
    if let notGenerated { return print("NOT GENERATED\n" + notGenerated) }
    print(swift)
  }
}
