/// The functions of the language: they compute values before a network is made.
enum Builtin {
  static let names = [
    "abs", "ceil", "count", "enumerate", "floor", "max", "min", "product", "reversed", "round",
    "sqrt", "sum", "zip",
  ]
}
