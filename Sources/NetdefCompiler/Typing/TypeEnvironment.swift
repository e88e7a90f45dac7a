/// The types of the names in scope.
struct TypeEnvironment: Sendable {
  private var own: [String: ValueType] = [:]

  /// What is around an arm or a repeat, which binds few names of its own and copies no others.
  private var outer: Outer?

  private final class Outer: Sendable {
    let environment: TypeEnvironment

    init(_ environment: TypeEnvironment) { self.environment = environment }
  }

  subscript(name: String) -> ValueType? {
    get {
      if let type = own[name] { return type }
      var rest = outer
      while let environment = rest?.environment {
        if let type = environment.own[name] { return type }
        rest = environment.outer
      }
      return nil
    }
    set { own[name] = newValue }
  }

  /// The same names, where more can be bound without copying those that there are.
  var inside: TypeEnvironment {
    var inside = TypeEnvironment()
    inside.outer = Outer(self)
    return inside
  }

  /// All names, in alphabetical order.
  var names: [String] {
    var names = Set(own.keys)
    var rest = outer
    while let environment = rest?.environment {
      names.formUnion(environment.own.keys)
      rest = environment.outer
    }
    return names.sorted()
  }
}
