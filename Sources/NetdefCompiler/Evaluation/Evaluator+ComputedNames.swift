/// Names with computed parts: `cell{i}`.
extension Evaluator {
  /// A name with its computed parts: as it is written plainly, `cell0`, and with braces around what
  /// was computed, `cell{0}`, which is no plain name.
  func text(of name: ComputedName) -> (plain: String, marked: String)? {
    var plain = ""
    var marked = ""
    for segment in name.segments {
      switch segment {
      case .text(let part):
        plain += part
        marked += part
      case .term(let term):
        guard let part = text(ofPart: term) else { return nil }
        plain += part
        marked += "{\(part)}"
      }
    }
    return (plain, marked)
  }

  private func text(ofPart term: Term) -> String? {
    switch evaluate(term) {
    case .int(let size) where size.value.map({ $0 >= 0 }) ?? false: return size.description
    case .symbol(let symbol): return symbol
    case .unknown: return nil
    case let value:
      bag.report(.computedName(value, at: term.range))
      return nil
    }
  }
}

extension StepName {
  /// The name that is written with braces around what was computed: `cell0` of `cell{0}`.
  static func plainName(ofMarked text: String) -> String {
    text.filter { $0 != "{" && $0 != "}" }
  }

  /// The pattern of a name with braces around what was computed: `cell{}` of `cell{0}`.
  static func pattern(ofMarked text: String) -> String {
    var pattern = ""
    var isComputed = false
    for character in text {
      if character == "}" { isComputed = false }
      if !isComputed { pattern.append(character) }
      if character == "{" { isComputed = true }
    }
    return pattern
  }
}
