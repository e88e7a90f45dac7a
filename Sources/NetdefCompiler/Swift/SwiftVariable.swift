/// A local, a parameter or a property of generated Swift: all places that name it hold this object.
final class SwiftVariable {
  /// What it is called, without backticks.
  var name: String

  init(_ name: String) { self.name = name }
}

extension SwiftVariable: Hashable {
  static func == (left: SwiftVariable, right: SwiftVariable) -> Bool { left === right }

  func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

/// The variables of one definition: what is written twice, in two arms or once in each walk over a
/// body, names the same object.
final class SwiftVariables {
  private var known: [String: SwiftVariable] = [:]

  /// The variable of a name.
  func named(_ name: String) -> SwiftVariable {
    if let variable = known[name] { return variable }
    let variable = SwiftVariable(name)
    known[name] = variable
    return variable
  }
}
