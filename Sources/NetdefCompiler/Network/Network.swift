/// A checked model: everything that back ends need, with nothing left that can fail.
public struct Network: Sendable {
  public let name: String

  /// The `///` lines before the definition.
  public let documentation: [String]
  public let isPublic: Bool

  /// The path of its file as given to the compiler.
  public let path: String

  /// The definition's text and, before or after it as in the files, those of all that it uses: alone,
  /// it makes the same network.
  public let source: String
  public let input: Port
  public let output: Port
  public let body: NetworkScope

  /// Whether the body is one chain of unnamed children: PyTorch would print it as `Sequential(`.
  public let isSequential: Bool
}

/// A tensor at a network's edge.
public struct Port: Sendable {
  /// The name as written; an output may have none.
  public let name: String?
  public let shape: TensorShape
  public let element: ElementKind

  package init(name: String?, shape: TensorShape, element: ElementKind) {
    self.name = name
    self.shape = shape
    self.element = element
  }
}

/// A list of children with the order in which data passes them: a network or a group.
public struct NetworkScope: Sendable {
  public var children: [NetworkChild]

  /// One for each `let` and `out`; a group has one.
  public var statements: [NetworkStatement]
}

/// A child module and the name under which PyTorch would know it.
public struct NetworkChild: Sendable {
  public enum Content: Sendable {
    case layer(LayerUse)
    case group(NetworkScope)
  }

  /// `conv1`, or its index among the scope's children.
  public let key: String
  public let isNamed: Bool
  public let content: Content
  public let input: TensorShape
  public let output: TensorShape
  public let outputElement: ElementKind
}

/// `let target = source -> step -> step`.
public struct NetworkStatement: Sendable {
  /// Nil for the output.
  public let target: String?

  /// The input or `let` that the chain begins with.
  public let source: String
  public let steps: [NetworkStep]
}

/// One step of a chain.
public struct NetworkStep: Sendable {
  public enum Operation: Sendable {
    /// A call of the child at this index of the scope.
    case child(Int)
    case function(LayerUse)
  }

  public let operation: Operation

  /// The step's name in traces: the child's key, or the function's name, made unique.
  public let name: String
  public let output: TensorShape
  public let outputElement: ElementKind
}

/// An extern layer or function with its arguments and the shapes at one place.
public struct LayerUse: Sendable {
  /// What a parameter gets.
  public struct Argument: Sendable {
    public let name: String
    let value: Value
    /// Whether it must be written in Swift: it was written in netdef or inferred from a shape.
    public let isExplicit: Bool
  }

  /// A tensor that the layer keeps.
  public struct State: Sendable {
    public let name: String
    public let shape: [Size]
    public let isTrained: Bool
  }

  public let declaration: String
  public let isLayer: Bool
  public let arguments: [Argument]
  public let states: [State]

  /// Whether the Swift initializer takes a generator.
  public let takesGenerator: Bool
  public let input: TensorShape
  public let output: TensorShape

  /// Multiply-adds of one call, as far as the declaration states them.
  public let cost: Size?

  /// The number of trained numbers, nil when a shape is open.
  public var parameterCount: Int? {
    var total = 0
    for state in states where state.isTrained {
      guard let count = state.elementCount else { return nil }
      total += count
    }
    return total
  }
}

extension LayerUse.State {
  /// The product of the sizes, nil when one is open or the product overflows.
  public var elementCount: Int? {
    var count = Size(1)
    for size in shape {
      guard let product = count.multiplied(by: size) else { return nil }
      count = product
    }
    return count.value
  }
}
