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

  /// What its parameters and open sizes were given from outside of the files, as text in netdef that
  /// goes with `source`.
  public let settings: [(name: String, value: String)]
  public let instance: ModuleInstance

  public var inputs: [Port] { instance.inputs }
  public var outputs: [Port] { instance.outputs }
  public var body: NetworkScope { instance.body }

  /// Whether the body is one chain of unnamed children: PyTorch would print it as `Sequential(`.
  public var isSequential: Bool { instance.isSequential }

  /// The first input and output, which are the only ones of most networks.
  public var input: Port { instance.inputs[0] }
  public var output: Port { instance.outputs[0] }
}

/// A tensor at a network's edge.
public struct Port: Sendable {
  /// The name as written; an output may have none.
  public let name: String?
  public let shape: TensorShape
  public let element: ElementKind

  /// The shape as the file states it, where sizes that it leaves open were set: a call may still
  /// bring others.
  public let stated: TensorShape?

  /// What messages, files and traces call an input or output without a name.
  public static let inputName = "input"
  public static let outputName = "output"

  package init(
    name: String?, shape: TensorShape, element: ElementKind, stated: TensorShape? = nil
  ) {
    self.stated = stated
    self.name = name
    self.shape = shape
    self.element = element
  }
}

/// A list of children with the order in which data passes them: a network, block or group.
///
/// Tensors are numbered within a scope.
public struct NetworkScope: Sendable {
  public var children: [NetworkChild]

  /// One for each `let` and `out`; a group has one.
  public var statements: [NetworkStatement]

  /// The tensors that come in, with their names.
  public var inputs: [(name: String, tensor: Int)]

  /// The tensors that go out; an output may have no name.
  public var outputs: [(name: String?, tensor: Int)]

  /// Whether anything of the children is saved. Kept, since looking for it in blocks of blocks would
  /// take as long as the network is large.
  let hasState: Bool

  /// Whether calls have to meet something of what is inside; kept for the same reason.
  let hasRequirements: Bool

  /// How many of the steps, those of groups included, turns of repeats make.
  var repeatedStepCount: Int {
    var count = 0
    for step in statements.flatMap(\.steps) {
      if step.isRepeated { count += 1 }
      if case .child(let index) = step.operation, case .group(let inner) = children[index].content {
        count += inner.repeatedStepCount
      }
    }
    return count
  }

  /// The names of a step's outputs in traces: the step's name, and of several outputs each after a
  /// colon, as in `two:mean`.
  public func traceNames(of step: NetworkStep) -> [String] {
    guard step.outputs.count > 1 else { return [step.name] }
    guard case .child(let index) = step.operation,
      case .module(let instance) = children[index].content
    else { return step.outputs.indices.map { "\(step.name):\($0)" } }
    return instance.outputs.map { "\(step.name):\($0.name ?? Port.outputName)" }
  }
}

/// A child module and the name under which PyTorch would know it.
public struct NetworkChild: Sendable {
  public enum Content: Sendable {
    // In one place: a network may have a million of them.
    indirect case layer(LayerUse)
    case group(NetworkScope)
    case module(ModuleInstance)
    /// A list of modules under a name, PyTorch's `ModuleList`.
    case list(NetworkScope)
    /// Another use of the child at this index, under a number of its own.
    case shared(Int)
    /// A use of a child of a scope around: the scope `level` scopes out of this one has it at
    /// `index`. It may be the first use, where the layer is made.
    case borrowed(level: Int, index: Int)
    /// A name without a module: `layer shortcut = none`, or a `layer` that no use reaches. PyTorch
    /// prints it as `(shortcut): None`.
    case absent
  }

  /// `conv1`, or its index among the scope's children.
  public let key: String
  public let isNamed: Bool
  public let content: Content
  public let input: TensorShape
  public let output: TensorShape
  public let outputElement: ElementKind
}

/// The steps of one `let`, `out` or other statement.
public struct NetworkStatement: Sendable {
  /// What the result is called; nil for an output without a name and for statements without one.
  public let target: String?
  public let isOutput: Bool
  public let steps: [NetworkStep]

  /// The tensors that the statement answers: several for `let (a, b) = …`.
  public let results: [Int]

  /// What a call must meet before the steps run.
  public let requirements: [NetworkRequirement]
}

/// One operation on tensors.
public struct NetworkStep: Sendable {
  public enum Operation: Sendable {
    /// A call of the child at this index of the scope.
    case child(Int)
    case function(LayerUse)
    /// `+ - * /` of two tensors, or of a tensor and a number on one side.
    case arithmetic(String, left: Double?, right: Double?)
  }

  public let operation: Operation
  public let inputs: [Int]
  public let outputs: [Int]

  /// Whether a turn of a repeat makes it.
  let isRepeated: Bool

  /// The step's name in traces: the child's key, or the function's name, made unique.
  public let name: String

  /// The name without the number of its repetition.
  public var plainName: String { String(name.prefix { $0 != "#" }) }

  /// The shape and elements of the first output.
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

  /// The name that a definition gives to the layer: `block Conv2dAuto(…) = Conv2d(…)`.
  public internal(set) var alias: String?
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

extension LayerUse {
  /// The name under which the layer is printed.
  public var typeName: String { alias ?? declaration }

  /// The same use with nothing kept: another use of a layer that is counted already.
  public var withoutStates: LayerUse {
    LayerUse(
      declaration: declaration, alias: alias, isLayer: isLayer, arguments: arguments, states: [],
      takesGenerator: takesGenerator, input: input, output: output, cost: cost)
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
