/// A step that is no child: a function of tensors, `relu`, as a value that flows where layers do.
///
/// Functions have no parameters and no place in PyTorch's modules, so a definition neither numbers
/// nor lists one (`ChildScope.add`), and calling it enters no module: the function's value shows in
/// traces under the function's name, as where the function is called directly.
public final class FunctionLayer: Layer, FixedStructure {
  /// The function's name in netdef.
  public let name: String

  private let apply: @Sendable (Node) throws -> Node

  /// Makes the step.
  public init(_ name: String, apply: @escaping @Sendable (Node) throws -> Node) {
    self.name = name
    self.apply = apply
  }

  public var members: [ModuleMember] { [] }
  public var typeName: String { name }

  public func forward(_ x: Node) throws -> Node { try apply(x).named(name) }
}

extension LayerRecipe {
  /// A recipe for a function of one tensor.
  ///
  /// - Parameters:
  ///   - name: The function's name in netdef.
  ///   - parameters: What arguments can be given for, in the declared order.
  ///   - renamed: Other spellings of parameters, and netdef's.
  ///   - shape: The output's shape for an input's, or netdef's error.
  ///   - apply: Records the function.
  public init(
    function name: String, parameters: [Parameter] = [], renamed: [String: String] = [:],
    shape: @escaping @Sendable (_ x: Shape, _ arguments: RecipeArguments) throws -> Shape,
    apply: @escaping @Sendable (_ x: Node, _ arguments: RecipeArguments) throws -> Node
  ) {
    self.init(name, parameters: parameters, renamed: renamed) { x, arguments, _ in
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
}
