/// Finds names that meet: two declarations of one scope that print alike, and uses that Swift takes for
/// another declaration than the tree means.
///
/// A variable is an object, which is what a use means; Swift goes by its name.
struct SwiftScopes {
  /// What is wrong, a sentence each.
  private(set) var problems: [String] = []

  /// Locals whose names are in the way of others: with other names nothing is wrong with them.
  private(set) var hiding: Set<SwiftVariable> = []

  /// What the blocks around declare, from the outermost to the innermost, by name.
  private var blocks: [[String: SwiftVariable]] = []

  /// The properties and methods of the types around, and the types in them.
  private var types: [(members: Set<String>, types: Set<String>)] = []

  /// Where it is, for the sentences.
  private var place: [String] = []

  init(of members: [SwiftMember]) {
    check(members, in: nil)
  }

  private mutating func report(_ problem: String) {
    problems.append("\(problem) in \(place.joined(separator: "."))")
  }

  // MARK: Declarations

  private mutating func check(_ members: [SwiftMember], in body: SwiftTypeBody?) {
    var values: Set<String> = []
    var inner: Set<String> = []
    for member in members {
      switch member.kind {
      case .property(let property): declare(property.variable.name, &values)
      // Functions may differ by what they take.
      case .function(let function):
        if case .method(let name) = function.name, values.contains(name), body != nil {
          report("a method and a property are called `\(name)`")
        }
      case .cases(let cases): for one in cases { declare(one.name, &values) }
      case .type(let body):
        if body.keyword != .extended { declare(body.type.lastName, &inner) }
      }
    }
    for name in values.intersection(inner) {
      report("a property and a type are called `\(name)`")
    }
    if body != nil { types.append((values, inner)) }
    for member in members { check(member) }
    if body != nil { types.removeLast() }
  }

  private mutating func declare(_ name: String, _ names: inout Set<String>) {
    if !names.insert(name).inserted { report("`\(name)` is declared twice") }
  }

  private mutating func check(_ member: SwiftMember) {
    switch member.kind {
    case .cases: break
    case .type(let body):
      place.append(body.type.lastName)
      check(body.members, in: body)
      place.removeLast()
    case .property(let property):
      place.append(property.variable.name)
      switch property.value {
      case .none, .source: break
      case .initial(let tree), .computed(let tree): check(tree)
      case .closures(let callee, let arguments, let closures):
        check(callee)
        for item in arguments.items { check(item.value) }
        for closure in closures { check(closure.closure) }
      }
      property.type.map { check($0) }
      place.removeLast()
    case .function(let function):
      place.append(function.title)
      for parameter in function.parameters {
        check(parameter.type)
        parameter.standard.map { check($0) }
      }
      blocks.append([:])
      for parameter in function.parameters { declare(parameter.variable) }
      block(function.body)
      blocks.removeLast()
      place.removeLast()
    }
  }

  // MARK: Statements

  private mutating func declare(_ variable: SwiftVariable) {
    guard let first = blocks[blocks.count - 1].updateValue(variable, forKey: variable.name) else {
      return
    }
    report("`\(variable.name)` is declared twice")
    // One variable that is declared twice is a mistake that no name mends.
    if first != variable { hiding.insert(variable) }
  }

  /// Statements in braces of their own.
  private mutating func block(_ statements: [SwiftStatement], declaring: [SwiftVariable] = []) {
    blocks.append([:])
    for variable in declaring { declare(variable) }
    for statement in statements { check(statement) }
    blocks.removeLast()
  }

  private mutating func check(_ statement: SwiftStatement) {
    switch statement.kind {
    case .declaration(let declaration):
      declaration.type.map { check($0) }
      declaration.value.map { check($0) }
      for variable in declaration.pattern.variables { declare(variable) }
    case .assignment(let target, let value), .addition(let target, let value):
      check(target)
      check(value)
    case .expression(let tree), .discard(let tree), .result(let tree), .failure(let tree):
      check(tree)
    case .requirement(let condition, let body):
      check(condition)
      block(body)
    case .loop(let pattern, let values, let body):
      check(values)
      block(body, declaring: pattern.variables)
    case .condition(let arms):
      for arm in arms {
        arm.visitTest { check($0) }
        var bound: [SwiftVariable] = []
        if case .presence(let bindings) = arm.test { bound = bindings.map(\.variable) }
        block(arm.body, declaring: bound)
      }
    case .attempt(let body, let error, let failure):
      block(body)
      block(failure, declaring: [error])
    case .comment: break
    }
  }

  private mutating func check(_ closure: SwiftClosure) {
    for capture in closure.captures { check(capture.value) }
    blocks.append([:])
    for capture in closure.captures { declare(capture.variable) }
    for parameter in closure.parameters ?? [] {
      for variable in parameter.pattern.variables { declare(variable) }
    }
    for statement in closure.statements { check(statement) }
    check(closure.value)
    blocks.removeLast()
  }

  // MARK: Uses

  private mutating func check(_ tree: SwiftTree) {
    switch tree.kind {
    case .variable(let variable): check(variable)
    case .global(let name, let origin): check(name, origin)
    case .type(let type), .metatype(let type): check(type)
    case .closure(let closure): check(closure)
    case .call(let callee, let arguments, let closure):
      check(callee)
      for item in arguments.items { check(item.value) }
      closure.map { check($0) }
    case .integer, .float, .boolean, .absent, .text, .own, .shorthand, .member, .implicitMember,
      .keyPath, .optionalChain, .element, .not, .negative, .binary, .joined, .ternary, .array,
      .tuple, .tried, .reference, .changed:
      tree.visitParts { check($0) }
    }
  }

  /// The innermost block that declares the name must declare this variable.
  private mutating func check(_ variable: SwiftVariable) {
    guard let found = blocks.last(where: { $0[variable.name] != nil })?[variable.name] else {
      return
    }
    if found != variable {
      report("`\(variable.name)` means another one")
      hiding.insert(found)
    }
  }

  private mutating func check(_ type: SwiftType) {
    if case .named(let name, let origin) = type { check(name, origin) }
    if case .existential = type { checkNothingHides("Netdef") }
    for part in type.parts { check(part) }
  }

  private mutating func check(_ name: String, _ origin: SwiftOrigin) {
    switch origin {
    case .module: checkNothingHides(name)
    case .runtime: checkNothingHides("Netdef")
    case .swift: if origin.qualified(name) != name { checkNothingHides("Swift") }
    }
  }

  /// A name of the module, or of a module: a variable or property of that name would be meant.
  private mutating func checkNothingHides(_ name: String) {
    let locals = blocks.compactMap { $0[name] }
    if !locals.isEmpty || types.contains(where: { $0.members.contains(name) }) {
      report("`\(name)` means a variable")
      hiding.formUnion(locals)
    }
  }
}

extension SwiftFunction {
  fileprivate var title: String {
    switch name {
    case .method(let name), .staticMethod(let name): name
    case .initializer(let isConvenience):
      isConvenience ? "convenience init" : "init"
    }
  }
}

extension SwiftFile {
  /// Names in it that meet.
  var conflicts: [String] { SwiftScopes(of: members).problems }

  /// Gives locals that are in the way of other names a `_` behind theirs, until none is.
  func renameHidingLocals() {
    while true {
      let hiding = SwiftScopes(of: members).hiding
      if hiding.isEmpty { return }
      for variable in hiding { variable.name += "_" }
    }
  }
}
