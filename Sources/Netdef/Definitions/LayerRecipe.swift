/// A layer or block as a value: what to make, and the arguments given so far.
///
/// Each use makes a new layer. A call gives further arguments, as netdef does:
///
/// ```swift
/// let convolution = try Conv2d.recipe(kernel: 3, bias: false)
/// var x: Shape = [1, 3, 32, 32]
/// let layer = try convolution(64, kernel: 1).make(on: &x)   // x is [1, 64, 32, 32]
/// ```
@dynamicCallable
public struct LayerRecipe: Sendable {
  /// Makes a layer for an input's shape, which becomes the output's.
  public typealias MakeLayer =
    @Sendable (_ x: inout Shape, _ arguments: RecipeArguments, _ generator: RandomGenerator) throws
    -> any Layer

  /// Makes a module for its inputs' shapes and answers its outputs'.
  public typealias MakeModule =
    @Sendable (
      _ inputs: [Shape], _ outputs: inout [Shape], _ arguments: RecipeArguments,
      _ generator: RandomGenerator
    ) throws -> any MultiLayer

  /// The name in netdef, or a chain's text.
  public let name: String

  /// What arguments can be given for.
  public let parameters: [Parameter]

  /// The arguments given so far, by the parameter's name in netdef.
  public internal(set) var arguments: [String: NetdefValue] = [:]

  /// PyTorch's spellings of parameters, and netdef's.
  let renamed: [String: String]

  /// The definitions in netdef of what it makes and of all that this uses, one text each.
  let definitions: [String]

  /// Whether it is a chain of steps, which is written as it is and takes no arguments.
  let isChain: Bool

  /// Makes the layer.
  private let making: Making

  private enum Making: Sendable {
    case layer(MakeLayer)
    case module(MakeModule)
  }

  private init(
    name: String, parameters: [Parameter], renamed: [String: String], definitions: [String],
    isChain: Bool, making: Making
  ) {
    self.name = name
    self.parameters = parameters
    self.renamed = renamed
    self.definitions = definitions
    self.isChain = isChain
    self.making = making
  }

  /// A recipe for a layer or block.
  ///
  /// - Parameters:
  ///   - name: The name in netdef.
  ///   - parameters: What arguments can be given for, in the declared order.
  ///   - renamed: Other spellings of parameters, PyTorch's above all, and netdef's.
  ///   - definitions: The definitions in netdef that a saved network needs to make the same, one
  ///     text each; none for layers of the catalogue.
  ///   - make: Makes the layer from its arguments.
  public init(
    _ name: String, parameters: [Parameter] = [], renamed: [String: String] = [:],
    definitions: [String] = [], make: @escaping MakeLayer
  ) {
    self.init(
      name: name, parameters: parameters, renamed: renamed, definitions: definitions,
      isChain: false, making: .layer(make))
  }

  /// A recipe for a block with several inputs or outputs.
  public init(
    _ name: String, parameters: [Parameter] = [], renamed: [String: String] = [:],
    definitions: [String] = [], makeModule: @escaping MakeModule
  ) {
    self.init(
      name: name, parameters: parameters, renamed: renamed, definitions: definitions,
      isChain: false, making: .module(makeModule))
  }

  /// A recipe for a chain of steps, `Linear(5) -> ReLU`.
  ///
  /// ```swift
  /// let net = LayerRecipe(chain: "Linear(5) -> ReLU") { x, generator in
  ///   try Chain(on: &x, generator: generator)
  /// }
  /// ```
  ///
  /// - Parameters:
  ///   - text: The chain in netdef, with the values of what stands in it: chains are equal if their
  ///     texts are.
  ///   - definitions: The definitions in netdef that the chain names and all that these use.
  ///   - make: Makes the layer.
  public init(
    chain text: String, definitions: [String] = [],
    make: @escaping @Sendable (_ x: inout Shape, _ generator: RandomGenerator) throws -> any Layer
  ) {
    self.init(
      name: text, parameters: [], renamed: [:], definitions: definitions, isChain: true,
      making: .layer { x, _, generator in try make(&x, generator) })
  }

