/// The names in scope, with what they stand for and their types.
struct NameScope {
  struct Binding {
    let local: Local
    var type: ValueType
  }

  private var own: [String: Binding] = [:]

  /// What is around an arm or a repeat, which binds few names of its own and copies no others.
  private var outer: Outer?

  private final class Outer {
    let scope: NameScope

    init(_ scope: NameScope) { self.scope = scope }
  }

  subscript(name: String) -> Binding? {
    get {
      if let binding = own[name] { return binding }
      var rest = outer
      while let scope = rest?.scope {
        if let binding = scope.own[name] { return binding }
        rest = scope.outer
      }
      return nil
    }
    set { own[name] = newValue }
  }

  /// The same names, where more can be bound without copying those that there are.
  var inside: NameScope {
    var inside = NameScope()
    inside.outer = Outer(self)
    return inside
  }

  /// All names, in alphabetical order.
  var names: [String] {
    var names = Set(own.keys)
    var rest = outer
    while let scope = rest?.scope {
      names.formUnion(scope.own.keys)
      rest = scope.outer
    }
    return names.sorted()
  }
}
