/// A bare name that stands where a type lists names: it is the symbol of that name if there is one.
struct Choice: Sendable {
  /// The parameter or value whose type it is.
  let subject: String

  /// The names that the type lists there.
  let names: [String]

  /// Whether a layer may stand there too.
  let takesLayers: Bool

  /// Whether it was written as a text, which it is not.
  var isQuoted = false
}

extension Expression {
  /// The same expression with the bare names read as the type says, where it stands for a value of
  /// that type: in lists, tuples and the arms of conditions too. `(3, relu)` holds a symbol where
  /// `(Int, relu | hardswish)` is expected.
  ///
  /// - Parameter subject: The parameter or value of that type.
  func reading(namesAs type: TypeSyntax, of subject: String) -> Expression {
    type.holdsSymbols ? read(type.alternatives, subject) : self
  }

  private func read(_ atoms: [TypeSyntax.Atom], _ subject: String) -> Expression {
    switch kind {
    case .name(let name):
      let choice = Self.choice(atoms, subject)
      return choice.names.isEmpty || name.isCapitalised ? self : with(.choice(name, choice))
    case .string(let literal):
      var choice = Self.choice(atoms, subject)
      choice.isQuoted = true
      guard let name = literal.plain, choice.names.contains(name) else { return self }
      return with(.choice(name, choice))
    case .group(let inner): return with(.group(inner.read(atoms, subject)))
    case .conditional(var conditional):
      conditional.then = conditional.then.read(atoms, subject)
      conditional.otherwise = conditional.otherwise?.read(atoms, subject)
      return with(.conditional(conditional))
    case .list(let elements):
      let inner = Self.elements(atoms)
      guard !inner.isEmpty else { return self }
      return with(
        .list(
          elements.map { element in
            var element = element
            element.expression = element.expression.read(element.isSpread ? atoms : inner, subject)
            return element
          }))
    case .tuple(let parts):
      return with(
        .tuple(
          parts.enumerated().map { index, part in
            part.read(Self.part(index, of: parts.count, atoms), subject)
          }))
    // Lists are joined by `+`.
    case .arithmetic(let first, let rest) where !Self.elements(atoms).isEmpty:
      return with(
        .arithmetic(
          first: first.read(atoms, subject),
          rest: rest.map { operand in
            var operand = operand
            operand.expression = operand.expression.read(atoms, subject)
            return operand
          }))
    default: return self
    }
  }

  private func with(_ kind: Kind) -> Expression { Expression(kind, range) }

  private static func choice(_ atoms: [TypeSyntax.Atom], _ subject: String) -> Choice {
    let names = atoms.compactMap { atom in
      if case .symbol(let name) = atom { name.value } else { nil }
    }
    let takesLayers = atoms.contains { if case .module = $0 { true } else { false } }
    return Choice(subject: subject, names: names, takesLayers: takesLayers)
  }

  /// What the elements of a list may be.
  private static func elements(_ atoms: [TypeSyntax.Atom]) -> [TypeSyntax.Atom] {
    atoms.flatMap { atom -> [TypeSyntax.Atom] in
      if case .list(let element) = atom { element.alternatives } else { [] }
    }
  }

  /// What one part of a tuple may be.
  private static func part(
    _ index: Int, of count: Int, _ atoms: [TypeSyntax.Atom]
  ) -> [TypeSyntax.Atom] {
    atoms.flatMap { atom -> [TypeSyntax.Atom] in
      if case .tuple(let parts) = atom, parts.count == count {
        parts[index].alternatives
      } else {
        []
      }
    }
  }
}
