/// What can be wrong with the arguments of a layer or block: the checker's messages, word for word.
extension DefinitionError {
  static func unknownArgument(
    _ label: String, of recipe: String, known: [String]
  ) -> DefinitionError {
    let parameters = known.map(quoted).joined(separator: ", ")
    let help =
      nearestWord(to: label, among: known).map { "did you mean \(quoted($0))?" }
      ?? (known.isEmpty ? "it takes none" : "its parameters are \(parameters)")
    return DefinitionError(
      "\(quoted(recipe)) has no parameter \(quoted(label))", id: "unknown-parameter", help: help)
  }

  static func renamedArgument(_ old: String, to new: String, of recipe: String) -> DefinitionError {
    DefinitionError(
      "\(quoted(old)) of \(quoted(recipe)) is spelled \(quoted(new)) in netdef",
      id: "renamed-parameter",
      help: "write `\(new):`")
  }

  static func argumentTwice(_ name: String) -> DefinitionError {
    DefinitionError("\(quoted(name)) is given twice", id: "argument-twice")
  }

  static func tooManyArguments(of recipe: String, limit: Int) -> DefinitionError {
    let count = limit == 1 ? "one argument" : "\(limit) arguments"
    return DefinitionError(
      limit == 0
        ? "\(quoted(recipe)) takes no arguments"
        : "\(quoted(recipe)) takes at most \(count) without a label",
      id: "too-many-arguments")
  }

  static func missingArguments(
    _ missing: [(name: String, type: String?)], of recipe: String
  ) -> DefinitionError {
    let needs = missing.map { quoted($0.name) + ($0.type.map { ", \($0)" } ?? "") }
      .joined(separator: ", and ")
    let labels = missing.map { "\($0.name): …" }.joined(separator: ", ")
    return DefinitionError(
      "\(quoted(recipe)) needs \(needs)", id: "missing-argument",
      help: "write `\(recipe)(\(labels))`")
  }

  static func wrongInputCount(of name: String, expected: Int, found: Int) -> DefinitionError {
    DefinitionError(
      "\(quoted(name)) takes \(expected == 1 ? "one tensor" : "\(expected) tensors") but receives \(found)",
      id: "input-count")
  }

  static func notALayer(_ name: String) -> DefinitionError {
    DefinitionError(
      "\(quoted(name)) has several tensors in or out: it is no layer", id: "not-a-layer")
  }

  static func inMaking(_ name: String) -> DefinitionError {
    DefinitionError(
      "\(quoted(name)) is shared and is being made already: does it use itself?", id: "cycle")
  }

  static func sharedLayerDiffers(first: [Shape], second: [Shape]) -> DefinitionError {
    func text(_ shapes: [Shape]) -> String {
      shapes.map { "`\($0)`" }.joined(separator: " and ")
    }
    return DefinitionError(
      "the layer was made for \(text(first)), so it cannot take \(text(second))",
      id: "shared-layer", help: "let both uses pass the same sizes, or make a layer for each")
  }

  static func tooDeep(_ definition: String, limit: Int) -> DefinitionError {
    DefinitionError(
      "\(quoted(definition)) stands more than \(limit) definitions deep", id: "cycle",
      help: "a definition that contains itself must come to an end")
  }

  static func duplicateName(_ name: String) -> DefinitionError {
    DefinitionError("the name \(quoted(name)) is taken", id: "duplicate-name")
  }
}

/// The candidate that a misspelled name most likely meant, nil when none is near.
private func nearestWord(to name: String, among candidates: [String]) -> String? {
  // Nobody misspells a name as long as this, and comparing would take long.
  guard name.utf8.count <= 64 else { return nil }
  let target = Array(name.utf8)
  // A name of one letter is near to no other.
  let limit = target.count == 1 ? 0 : max(1, target.count / 3)
  var best: (distance: Int, name: String)?
  for candidate in candidates where candidate != name {
    let other = Array(candidate.utf8.prefix(64))
    if abs(other.count - target.count) > limit { continue }
    // A difference in case alone counts as none.
    let distance =
      candidate.lowercased() == name.lowercased()
      ? 0 : EditDistance(target[...], other[...], insertion: 1) { $0 == $1 ? 0 : 1 }.value
    guard distance <= limit else { continue }
    if best.map({ (distance, candidate) < $0 }) ?? true { best = (distance, candidate) }
  }
  return best?.name
}
