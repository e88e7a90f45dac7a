extension Expression {
  /// The name, when the expression is nothing but one.
  var plainName: String? {
    if case .name(let name) = kind { name } else { nil }
  }

  /// Without parentheses around it.
  var unwrapped: Expression {
    if case .group(let inner) = kind { inner.unwrapped } else { self }
  }
}
