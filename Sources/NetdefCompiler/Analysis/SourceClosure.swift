/// The text of a definition together with everything that it uses: what a saved network needs.
///
/// A definition uses another when a name in it is the other's, so the closure may hold one more than
/// needed where a tensor is called like a definition, but never one less.
struct SourceClosure {
  private let files: [SourceFile]

  /// Where the definitions of the module stand, by name; the catalogue's are not among them.
  private let places: [String: SourceRange]

  init(files: [SourceFile], places: [String: SourceRange]) {
    self.files = files
    self.places = places
  }

  /// The texts in the order of files and positions, with a blank line between two.
  func text(of name: String) -> String {
    var found: Set<String> = [name]
    var rest = [name]
    // With one definition in the module there is nothing to look for.
    while places.count > 1, let next = rest.popLast() {
      rest += places[next].map(mentioned)?.filter { found.insert($0).inserted } ?? []
    }
    return found.compactMap { places[$0] }.sorted()
      .map { files[$0.file].text($0.lower, $0.upper) }
      .joined(separator: "\n\n")
  }

  /// The definitions whose names stand in a stretch of source, each once.
  private func mentioned(in range: SourceRange) -> [String] {
    let file = files[range.file]
    let lexer = Lexer(file, file: range.file, lower: range.lower, upper: range.upper)
    var names: Set<String> = []
    for token in lexer.tokens {
      let (lower, upper) = (Int(token.lower), Int(token.upper))
      switch token.kind {
      case .name:
        let name = file.text(lower, upper)
        if places[name] != nil { names.insert(name) }
      case .string:
        for inner in interpolations(in: SourceRange(file: range.file, lower: lower, upper: upper)) {
          names.formUnion(mentioned(in: inner))
        }
      default: break
      }
    }
    return names.sorted()
  }

  /// The stretches between the braces of a string.
  private func interpolations(in range: SourceRange) -> [SourceRange] {
    let bytes = files[range.file].bytes
    var found: [SourceRange] = []
    var open: [Int] = []
    var position = range.lower
    while position < range.upper {
      switch bytes[position] {
      case UInt8(ascii: "\\"): position += 1
      case UInt8(ascii: "{"): open.append(position + 1)
      case UInt8(ascii: "}"):
        if let lower = open.popLast(), open.isEmpty {
          found.append(SourceRange(file: range.file, lower: lower, upper: position))
        }
      default: break
      }
      position += 1
    }
    return found
  }
}
