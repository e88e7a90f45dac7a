/// Swift statements while a body is tidied: the names of each line are found once.
indirect enum TidyCode {
  case line(TidyLine)
  case branches([TidyArm])
  case loop(pattern: TidyLine, values: TidyLine, body: [TidyCode])

  /// - Parameter known: Variables whose setting does nothing else, whatever they are set to.
  init(_ code: Code, values known: Set<String>) {
    switch code {
    case .line(let text): self = .line(TidyLine(text, values: known))
    case .branches(let arms):
      self = .branches(
        arms.map { arm in
          (head: TidyLine(arm.head), body: arm.body.map { TidyCode($0, values: known) })
        })
    case .loop(let pattern, let values, let body):
      self = .loop(
        pattern: TidyLine(pattern), values: TidyLine(values),
        body: body.map { TidyCode($0, values: known) })
    }
  }

  /// What is left of it as text; nil for a line that is gone.
  var code: Code? {
    switch self {
    case .line(let line): line.isGone ? nil : .line(line.text)
    case .branches(let arms):
      .branches(arms.map { (head: $0.head.text, body: $0.body.compactMap(\.code)) })
    case .loop(let pattern, let values, let body):
      .loop(pattern: pattern.text, values: values.text, body: body.compactMap(\.code))
    }
  }

  /// Whether it is a line that is gone.
  var isGone: Bool { if case .line(let line) = self { line.isGone } else { false } }

  /// Whether an identifier occurs in what is left of it.
  func mentions(_ name: String) -> Bool {
    switch self {
    case .line(let line): !line.isGone && line.names.mentions(name)
    case .branches(let arms):
      arms.contains { $0.head.names.mentions(name) || $0.body.contains { $0.mentions(name) } }
    case .loop(let pattern, let values, let body):
      pattern.names.mentions(name) || values.names.mentions(name)
        || body.contains { $0.mentions(name) }
    }
  }
}

/// A way that a condition opens.
typealias TidyArm = (head: TidyLine, body: [TidyCode])

/// A statement, or the head of one.
///
/// It is an object: what sets a variable goes when nobody reads that, wherever it stands.
final class TidyLine {
  let text: String
  let names: LineNames
  var isGone = false

  init(_ text: String, values: Set<String> = []) {
    self.text = text
    names = LineNames(text, values: values)
  }
}
