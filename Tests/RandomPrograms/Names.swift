/// Draws names that a scope does not have yet: ordinary ones, and in some programs those that mean
/// something in Swift, in the runtime or in generated code.
struct Names {
  private static let ordinary = [
    "width", "depth", "size", "scale", "rate", "count1", "hidden", "inner", "outer", "part",
    "first",
    "second", "third", "branch", "main", "skip", "way", "stem", "head", "tail", "mix", "wide",
    "narrow", "level", "turn", "step", "kernel1", "amount", "choice", "table", "plan", "row",
    "body", "neck", "left1", "right1", "upper", "lower", "conv1", "bn1", "fc", "proj", "gate",
    "mid",
    "low", "high", "near", "far", "alpha", "beta", "gamma", "delta", "q", "r", "s", "t", "u", "v",
  ]

  private static let contrived = [
    "class", "func", "self", "init", "var", "let", "in", "out", "layer", "parameter", "default",
    "switch", "where", "case", "super", "nil", "throw", "try", "await", "async",
    "generator", "shape", "shapes", "children", "forward", "members", "mode", "plans",
    "description",
    "trace", "all", "output", "outputs", "input", "inputs", "value", "values", "x", "y", "a", "b",
    "i", "j", "index", "element", "stride", "kernel", "padding", "max", "min", "zip", "sum",
    "recipe", "make", "layers", "scope", "names", "result", "results", "error", "sizes", "netdef",
    "count", "first", "last", "weight", "bias", "training", "eval", "train", "run", "load", "save",
    "parameters", "buffers", "modules", "call", "given", "key", "path", "node", "model", "block",
    "x1", "x_1", "layer1", "is_deep", "isDeep", "enumerate", "reversed", "abs", "print", "some",
    "any", "each", "inout", "operator", "package", "open", "macro", "lazy", "weak", "_1",
    "activations", "typeName", "printedName", "stateDict", "item", "range", "list", "text", "type",
  ]

  /// Names that netdef itself takes in expressions.
  private static let words: Set<String> = [
    "if", "else", "and", "or", "not", "true", "false", "none", "for", "by",
  ]

  /// How many of a hundred names are contrived.
  let strangeness: Int

  private var taken: Set<String>

  init(strangeness: Int, taken: Set<String> = []) {
    self.strangeness = strangeness
    self.taken = taken.union(Self.words)
  }

  /// Keeps a name from being drawn.
  mutating func take(_ name: String) { taken.insert(name) }

  /// Words that begin statements: a statement that sets a variable of such a name reads otherwise.
  private static let statementWords: Set<String> = [
    "in", "out", "let", "var", "layer", "constant", "buffer", "parameter", "init", "require", "for",
    "while", "if", "renamed", "cost",
  ]

  /// A name for a variable.
  mutating func nextVariable(_ random: inout SeededRandom) -> String {
    while true {
      let name = next(&random)
      if !Self.statementWords.contains(name) { return name }
    }
  }

  /// A name that nothing here has.
  mutating func next(_ random: inout SeededRandom) -> String {
    for turn in 0..<200 {
      let pool = random.chance(strangeness) ? Self.contrived : Self.ordinary
      var name = random.pick(pool)
      if turn > 20 { name += "\(random.number(2...99))" }
      if taken.insert(name).inserted { return name }
    }
    let name = "name\(taken.count)"
    taken.insert(name)
    return name
  }
}
