/// The children of a definition while its layers are made, in order and under their names.
///
/// ```swift
/// var children = ChildScope()
/// conv1 = try children.add("conv1", Conv2d(on: &x, out: 64, kernel: 3))
/// relu = try children.add(ReLU(on: &x))      // "1": named ones count
/// members = children.members(mode)
/// ```
public struct ChildScope {
  private var children: [ModuleMember] = []
  private var names: Set<String> = []

  /// Where the children stand that are still to come.
  private var reserved: [String: Int] = [:]

  /// The children that are made somewhere else, by their places.
  private var later: [Int: any LaterChild] = [:]

  /// How many children have a number: those that are there, named ones too.
  private var count = 0

  /// Whether data passes through children without names and through nothing else.
  public private(set) var isChain = true

  /// How many modules a definition may have: as many as netdef lets a network have.
  private let limit: Int

  /// Where the children stand.
  private let nesting: DefinitionNesting

  init(limit: Int, nesting: DefinitionNesting = .insideGroup) {
    self.limit = limit
    self.nesting = nesting
  }

  /// Makes a scope without children.
  public init() { self.init(limit: 1_000_000) }

  /// Makes a scope for the children of a definition.
  ///
  /// - Throws: `DefinitionError` `cycle` where it stands in more definitions than a network may have
  ///   in each other, as one does that contains itself without end.
  public init(of definition: String) throws {
    self.init(limit: 1_000_000, nesting: try DefinitionNesting.inside(definition))
  }

  /// Adds a child under a name and answers it.
  ///
  /// A function that stands where a layer could, `FunctionLayer`, is no child: it is answered only.
  ///
  /// - Throws: `DefinitionError` `duplicate-name`.
  public mutating func add<Child: Module>(
    _ name: String, _ child: @autoclosure () throws -> Child
  ) throws -> Child {
    let child = try nesting.make(child)
    if child is FunctionLayer {
      isChain = false
      return child
    }
    if name != String(count) { isChain = false }
    try insert(name, child)
    return child
  }

  /// Adds a child of which only the use of a recipe tells what it is.
  ///
  /// - Throws: `DefinitionError` `duplicate-name`.
  public mutating func add(
    _ name: String, _ child: @autoclosure () throws -> any Layer
  ) throws -> any Layer {
    let child = try nesting.make(child)
    if child is FunctionLayer {
      isChain = false
      return child
    }
    if name != String(count) { isChain = false }
    try insert(name, child)
    return child
  }

  /// Adds a child that takes several tensors, of which only the use of a recipe tells what it is.
  ///
  /// - Throws: `DefinitionError` `duplicate-name`.
  public mutating func add(
    _ name: String, _ child: @autoclosure () throws -> any MultiLayer
  ) throws -> any MultiLayer {
    let child = try nesting.make(child)
    isChain = false
    if child is FunctionLayer { return child }
    try insert(name, child)
    return child
  }

  /// Adds a child that takes several tensors, under the next number.
  ///
  /// - Throws: `DefinitionError` `duplicate-name` where a child is named by that number.
  public mutating func add(
    _ child: @autoclosure () throws -> any MultiLayer
  ) throws -> any MultiLayer {
    try add(String(count), child())
  }

  /// Adds a child of which only the use of a recipe tells what it is, under the next number.
  ///
  /// - Throws: `DefinitionError` `duplicate-name` where a child is named by that number.
  public mutating func add(
    _ child: @autoclosure () throws -> any Layer
  ) throws -> any Layer {
    try add(String(count), child())
  }

  /// Adds a child under the next number and answers it.
  ///
  /// - Throws: `DefinitionError` `duplicate-name` where a child is named by that number.
  public mutating func add<Child: Module>(
    _ child: @autoclosure () throws -> Child
  ) throws -> Child {
    try add(String(count), child())
  }

  /// Keeps a place for a child that is added under this name later: `layer name = …` in netdef stands
  /// where it is declared.
  ///
  /// - Throws: `DefinitionError` `duplicate-name`.
  public mutating func reserve(_ name: String) throws {
    guard names.insert(name).inserted else { throw DefinitionError.duplicateName(name) }
    reserved[name] = children.count
    children.append(.child(name, nil))
    count += 1
  }

  /// Keeps a place for a child that is made at its first use, wherever that stands.
  ///
  /// - Parameter recipe: What to make; nil for `none`, a name without a module.
  /// - Throws: `DefinitionError` `duplicate-name`.
  public mutating func share<Child: Sendable>(
    _ name: String, _ recipe: LayerRecipe?, as type: Child.Type
  ) throws -> SharedLayer<Child>? {
    guard let recipe else {
      try addAbsent(name)
      return nil
    }
    return try share(name, recipe, as: type) as SharedLayer<Child>
  }

  /// Keeps a place for a child that is made at its first use, wherever that stands.
  ///
  /// - Throws: `DefinitionError` `duplicate-name`.
  public mutating func share<Child: Sendable>(
    _ name: String, _ recipe: LayerRecipe, as type: Child.Type
  ) throws -> SharedLayer<Child> {
    let layer = SharedLayer(recipe, as: type)
    later[children.count] = layer
    try reserve(name)
    return layer
  }

  /// Notes that something else than a child without a name happens to the data: a function.
  public mutating func leaveChain() { isChain = false }

  /// Lists a child that is not there: it prints and takes no number.
  ///
  /// - Throws: `DefinitionError` `duplicate-name`.
  public mutating func addAbsent(_ name: String) throws {
    guard names.insert(name).inserted else { throw DefinitionError.duplicateName(name) }
    children.append(.noChild(name))
  }

  /// Lists a shared layer's further use under the next number, as PyTorch's `Sequential` does.
  ///
  /// - Throws: `DefinitionError` `duplicate-name` where a child is named by that number.
  public mutating func addAgain(_ child: any Module) throws {
    if child is FunctionLayer {
      isChain = false
      return
    }
    try insert(String(count), child)
  }

  /// What a definition is that is another one under a new name: it adds no scope.
  ///
  /// - Throws: `DefinitionError` `cycle`, as `init(of:)` does, and what `make` throws.
  public static func alias<Base>(
    of definition: String, _ make: @autoclosure () throws -> Base
  ) throws -> Base {
    try DefinitionNesting.inside(definition).make(make)
  }

  /// The members of the definition: the children and its mode.
  public func members(_ mode: TrainingMode) -> [ModuleMember] {
    var members = children
    // No use came to what was declared.
    for (name, place) in reserved { members[place] = .noChild(name) }
    for (place, child) in later {
      guard case .noChild(let name) = members[place], let module = child.module else { continue }
      members[place] = .child(name, module)
    }
    return members + [.mode(mode)]
  }

  private mutating func insert(_ name: String, _ child: any Module) throws {
    if let place = reserved.removeValue(forKey: name) {
      children[place] = .child(name, child)
      return
    }
    guard names.insert(name).inserted else { throw DefinitionError.duplicateName(name) }
    guard count < limit else {
      throw DefinitionError(
        "a definition has at most \(limit) modules", id: "too-many-modules")
    }
    children.append(.child(name, child))
    count += 1
  }

  /// A child that only some arms of a definition make, where it is needed.
  ///
  /// - Throws: `InputError` if the child was not made.
  public static func made<Child>(_ child: Child?, _ name: String) throws -> Child {
    guard let child else { throw InputError("uses \(quoted(name)), which was not made") }
    return child
  }
}
