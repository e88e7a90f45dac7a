extension Term {
  /// Whether it is a name or a member of one, which may be written twice.
  var isPlace: Bool {
    switch kind {
    case .local, .global, .layer, .function, .symbol: true
    case .group(let inner), .member(let inner, _): inner.isPlace
    case .integer, .float, .boolean, .none, .computedName, .negation, .not, .arithmetic, .power,
      .and, .or, .comparison, .range, .builtin, .call, .construct, .operate, .apply, .index, .tuple,
      .list, .conditional, .chain, .problem, .missing:
      false
    }
  }

  /// Whether it is the same name, or the same member of one, as another.
  func isSame(as other: Term) -> Bool {
    let other = other.unwrapped
    return switch kind {
    case .local(let own): if case .local(let local) = other.kind { own === local } else { false }
    case .global(let own): if case .global(let id) = other.kind { own == id } else { false }
    case .layer(let own): if case .layer(let id) = other.kind { own == id } else { false }
    case .function(let own): if case .function(let id) = other.kind { own == id } else { false }
    case .symbol(let own): if case .symbol(let name) = other.kind { own == name } else { false }
    case .group(let inner): inner.isSame(as: other)
    case .member(let own, let part):
      if case .member(let base, let name) = other.kind {
        part.value == name.value && own.isSame(as: base)
      } else {
        false
      }
    case .integer, .float, .boolean, .none, .computedName, .negation, .not, .arithmetic, .power,
      .and, .or, .comparison, .range, .builtin, .call, .construct, .operate, .apply, .index, .tuple,
      .list, .conditional, .chain, .problem, .missing:
      false
    }
  }

  /// Whether it is a tuple as it is written, or one of those in it is.
  var holdsTuple: Bool {
    switch kind {
    case .tuple: true
    case .group(let inner): inner.holdsTuple
    case .conditional(let conditional):
      conditional.then.holdsTuple || conditional.otherwise?.holdsTuple ?? false
    case .list(let elements): elements.contains { $0.term.holdsTuple }
    case .integer, .float, .boolean, .none, .symbol, .local, .global, .layer, .function,
      .computedName, .negation, .not, .arithmetic, .power, .and, .or, .comparison, .range, .builtin,
      .call, .construct, .operate, .apply, .index, .member, .chain, .problem, .missing:
      false
    }
  }
}

extension Term {
  /// Whether it is an `if`, parentheses aside.
  var isConditional: Bool { if case .conditional = unwrapped.kind { true } else { false } }
}
