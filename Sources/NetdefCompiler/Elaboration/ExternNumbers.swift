/// Which numbers of an extern declaration need a bound before anything is computed with them.
///
/// Its Swift computes with plain Ints, and a sum or product that overflows would end the program.
/// Numbers within ±(2³¹ − 1) are safe there, so larger ones are refused, by the checker and by the
/// generated code alike, where the declaration's own requirements leave them open.
struct ExternNumbers {
  let core: CoreExtern

  /// The largest number that is computed with, and negated the smallest.
  static let bound = Int(Int32.max)

  /// The parameters whose numbers are computed with and that no requirement bounds.
  var unbounded: [Local] {
    let terms = ExternReads(core: core).terms
    var bounds = Bounds()
    for statement in core.statements { bounds.add(statement, about: nil) }
    return core.parameters.filter(\.syntax.type.holdsInts).map(\.local).filter { local in
      !bounds.hold(local) && terms.contains { $0.computes(with: local) }
    }
  }

  /// What requirements say of parameters and their parts.
  private struct Bounds {
    /// A local, or a part of it.
    struct Place: Hashable {
      let local: Local
      var part: String?
    }

    private var least: Set<Place> = []
    private var most: Set<Place> = []

    /// Whether the numbers of a parameter are bounded on both sides.
    func hold(_ local: Local) -> Bool {
      func holds(_ part: String?) -> Bool {
        let place = Place(local: local, part: part)
        return least.contains(place) && most.contains(place)
      }
      return holds(nil) || holds("0") && holds("1")
    }

    /// - Parameter parameter: The only parameter that counts; nil for all.
    mutating func add(_ statement: CoreStatement, about parameter: Local?) {
      switch statement.kind {
      case .require(let requirement): add(requirement.condition, about: parameter)
      case .branch(let condition, _, let otherwise):
        // What holds unless `padding` is a name holds wherever its numbers are computed with.
        guard case .comparison(.equal, let left, _) = condition.kind,
          let local = left.plainLocal, parameter ?? local == local
        else { return }
        for statement in otherwise { add(statement, about: local) }
      case .input, .output, .bind, .variable, .assign, .layer, .loop, .state, .cost, .rejected:
        break
      }
    }

    private mutating func add(_ condition: Term, about parameter: Local?) {
      switch condition.kind {
      case .and(let parts): for part in parts { add(part, about: parameter) }
      case .group(let inner): add(inner, about: parameter)
      case .comparison(let comparison, let left, let right):
        if let place = place(left), isSmall(right), parameter ?? place.local == place.local {
          add(place, comparison)
        }
        if let place = place(right), isSmall(left), parameter ?? place.local == place.local {
          add(place, comparison.mirrored)
        }
      case .integer, .float, .boolean, .none, .symbol, .local, .global, .layer, .function,
        .computedName, .negation, .not, .arithmetic, .power, .or, .range, .builtin, .call,
        .construct, .operate, .apply, .index, .member, .tuple, .list, .conditional, .chain,
        .problem, .missing:
        break
      }
    }

    private mutating func add(_ place: Place, _ comparison: Comparison) {
      switch comparison {
      case .less, .lessOrEqual: most.insert(place)
      case .greater, .greaterOrEqual: least.insert(place)
      case .equal:
        least.insert(place)
        most.insert(place)
      case .notEqual: break
      }
    }

    /// `kernel` or `kernel.0`.
    private func place(_ term: Term) -> Place? {
      if let local = term.plainLocal { return Place(local: local) }
      guard case .member(let base, let part) = term.kind, let local = base.plainLocal else {
        return nil
      }
      return Place(local: local, part: part.value)
    }

    private func isSmall(_ term: Term) -> Bool {
      switch term.kind {
      case .integer(let number): number <= ExternNumbers.bound
      case .negation(let inner), .group(let inner): isSmall(inner)
      case .float, .boolean, .none, .symbol, .local, .global, .layer, .function, .computedName,
        .not, .arithmetic, .power, .and, .or, .comparison, .range, .builtin, .call, .construct,
        .operate, .apply, .index, .member, .tuple, .list, .conditional, .chain, .problem,
        .missing:
        false
      }
    }
  }
}

extension Comparison {
  /// The comparison with its sides exchanged.
  fileprivate var mirrored: Comparison {
    switch self {
    case .equal, .notEqual: self
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }
}

extension TypeSyntax {
  /// Whether it has values that are Ints, or pairs or lists of them.
  fileprivate var holdsInts: Bool {
    alternatives.contains { alternative in
      switch alternative {
      case .named(let name): name.value == "Int" || name.value == "Pair"
      case .list(let element): element.holdsInts
      case .module, .tuple, .symbol: false
      }
    }
  }
}

extension Term {
  /// Whether a local is an operand of a sum, a product, a power or a negation.
  fileprivate func computes(with local: Local) -> Bool {
    switch kind {
    case .arithmetic(_, let rest):
      let isDivision = rest.allSatisfy { $0.operation == .divide || $0.operation == .remainder }
      if !isDivision, mentions(local) { return true }
    case .power, .negation: return mentions(local)
    case .integer, .float, .boolean, .none, .symbol, .local, .global, .layer, .function,
      .computedName, .not, .and, .or, .comparison, .range, .builtin, .call, .construct, .operate,
      .apply, .index, .member, .tuple, .list, .conditional, .chain, .group, .problem, .missing:
      break
    }
    return parts.contains { $0.computes(with: local) }
  }
}
