/// What can be wrong with definitions as such.
extension Diagnostic {
  static func notYetSupported(_ what: String, at range: SourceRange) -> Diagnostic {
    Diagnostic("not-yet-supported", "\(what) is not yet supported", at: Label(range))
  }

  /// What the checker and the loader can do, but no Swift is written for yet.
  static func notYetGenerated(
    _ what: String, in name: String, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "not-yet-supported", "no Swift can be written yet for `\(name)`, because of \(what)",
      at: Label(range), help: ["write it without \(what)"])
  }

  static func duplicateName(
    _ name: String, at range: SourceRange, first: SourceRange
  ) -> Diagnostic {
    guard first != range else {
      let isComputed = range.upper - range.lower != name.utf8.count
      return Diagnostic(
        "duplicate-name", "the name `\(name)` is taken by a turn before", at: Label(range),
        help: [
          isComputed
            ? "compute a name that no other turn has"
            : "make it of the turn's number or value: `\(name){i}`"
        ])
    }
    return Diagnostic(
      "duplicate-name", "the name `\(name)` is taken", at: Label(range),
      also: [Label(first, "first used here")])
  }

  static func catalogueName(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "duplicate-name", "`\(name)` is a name of the catalogue", at: Label(range),
      help: ["choose another name, such as `My\(name)`"])
  }

  static func reservedName(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "reserved-name", "the generated Swift needs the name `\(name)` for itself", at: Label(range),
      help: ["choose another name, such as `My\(name)`"])
  }

  static func wrongCapital(
    _ name: String, of keyword: String, wantsCapital: Bool, at range: SourceRange
  ) -> Diagnostic {
    let fixed =
      wantsCapital
      ? name.prefix(1).uppercased() + name.dropFirst()
      : name.prefix(1).lowercased() + name.dropFirst()
    return Diagnostic(
      "capital",
      "the name of \(wantsCapital ? "a model or layer" : "a function or value") begins with "
        + "\(wantsCapital ? "a capital" : "a small") letter",
      at: Label(range), help: ["write `\(fixed)`"])
  }

  static func capitalTensor(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "capital", "the name of a tensor begins with a small letter", at: Label(range),
      help: ["write `\(name.prefix(1).lowercased() + name.dropFirst())`"])
  }

  static func hidesLayer(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "duplicate-name", "`\(name)` is the name of a layer, which this would hide",
      at: Label(range), help: ["choose another name"])
  }

  static func missingInput(of name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "missing-input", "`\(name)` has no input", at: Label(range),
      help: ["state one, as in `in image: [N, 3, 32, 32]`"])
  }

  static func innerInput(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "syntax", "an input is stated outside of `if`, `for` and `while`", at: Label(range),
      help: ["state it at the start of the body: how many there are depends on nothing"])
  }

  static func missingOutput(of name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "missing-output", "`\(name)` has no output", at: Label(range),
      help: ["end it with `out` and the result, as in `out image -> Flatten`"])
  }

  static func cycle(of name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic("cycle", "`\(name)` contains itself", at: Label(range))
  }

  /// A recursion whose values differ each time, or blocks in blocks as they are.
  static func tooDeep(_ name: String, limit: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "cycle", "`\(name)` stands more than \(limit) definitions deep", at: Label(range),
      help: ["a definition that contains itself must come to an end"])
  }

  static func tooManyModules(limit: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "too-many-modules", "the network gets more than \(limit) modules here", at: Label(range))
  }

  static func tooManySteps(limit: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "too-many-modules", "this is repeated more than \(limit) times", at: Label(range))
  }

  static func aliasOfNothing(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "alias", "a definition by `=` names a model or block", at: Label(range),
      help: ["write a body: `{ in … out … }`"])
  }

  static func unusedLayer(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic("unused-layer", "the layer `\(name)` is never used", at: Label(range))
  }

  static func notAVariable(
    _ name: String, exists: Bool, nearest: String?, at range: SourceRange
  ) -> Diagnostic {
    guard exists || nearest != nil else { return unknownVariable(name, at: range) }
    return Diagnostic(
      "not-a-variable",
      exists
        ? "`\(name)` was named by `let`, which never changes" : "there is no variable `\(name)`",
      at: Label(range),
      help: [nearest.map { "did you mean `\($0)`?" } ?? "declare it with `var \(name) = …`"])
  }

  static func outputTwice(
    _ name: String?, firstName: String?, at range: SourceRange
  ) -> Diagnostic {
    let message =
      switch (name, firstName) {
      case (let name?, _?): "there is an output `\(name)` already"
      case (_?, nil): "there is an output without a name already, which is called `output`"
      case (nil, _?): "there is an output called `output`, as one without a name is"
      case (nil, nil): "there is an output without a name already"
      }
    return Diagnostic(
      "duplicate-output", message, at: Label(range), help: ["name each output: `out name = …`"])
  }

  /// - Parameter other: The output of the other arm that stands in its place, with its name.
  static func outputsDiffer(
    _ name: String?, other: (name: String?, range: SourceRange)?, at range: SourceRange
  ) -> Diagnostic {
    let what = name.map { "the output `\($0)`" } ?? "this output"
    let help = "let both arms end in the same outputs, or make a definition of each"
    guard let other else {
      return Diagnostic(
        "outputs-differ", "\(what) leaves in one arm of the condition only",
        at: Label(range), help: [help])
    }
    return Diagnostic(
      "outputs-differ", "\(what) leaves in one arm of the condition and not in the other",
      at: Label(range),
      also: [
        Label(other.range, other.name.map { "here it is `\($0)`" } ?? "here it has no name")
      ],
      help: [help])
  }

  static func outputInRepeat(_ name: String?, at range: SourceRange) -> Diagnostic {
    let what = name.map { "the output `\($0)`" } ?? "this output"
    return Diagnostic(
      "outputs-differ", "\(what) would leave as often as the repeat has turns", at: Label(range),
      help: ["give a `var` its value in each turn, and let that leave behind the repeat"])
  }

  static func chainWithoutInput(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "alias", "`\(name)` is made of layers, so nothing states its input", at: Label(range),
      help: ["write a body: `{ in x: [ … ] out x -> … }`, or make it a block"])
  }

  static func externOutput(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "extern-output", "the `out` of an extern declaration is a shape", at: Label(range),
      help: ["write the sizes in brackets, as in `out [N, features]`"])
  }

  static func notInExtern(_ keyword: String, at range: SourceRange) -> Diagnostic {
    let help =
      switch keyword {
      case "let": "write a name and its value, as in `let width = D / 2`"
      case "constant", "buffer", "parameter": "write its shape, as in `\(keyword) table: [8, 8]`"
      default:
        "it holds `in`, `out`, `let`, `require`, `if`, `parameter`, `buffer`, `constant`, `cost` "
          + "and `renamed`"
      }
    return Diagnostic(
      "not-in-extern", "this `\(keyword)` has no place in an extern declaration", at: Label(range),
      help: [help])
  }

  static func tooMany(
    _ severity: Severity, limit: Int, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "too-many", "more than \(limit) \(severity.rawValue)s: the others are not shown",
      severity: severity, at: Label(range))
  }

  static func emptyBody(of name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "empty-body", "`\(name)` has neither input nor output", at: Label(range),
      help: ["state both, as in `in x: [N, 20]` and `out x -> Linear(10)`"])
  }

  static func unknownVariable(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "unknown-name", "there is no variable `\(name)` to assign to", at: Label(range),
      help: [
        "write `let \(name) = …` for a value; a layer gets its name where it is used: "
          + "`-> \(name): Linear(10)`"
      ])
  }

  static func unnamedLayer(_ kind: String, key: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "unnamed-layer",
      "this `\(kind)` is saved as `\(key)`, a number that changes when a line is inserted before it",
      severity: .warning, at: Label(range), help: ["name it like the others: `name: \(kind)`"])
  }
}
