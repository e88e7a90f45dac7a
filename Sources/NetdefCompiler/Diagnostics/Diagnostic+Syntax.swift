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
      "unexpected-character", "netdef has no use for `\(text)`", at: Label(range))
    switch text {
    case "×", "·": diagnostic.help = ["write `*`"]
    case "−", "–": diagnostic.help = ["write `-`"]
    case "→": diagnostic.help = ["write `->`"]
    case "&&", "&": diagnostic.help = ["write `and`"]
    case "||": diagnostic.help = ["write `or`"]
    case "!": diagnostic.help = ["write `not`"]
    case "#", "/*": diagnostic.help = ["a comment begins with `//`"]
    case ";": diagnostic.help = ["end a statement with a line break"]
    default: break
    }
    return diagnostic
  }

  static func singleQuotes(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "unexpected-character", "netdef has no texts in single quotes", at: Label(range),
      help: ["a message stands in double quotes, a name such as `same` in none"])
  }

  static func notASCII(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "unexpected-character",
      "`\(name)` is no name: names have the letters a to z and A to Z, digits and `_`",
      at: Label(range))
  }

  static func malformedNumber(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "malformed-number", "`\(text)` is neither a number nor a name", at: Label(range),
      help: ["a name begins with a letter or `_`"])
  }

  static func numberTooLarge(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "number-too-large", "`\(text.prefix(40))` is too large for a number", at: Label(range),
      help: ["the largest Int is \(Int.max)"])
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
    opened: String, at range: SourceRange, closed: String, line: Int, at closing: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "unbalanced-bracket", "`\(opened)` is not closed before the `\(closed)` of line \(line)",
      at: Label(range), also: [Label(closing)])
  }

  static func nestedTooDeep(limit: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "nested-too-deep", "the nesting here is deeper than \(limit) levels", at: Label(range))
  }

  static func expected(
    _ expected: String, found: String, help: [String] = [], at range: SourceRange
  ) -> Diagnostic {
    Diagnostic("syntax", "expected \(expected), found \(found)", at: Label(range), help: help)
  }

  static func equalSignInArgument(_ label: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "syntax", "an argument's label ends with `:`, not with `=`", at: Label(range),
      help: ["write `\(label): …`"])
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
        word == "class" || word == "def"
          ? "write `model Net { … }`"
          : nearest.map { "did you mean `\($0)`?" }
            ?? "a file holds `model`, `block`, `extern layer`, `extern function`, `function` and `let`"
      ])
  }

  static func unknownStatement(
    _ word: String, nearest: String?, at range: SourceRange
  ) -> Diagnostic {
    let help =
      switch word {
      case "return": "a result is stated by `out`"
      case "self": "a layer gets its name where it is used: `-> fc: Linear(10)`"
      case "def": "a model has one forward pass: what `out` states"
      default:
        nearest.map { "did you mean `\($0)`?" }
          ?? "a value gets a name by `let`, a result is stated by `out`"
      }
    return Diagnostic(
      "syntax", "`\(word)` does not begin a statement", at: Label(range), help: [help])
  }

  static func chainAsStatement(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "syntax", "a chain does not begin a statement", at: Label(range),
      help: ["write `out \(text) -> …` for a result, `let name = \(text) -> …` for a value"])
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

  static func hyphenInName(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "syntax", "a name has no `-`", at: Label(range),
      help: ["write `\(name.split(separator: "-").joined(separator: "_")):`"])
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

  static func tupleOfOne(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "syntax", "a tuple has at least two values", at: Label(range),
      help: ["leave the comma out: one value in parentheses is itself"])
  }

  static func unknownType(_ name: String, nearest: String?, at range: SourceRange) -> Diagnostic {
    let help =
      switch name.prefix(1).uppercased() + name.dropFirst() {
      case "Tensor": "a tensor is stated by its shape, as in `[N, 10]`"
      case "Double", "Float32", "Number": "did you mean `Float`?"
      case "Integer", "Int64", "UInt": "did you mean `Int`?"
      case "Boolean": "did you mean `Bool`?"
      case "Module": "did you mean `Layer`?"
      default:
        nearest.map { "did you mean `\($0)`?" }
          ?? "the types are Int, Float, Bool, Pair, Layer, Block, lists and tuples of them"
      }
    return Diagnostic(
      "unknown-type", "there is no type `\(name)`", at: Label(range), help: [help])
  }

  static func unknownElementType(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "unknown-type", "a tensor has no elements of type `\(name)`", at: Label(range),
      help: ["its elements are Float, Int or Bool; Float is not written"])
  }

  static func unknownRequirementLabel(_ label: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "syntax", "`require` takes `id:`, `at:` and `help:`, not `\(label):`", at: Label(range))
  }
}
