/// Collects diagnostics and gives them back in a fixed order.
final class DiagnosticBag {
  /// How many errors, and how many warnings, of one file are shown.
  static let limit = 100

  private var diagnostics: [Diagnostic] = []
  private var seen: Set<Diagnostic> = []
  private var counts: [Counted: Int] = [:]

  /// Which uses of blocks led to what is being checked, the innermost first; each diagnostic gets
  /// it as notes.
  var trail: [String] = []

  private var placesInBlocks: Set<Place> = []
  private var placesOutside: Set<Place> = []

  private struct Place: Hashable {
    var id: String
    var range: SourceRange
  }

  private struct Counted: Hashable {
    var file: Int
    var severity: Diagnostic.Severity
  }

  /// Adds a diagnostic; the same one twice counts once, and so does one place in a block that is
  /// wrong in many instances. After the last one that is shown comes one that says so.
  func report(_ diagnostic: Diagnostic) {
    let counted = Counted(file: diagnostic.primary.range.file, severity: diagnostic.severity)
    let count = counts[counted, default: 0]
    if diagnostic.severity == .error { errorCount += 1 }
    guard count <= Self.limit else { return }
    var diagnostic = diagnostic
    let place = Place(id: diagnostic.id, range: diagnostic.primary.range)
    if trail.isEmpty {
      guard !placesInBlocks.contains(place) else { return }
      placesOutside.insert(place)
    } else {
      guard !placesOutside.contains(place), placesInBlocks.insert(place).inserted else { return }
      diagnostic.notes += trail
    }
    guard seen.insert(diagnostic).inserted else { return }
    counts[counted] = count + 1
    diagnostics.append(
      count < Self.limit
        ? diagnostic
        : .tooMany(diagnostic.severity, limit: Self.limit, at: diagnostic.primary.range))
  }

  /// How many errors were reported.
  private(set) var errorCount = 0

  /// Whether no further error of a file is shown, so that looking for more is idle.
  func isFull(_ file: Int) -> Bool {
    counts[Counted(file: file, severity: .error), default: 0] > Self.limit
  }

  /// By file and position; what stands at one place keeps the order of reporting.
  var sorted: [Diagnostic] {
    diagnostics.enumerated()
      .sorted { ($0.element.primary.range, $0.offset) < ($1.element.primary.range, $1.offset) }
      .map(\.element)
  }
}
