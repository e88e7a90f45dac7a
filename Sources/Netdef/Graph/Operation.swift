/// One step of a recorded graph: a shape rule and a forward rule.
///
/// Each operation is one file: its formula and source, the shape rule, the forward rule, and the
/// method on `Node` that records it. The gradient will stand in the same file, beside the forward
/// rule, as a third member that makes the inputs' gradients from the inputs, the output and the
/// output's gradient. That is why an operation is a value: everything its rules need is a stored
/// property, and it keeps nothing from one call to the next.
///
/// A layer written outside this package composes the operations on `Node`, or adds one of its own:
///
/// ```swift
/// struct Cube: Operation {
///   let name = "cube"
///   func outputShape(of inputs: [Shape]) -> Shape { inputs[0] }
///   func forward(_ inputs: [Tensor], in context: ExecutionContext) -> Tensor {
///     inputs[0] * inputs[0] * inputs[0]
///   }
/// }
/// let y = try Node.apply(Cube(), to: x)
/// ```
public protocol Operation: Sendable {
  /// The name in error messages, PyTorch's where it has one: `max_pool2d`.
  var name: String { get }

  /// The output's shape; throws what was expected and found where the inputs do not fit.
  func outputShape(of inputs: [Shape]) throws(ShapeError) -> Shape

  /// The output's element type; by default every input must be float32, and so is the output.
  func outputElementType(of inputs: [ElementType]) throws(InputError) -> ElementType

  /// Computes the output, whose shape and type are those that the rules above answered.
  func forward(_ inputs: [Tensor], in context: ExecutionContext) throws -> Tensor
}

extension Operation {
  /// Requires float32 inputs and answers float32.
  public func outputElementType(of inputs: [ElementType]) throws(InputError) -> ElementType {
    for type in inputs where type != .float32 {
      throw InputError("expects float32 values, but received \(type)")
    }
    return .float32
  }
}

/// An operation of one input that can write its output, of the same shape, over the input.
///
/// The executor hands the input over when nothing else uses it any more; then no memory is
/// allocated and none copied.
public protocol InPlaceOperation: Operation {
  /// Replaces the input by the output.
  func forward(inPlace tensor: inout Tensor, in context: ExecutionContext) throws
}

extension InPlaceOperation {
  /// The input's shape.
  public func outputShape(of inputs: [Shape]) throws(ShapeError) -> Shape { inputs[0] }

  /// Computes in a copy of the input.
  public func forward(_ inputs: [Tensor], in context: ExecutionContext) throws -> Tensor {
    var tensor = inputs[0]
    try forward(inPlace: &tensor, in: context)
    return tensor
  }
}

/// What an operation may use while it runs.
public struct ExecutionContext: Sendable {
  /// The source of random draws of this run.
  public let generator: RandomGenerator

  /// What the run will change when it has succeeded; nil where operations are called one by one, and
  /// changes are made at once.
  let updates: StateUpdates?

  /// Makes a context.
  public init(generator: RandomGenerator = .shared) { self.init(generator, updates: nil) }

  /// Makes the context of a run.
  init(_ generator: RandomGenerator, updates: StateUpdates?) {
    self.generator = generator
    self.updates = updates
  }

  /// Changes buffers when the run has succeeded.
  func change(_ update: @escaping StateUpdates.Update) throws {
    if let updates { return updates.append(update) }
    let updates = StateUpdates()
    updates.append(update)
    try updates.commit(ofCallAt: .now)
  }
}
