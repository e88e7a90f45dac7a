/// A tensor as the checker sees it while it walks a model.
struct TensorValue: Sendable {
  /// Its number among the tensors of its scope, and that scope's own number.
  var id = -1
  var owner = -1

  /// Nil after an error that leaves the shape unknown; it silences what follows.
  var shape: TensorShape?
  var element: ElementKind

  /// How the shape came about.
  var origin: Origin

  static func unknown(_ origin: Origin) -> TensorValue {
    TensorValue(shape: nil, element: .float, origin: origin)
  }
}

/// Where a tensor's shape comes from, for the notes of a diagnostic.
final class Origin: Sendable {
  enum Kind: Sendable {
    case input(String)
    /// The output of a layer or function with the formulas of its sizes.
    case use(name: String, formulas: [Term?], evaluator: Environment)
    /// A chain in parentheses: its last step tells more.
    case group
  }

  let kind: Kind
  let line: Int
  let range: SourceRange
  let previous: Origin?
  let shape: TensorShape?

  init(
    _ kind: Kind, line: Int, range: SourceRange, previous: Origin? = nil, shape: TensorShape?
  ) {
    self.kind = kind
    self.line = line
    self.range = range
    self.previous = previous
    self.shape = shape
    length = previous.map { $0.length + 1 } ?? 0
  }

  /// How many origins before this one are kept.
  private let length: Int

  // A network of a hundred thousand steps is a list as long; releasing it link by link on the stack
  // would overflow, so only so many are kept, and copied when there are more. Copying at each step
  // would take longer than the step.
  private static let most = 64

  /// How many origins before one its notes can mention.
  private static let remembered = 4

  /// This origin, its history cut to what notes mention where it has become long.
  func trimmed() -> Origin { length < Self.most ? self : cut(Self.remembered) }

  private func cut(_ depth: Int) -> Origin {
    Origin(
      kind, line: line, range: range, previous: depth > 0 ? previous?.cut(depth - 1) : nil,
      shape: shape)
  }

  /// How the size of an axis was computed: `` `Conv2d` at line 10 gives ⌊(56 + 2·1 − 3) / 2⌋ + 1 = 28 ``.
  func explanation(axis: Int) -> String? {
    guard case .use(let name, let formulas, let environment) = kind,
      formulas.indices.contains(axis), let formula = formulas[axis], let shape
    else { return nil }
    let text = FormulaText(
      evaluator: Evaluator(bag: DiagnosticBag(), environment: environment))
    guard let explanation = text.explanation(of: formula, equals: shape.sizes[axis]) else {
      return nil
    }
    return "`\(name)` at line \(line) gives \(explanation)"
  }

  /// The nearest step that changed the shape, this one or one before it, with the one before that.
  var changing: (origin: Origin, previous: Origin?) {
    var origin = self
    // Farther back nothing is mentioned, whether it is still kept or not.
    var rest = Self.remembered
    while rest > 0, case .use = origin.kind, let previous = origin.previous,
      previous.shape == origin.shape
    {
      origin = previous
      rest -= 1
    }
    return (origin, rest > 0 ? origin.previous : nil)
  }

  /// Where a shape comes from: the arithmetic of the axes in question, or else one sentence.
  func notes(axes: [Int]? = nil) -> [Note] {
    let (origin, previous) = changing
    guard let shape = origin.shape else { return [] }
    switch origin.kind {
    case .input(let name):
      return [origin.note("`\(shape)` is the shape of the input `\(name)` at line \(origin.line)")]
    case .group: return []
    case .use(let name, _, _):
      var seen: Set<String> = []
      let explanations = (axes ?? Array(shape.sizes.indices)).compactMap {
        origin.explanation(axis: $0)
      }
      .filter { seen.insert($0).inserted }
      if !explanations.isEmpty { return explanations.map(origin.note) }
      let from = previous?.shape.map { " of `\($0)`" } ?? ""
      return [origin.note("`\(shape)` is the output of `\(name)`\(from) at line \(origin.line)")]
    }
  }

  private func note(_ text: String) -> Note { Note(text, file: range.file) }
}
