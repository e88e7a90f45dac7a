/// Collects diagnostics and gives them back in a fixed order.
final class DiagnosticBag {
  /// How many errors, and how many warnings, of one file are shown.
  static let limit = 100

  private var diagnostics: [Diagnostic] = []
  private var seen: Set<Diagnostic> = []
  private var counts: [Counted: Int] = [:]

  /// Which uses of definitions led to what is being checked, the innermost last; each diagnostic
  /// gets them as notes.
  var uses: [Use] = []

  private let files: [SourceFile]

  /// Files from here on are those of libraries: who imports one cannot edit it.
  private let firstLibraryFile: Int

  /// Ids of diagnostics that are neither kept nor count as shown.
  private let ignored: Set<String>

  init(files: [SourceFile] = [], firstLibraryFile: Int = .max, ignoring ignored: Set<String> = []) {
    self.files = files
    self.firstLibraryFile = firstLibraryFile
    self.ignored = ignored
  }

  /// A bag for the same files with nothing in it, which keeps no diagnostics of some ids.
  func emptied(ignoring ignored: Set<String>) -> DiagnosticBag {
    DiagnosticBag(files: files, firstLibraryFile: firstLibraryFile, ignoring: ignored)
  }

  private var placesInBlocks: Set<Place> = []
  private var placesOutside: Set<Place> = []

  /// What is wrong inside of libraries, before it is shown at a use: so that it can be said again of
  /// another use.
  private(set) var insideLibraries: [LibraryError] = []

  /// An error as it stands in a library.
  struct LibraryError: Hashable {
    var diagnostic: Diagnostic
    var isContract: Bool
  }

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
  ///
  /// What is wrong inside of a library is shown where the module uses it, and a warning there is not
  /// for those who import it.
  ///
  /// - Parameter isContract: Whether the author of a definition speaks to its users, by `require`.
  func report(_ diagnostic: Diagnostic, isContract: Bool = false) {
    var diagnostic = diagnostic
    reportCount += 1
    if isInLibrary(diagnostic.primary.range) {
      if diagnostic.severity == .warning { return }
      insideLibraries.append(LibraryError(diagnostic: diagnostic, isContract: isContract))
      if let use = uses.last(where: { !isInLibrary($0.range) }) {
        diagnostic = shown(diagnostic, at: use.range, isContract: isContract)
      }
    }
    diagnostic.facts = diagnostic.facts.map { located($0, in: diagnostic) }
    let counted = Counted(file: diagnostic.primary.range.file, severity: diagnostic.severity)
    let count = counts[counted, default: 0]
    if diagnostic.severity == .error { errorCount += 1 }
    guard count <= Self.limit, !ignored.contains(diagnostic.id) else { return }
    let trail = uses.reversed().compactMap { $0.note(in: diagnostic.primary.range.file) }
    let place = Place(id: diagnostic.id, range: diagnostic.primary.range)
    if trail.isEmpty {
      guard !placesInBlocks.contains(place) else { return }
      placesOutside.insert(place)
    } else {
      guard !placesOutside.contains(place), placesInBlocks.insert(place).inserted else { return }
      diagnostic.facts += Self.short(trail).map { Note($0) }
    }
    guard seen.insert(diagnostic).inserted else { return }
    counts[counted] = count + 1
    diagnostics.append(
      count < Self.limit
        ? diagnostic
        : .tooMany(diagnostic.severity, limit: Self.limit, at: diagnostic.primary.range))
  }

  func isInLibrary(_ range: SourceRange) -> Bool { range.file >= firstLibraryFile }

  /// A note with the name of its file, where it is not the file of the diagnostic.
  private func located(_ note: Note, in diagnostic: Diagnostic) -> Note {
    guard let file = note.file, file != diagnostic.primary.range.file, files.indices.contains(file)
    else { return note }
    return Note("in `\(files[file].name)`, \(note.text)")
  }

  /// An error inside of a library as its user sees it: at the use, with the library's line beside it.
  private func shown(
    _ diagnostic: Diagnostic, at use: SourceRange, isContract: Bool
  ) -> Diagnostic {
    var shown = diagnostic
    let inside = diagnostic.primary
    shown.primary = Diagnostic.Label(use)
    shown.secondary.insert(
      Diagnostic.Label(inside.range, inside.text.isEmpty ? "here" : inside.text), at: 0)
    // Nobody can follow a proposal for a line of somebody else's.
    if !isContract { shown.help = [] }
    return shown
  }

  /// The trail; of a long one both ends: what is wrong, and where it began.
  private static func short(_ trail: [String]) -> [String] {
    let (inner, outer) = (8, 3)
    guard trail.count > inner + outer + 1 else { return trail }
    return trail.prefix(inner) + ["… in \(trail.count - inner - outer) more blocks …"]
      + trail.suffix(outer)
  }

  /// Whether an error stands between these places.
  func hasError(in range: SourceRange) -> Bool {
    diagnostics.contains { diagnostic in
      let place = diagnostic.primary.range
      return diagnostic.severity == .error && place.file == range.file
        && place.lower >= range.lower && place.upper <= range.upper
    }
  }

  /// How often something was reported, warnings counted.
  private(set) var reportCount = 0

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
