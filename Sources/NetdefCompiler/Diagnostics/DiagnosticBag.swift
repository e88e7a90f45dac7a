/// Collects diagnostics and gives them back in a fixed order.
final class DiagnosticBag {
  private var diagnostics: [Diagnostic] = []
  private var seen: Set<Diagnostic> = []

  /// Adds a diagnostic; the same one twice counts once.
  func report(_ diagnostic: Diagnostic) {
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
