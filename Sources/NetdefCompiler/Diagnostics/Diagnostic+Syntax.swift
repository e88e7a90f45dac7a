/// What can be wrong with a file before anyone asks what it means.
extension Diagnostic {
  static func fileTooLarge(file: Int) -> Diagnostic {
    // Not the file's size: whoever reads files stops soon after the limit.
    let limit = SourceFile.sizeLimit
    return Diagnostic(
      "file-too-large",
      "the file has more than the \(limit) bytes (\(limit / (1024 * 1024)) MiB) that a file may have",
      at: Label(SourceRange(file: file, lower: 0, upper: 0)),
      help: ["split the file: all `.netdef` files of a target form one module"])
  }

  static func notUTF8(byte: UInt8, offset: Int, file: Int) -> Diagnostic {
    let hex = String(byte, radix: 16, uppercase: true)
    return Diagnostic(
      "not-utf8", "the file is not UTF-8: byte 0x\(hex) at offset \(offset)",
      at: Label(SourceRange(file: file, lower: offset, upper: offset + 1)),
      help: ["save the file as UTF-8"])
  }

  static func emptyFile(file: Int) -> Diagnostic {
    Diagnostic(
      "empty-file", "the file defines nothing",
      at: Label(SourceRange(file: file, lower: 0, upper: 0)),
      help: ["begin with `model Name { in x: [N, 10]  … }`, one statement a line"])
  }

  static func unexpectedCharacter(_ text: String, at range: SourceRange) -> Diagnostic {
    var diagnostic = Diagnostic(
      "unexpected-character", "netdef has no use for `\(printable(text))`", at: Label(range))
    switch text {
    case "×", "·": diagnostic.help = ["write `*`"]
    case "−", "–": diagnostic.help = ["write `-`"]
    case "→": diagnostic.help = ["write `->`"]
    case "&&", "&": diagnostic.help = ["write `and`"]
    case "||": diagnostic.help = ["write `or`"]
    case "!": diagnostic.help = ["write `not`"]
    case "#": diagnostic.help = ["a comment begins with `//`"]
    case ";": diagnostic.help = ["end a statement with a line break"]
    case "'": diagnostic.help = ["texts stand in double quotes"]
    default: break
    }
    return diagnostic
  }

  static func malformedNumber(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic("malformed-number", "`\(text)` is neither a number nor a name", at: Label(range))
  }

  static func numberTooLarge(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "number-too-large", "`\(text.prefix(40))` is too large for a number", at: Label(range))
  }

  static func unterminatedString(at range: SourceRange) -> Diagnostic {
    Diagnostic("unterminated-string", "the text has no closing quote", at: Label(range))
  }

  static func unknownEscape(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "unknown-escape", "`\(text)` is no escape", at: Label(range),
      help: ["the escapes are \\n \\\" \\\\ \\{ and \\}"])
  }

  static func unopenedBracket(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic("unbalanced-bracket", "`\(text)` closes nothing", at: Label(range))
  }

  static func unclosedBracket(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic("unbalanced-bracket", "`\(text)` is never closed", at: Label(range))
  }

  static func mismatchedBracket(
    opened: String, at openRange: SourceRange, line: Int, closed: String, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "unbalanced-bracket", "`\(opened)` of line \(line) is not closed before this `\(closed)`",
      at: Label(range), also: [Label(openRange, "opened here")])
  }

  static func nestedTooDeep(limit: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "nested-too-deep", "the nesting here is deeper than \(limit) levels", at: Label(range))
  }

  static func expected(_ expected: String, found: String, at range: SourceRange) -> Diagnostic {
    Diagnostic("syntax", "expected \(expected), found \(found)", at: Label(range))
  }

  static func unknownVersion(_ version: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "language-version",
      "the file is written for netdef \(version), but this compiler speaks netdef "
        + "\(Language.version)", at: Label(range),
      help: ["update the Netdef package"])
  }

  static func unknownDefinition(
    _ word: String, nearest: String?, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "syntax", "expected a definition, found `\(word)`", at: Label(range),
      help: [
        nearest.map { "did you mean `\($0)`?" }
          ?? "a file holds `model`, `block`, `extern layer`, `extern function`, `function` and `let`"
      ])
  }

  static func unknownStatement(
    _ word: String, nearest: String?, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "syntax", "`\(word)` does not begin a statement", at: Label(range),
      help: [
        nearest.map { "did you mean `\($0)`?" }
          ?? "a value gets a name by `let`, a result is stated by `out`"
      ])
  }

  static func chainWithoutBeginning(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "syntax", "this `->` has nothing on its left", at: Label(range),
      help: ["begin with a value, as in `out image -> Flatten`"])
  }

  static func operatorAfterStep(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "syntax", "`\(text)` cannot follow a step, because `->` binds loosest", at: Label(range),
      help: ["name the chain with `let`, or put it in parentheses"])
  }

  static func chainedComparison(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "syntax", "`\(text)` cannot follow another comparison or range", at: Label(range),
      help: ["join two comparisons by `and`"])
  }

  static func computedOutputName(at range: SourceRange) -> Diagnostic {
    Diagnostic("syntax", "the name of an output cannot be computed here", at: Label(range))
  }

  static func emptyParentheses(at range: SourceRange) -> Diagnostic {
    Diagnostic("syntax", "expected an expression in the parentheses", at: Label(range))
  }

  static func unknownType(_ name: String, nearest: String?, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "unknown-type", "there is no type `\(name)`", at: Label(range),
      help: [
        nearest.map { "did you mean `\($0)`?" }
          ?? "the types are Int, Float, Bool, Pair, Layer, Block, lists and tuples of them"
      ])
  }

  static func unknownRequirementLabel(_ label: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "syntax", "`require` takes `id:`, `at:` and `help:`, not `\(label):`", at: Label(range))
  }

  /// Control characters would garble the terminal.
  private static func printable(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 ? "\u{FFFD}" : $0 }))
  }
}