  /// Makes a new layer.
  ///
  /// - Parameters:
  ///   - x: The input's shape, which becomes the output's.
  ///   - generator: The source of random initial values.
  /// - Throws: `DefinitionError` for a missing argument, and what the layer's initializer throws.
  public func make(
    on x: inout Shape, generator: RandomGenerator = .shared
  ) throws -> any Layer {
    switch making {
    case .layer(let make):
      let arguments = try completeArguments()
      return try make(&x, arguments, generator)
    case .module:
      var outputs: [Shape] = []
      let module = try make(on: [x], outputs: &outputs, generator: generator)
      guard let layer = module as? any Layer, let output = outputs.first else {
        throw DefinitionError.notALayer(name)
      }
      x = output
      return layer
    }
  }

  /// Makes a new module for any number of tensors.
  ///
  /// - Parameters:
  ///   - inputs: The inputs' shapes.
  ///   - outputs: Is set to the outputs' shapes.
  ///   - generator: The source of random initial values.
  /// - Throws: `DefinitionError` for a missing argument and for another number of inputs than the
  ///   module takes, and what the module's initializer throws.
  public func make(
    on inputs: [Shape], outputs: inout [Shape], generator: RandomGenerator = .shared
  ) throws -> any MultiLayer {
    let arguments = try completeArguments()
    switch making {
    case .layer(let make):
      guard var x = inputs.first, inputs.count == 1 else {
        throw DefinitionError.wrongInputCount(of: name, expected: 1, found: inputs.count)
      }
      let layer = try make(&x, arguments, generator)
      outputs = [x]
      return layer
    case .module(let make): return try make(inputs, &outputs, arguments, generator)
    }
  }
}

extension LayerRecipe {
  /// A recipe whose arguments were checked when its Swift was written; stops if they are wrong.
  ///
  /// Defaults of parameters cannot throw: `norm: LayerRecipe = .checked(try Conv2d.recipe(8))`.
  public static func checked(_ make: @autoclosure () throws -> LayerRecipe) -> LayerRecipe {
    do { return try make() } catch { DefinitionError.stop(error) }
  }
}

extension LayerRecipe: Hashable {
  /// Whether both make the same: the same name and the same arguments.
  public static func == (left: LayerRecipe, right: LayerRecipe) -> Bool {
    left.name == right.name && left.isChain == right.isChain && left.arguments == right.arguments
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(arguments)
  }
}

extension LayerRecipe: NetdefWritable {
  public var netdefDefinitions: [String] {
    definitions
      + parameters.flatMap { arguments[$0.name].map(\.definitions) ?? [] }
  }
}

extension NetdefValue {
  /// The definitions in netdef of the layers in the value, and all that these use.
  var definitions: [String] {
    switch self {
    case .list(let values), .tuple(let values): values.flatMap(\.definitions)
    case .layer(let recipe): recipe.netdefDefinitions
    default: []
    }
  }
}

extension NetworkArgument {
  /// Makes an argument of a value whose Swift type is not written in netdef by itself.
  public init(_ name: String, value: NetdefValue) {
    self.init(name, NetdefExpression(value.description, definitions: value.definitions))
  }
}

extension LayerRecipe: CustomStringConvertible {
  /// As written in netdef.
  public var description: String { netdefText }

  /// As written in netdef: `Conv2d(kernel: 3, bias: false)`, a chain in parentheses.
  public var netdefText: String {
    if isChain { return "(\(name))" }
    let given = parameters.compactMap { parameter in
      arguments[parameter.name].map { "\(parameter.name): \($0)" }
    }
    return given.isEmpty ? name : "\(name)(\(given.joined(separator: ", ")))"
  }
}
