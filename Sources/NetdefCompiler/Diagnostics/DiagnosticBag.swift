/// Collects diagnostics and gives them back in a fixed order.
final class DiagnosticBag {
  private var diagnostics: [Diagnostic] = []
  private var seen: Set<Diagnostic> = []

  /// Which uses of blocks led to what is being checked, the innermost first; each diagnostic gets
  /// it as notes.
  var trail: [String] = []

  private var placesInBlocks: Set<Place> = []

  private struct Place: Hashable {
    var id: String
    var range: SourceRange
  }

  /// Adds a diagnostic; the same one twice counts once, and so does one place in a block that is
  /// wrong in many instances.
  func report(_ diagnostic: Diagnostic) {
    var diagnostic = diagnostic
    if !trail.isEmpty {
      let place = Place(id: diagnostic.id, range: diagnostic.primary.range)
      guard placesInBlocks.insert(place).inserted else {
        errorCount += diagnostic.severity == .error ? 1 : 0
        return
      }
      diagnostic.notes += trail
    }
    guard seen.insert(diagnostic).inserted else { return }
    diagnostics.append(diagnostic)
    if diagnostic.severity == .error { errorCount += 1 }
  }

  /// How many errors were reported.
  private(set) var errorCount = 0

  /// By file and position; what stands at one place keeps the order of reporting.
  var sorted: [Diagnostic] {
    diagnostics.enumerated()
      .sorted { ($0.element.primary.range, $0.offset) < ($1.element.primary.range, $1.offset) }
      .map(\.element)
  }
}
