/// A step that is no child: a function of tensors, `relu`, as a value that flows where layers do.
///
/// Functions have no parameters and no place in PyTorch's modules, so a definition neither numbers
/// nor lists one (`ChildScope.add`), and calling it enters no module: the function's value shows in
/// traces under the function's name, as where the function is called directly.
public final class FunctionLayer: Layer, FixedStructure {
  /// The function's name in netdef.
  public let name: String

  /// The inputs' names; empty where the function checks itself how many it takes.
  public let inputNames: [String]

  private let apply: @Sendable ([Node]) throws -> Node

  /// Makes the step of a function of one tensor.
  public init(_ name: String, apply: @escaping @Sendable (Node) throws -> Node) {
    self.name = name
    inputNames = ["input"]
    self.apply = { nodes in
      guard let x = nodes.first, nodes.count == 1 else {
        throw InputError("expects 1 input, but received \(nodes.count)")
      }
      return try apply(x)
    }
  }

  /// Makes the step of a function of several tensors.
  public init(_ name: String, applyToAll: @escaping @Sendable ([Node]) throws -> Node) {
    self.name = name
    inputNames = []
    apply = applyToAll
  }

  public var members: [ModuleMember] { [] }
  public var typeName: String { name }

  public func forward(_ x: Node) throws -> Node { try apply([x]).named(name) }
  public func forward(_ inputs: [Node]) throws -> [Node] { [try apply(inputs).named(name)] }
}

extension LayerRecipe {
  /// A recipe for a function of one tensor.
  ///
  /// - Parameters:
  ///   - name: The function's name in netdef.
  ///   - parameters: What arguments can be given for, in the declared order.
  ///   - renamed: Other spellings of parameters, and netdef's.
  ///   - definitions: The declarations in netdef that a saved network needs, one text each.
  ///   - shape: The output's shape for an input's, or netdef's error.
  ///   - apply: Records the function.
  public init(
    function name: String, parameters: [Parameter] = [], renamed: [String: String] = [:],
    definitions: [String] = [],
    shape: @escaping @Sendable (_ x: Shape, _ arguments: RecipeArguments) throws -> Shape,
    apply: @escaping @Sendable (_ x: Node, _ arguments: RecipeArguments) throws -> Node
  ) {
    self.init(
      name, parameters: parameters, renamed: renamed, definitions: definitions
    ) { x, arguments, _ in
      x = try shape(x, arguments)
      return FunctionLayer(name) { try apply($0, arguments) }
    }
  }

  /// A recipe for a function of one tensor without further arguments.
  public init(
    function name: String, shape: @escaping @Sendable (Shape) throws -> Shape,
    apply: @escaping @Sendable (Node) throws -> Node
  ) {
    self.init(
      function: name, shape: { x, _ in try shape(x) }, apply: { x, _ in try apply(x) })
  }

  /// A recipe for a function of several tensors.
  ///
  /// - Parameters:
  ///   - name: The function's name in netdef.
  ///   - parameters: What arguments can be given for, in the declared order.
  ///   - renamed: Other spellings of parameters, and netdef's.
  ///   - definitions: The declarations in netdef that a saved network needs, one text each.
  ///   - shapes: The output's shape for the inputs', or netdef's error.
  ///   - applyToAll: Records the function.
  public init(
    function name: String, parameters: [Parameter] = [], renamed: [String: String] = [:],
    definitions: [String] = [],
    shapes: @escaping @Sendable (_ shapes: [Shape], _ arguments: RecipeArguments) throws -> Shape,
    applyToAll: @escaping @Sendable (_ nodes: [Node], _ arguments: RecipeArguments) throws -> Node
  ) {
    self.init(
      name, parameters: parameters, renamed: renamed, definitions: definitions
    ) { inputs, outputs, arguments, _ in
      outputs = [try shapes(inputs, arguments)]
      return FunctionLayer(name, applyToAll: { try applyToAll($0, arguments) })
    }
  }
}
