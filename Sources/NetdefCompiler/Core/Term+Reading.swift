extension Term {
  /// The same term with bare names read as a type says, where it stands for a value of that type: what
  /// only values tell to be an argument for a parameter was elaborated before the parameter was known.
  ///
  /// - Parameter subject: The parameter or value of that type.
  func reading(namesAs type: TypeSyntax, of subject: String) -> Term {
    guard type.holdsSymbols else { return self }
    return read(as: syntax.reading(namesAs: type, of: subject))
  }

  /// The term with its names as they stand in another reading of its syntax.
  private func read(as other: Expression) -> Term {
    switch (kind, other.kind) {
    case (_, .choice(let name, let choice)): return self.read(name, choice, other)
    case (.group(let inner), .group(let expression)):
      let inner = inner.read(as: expression)
      return Term(.group(inner), other, inner.type)
    case (.conditional(var conditional), .conditional(let syntax)):
      conditional.then = conditional.then.read(as: syntax.then)
      if let otherwise = conditional.otherwise, let expression = syntax.otherwise {
        conditional.otherwise = otherwise.read(as: expression)
      }
      let types = [conditional.then.type] + [conditional.otherwise?.type].compactMap { $0 }
      return Term(.conditional(conditional), other, .joined(types))
    case (.list(var elements), .list(let syntax)) where elements.count == syntax.count:
      for index in elements.indices {
        elements[index].term = elements[index].term.read(as: syntax[index].expression)
      }
      return Term(.list(elements), other, type)
    case (.tuple(let parts), .tuple(let syntax)) where parts.count == syntax.count:
      let read = zip(parts, syntax).map { $0.read(as: $1) }
      return Term(.tuple(read), other, .tuple(read.map(\.type)))
    case (.arithmetic(let first, var rest), .arithmetic(let start, let operands))
    where rest.count == operands.count:
      for index in rest.indices {
        rest[index].term = rest[index].term.read(as: operands[index].expression)
      }
      return Term(.arithmetic(first: first.read(as: start), rest: rest), other, type)
    case (.integer, _), (.float, _), (.boolean, _), (.none, _), (.symbol, _), (.local, _),
      (.global, _), (.layer, _), (.function, _), (.computedName, _), (.negation, _), (.not, _),
      (.arithmetic, _), (.power, _), (.and, _), (.or, _), (.comparison, _), (.range, _),
      (.builtin, _), (.call, _), (.construct, _), (.operate, _), (.apply, _), (.index, _),
      (.member, _), (.tuple, _), (.list, _), (.conditional, _), (.chain, _), (.group, _),
      (.problem, _), (.missing, _):
      return self
    }
  }

  /// A name where a type lists names.
  private func read(_ name: String, _ choice: Choice, _ expression: Expression) -> Term {
    if choice.isQuoted {
      return Term(
        .problem(.quotedSymbol(name, of: choice.subject, at: expression.range)), expression, .any)
    }
    if choice.names.contains(name) {
      return name == "none"
        ? Term(.none, expression, .none) : Term(.symbol(name), expression, .symbol(name))
    }
    guard case .problem = kind else { return self }
    return Term(
      .problem(
        .unknownSymbol(name, of: choice.subject, known: choice.names, at: expression.range)),
      expression, .any)
  }
}
