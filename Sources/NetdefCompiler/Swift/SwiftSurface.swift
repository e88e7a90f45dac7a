/// What others see of declarations: the types in the heads of those that are public, and in the
/// defaults of their parameters.
///
/// A module that they mention is imported publicly, and no other.
struct SwiftSurface {
  /// The types, each by the outermost one's name.
  private(set) var types: Set<String> = []

  /// Members of types: `LayerRecipe.relu` is a function of the module that declares it.
  private(set) var members: Set<String> = []

  /// Whether something is public.
  private(set) var isEmpty = true

  init(of members: [SwiftMember]) {
    for member in members { add(member) }
  }

  private mutating func add(_ member: SwiftMember) {
    switch member.kind {
    case .property(let property):
      guard member.access == .everyone else { return }
      isEmpty = false
      property.type.map { add($0) }
    case .function(let function):
      guard member.access == .everyone else { return }
      isEmpty = false
      for parameter in function.parameters {
        add(parameter.type)
        parameter.standard.map { add($0) }
      }
      function.result.map { add($0) }
    case .cases: break
    case .type(let body):
      if member.access == .everyone {
        isEmpty = false
        add(body.type)
        for type in body.conformances { add(type) }
      }
      // What is in an extension may be public by itself.
      for inner in body.members { add(inner) }
    }
  }

  private mutating func add(_ type: SwiftType) {
    types.insert(type.firstName)
    for part in type.parts { add(part) }
  }

  private mutating func add(_ tree: SwiftTree) {
    tree.visit { part in
      switch part.kind {
      case .type(let type), .metatype(let type): add(type)
      case .global(let name, _): types.insert(name)
      case .member(let base, let name):
        if let owner = base.globalName { members.insert("\(owner).\(name)") }
      case .integer, .float, .boolean, .absent, .text, .variable, .own, .shorthand,
        .implicitMember, .keyPath, .optionalChain, .call, .element, .not, .negative, .binary,
        .joined, .ternary, .array, .tuple, .closure, .tried, .reference, .changed:
        break
      }
    }
  }
}
