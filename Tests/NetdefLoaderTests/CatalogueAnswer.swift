import Netdef
import NetdefCompiler
import Testing

@testable import NetdefLoader

/// What someone says of a use of a layer or function: the output's shape, or that there is none.
enum CatalogueAnswer: Hashable {
  case shape([Int])
  /// Refused, with the diagnostic's name where there is one, and the message.
  case refused(id: String, message: String)

  /// The shape; nil where it is refused.
  var shape: [Int]? { if case .shape(let sizes) = self { sizes } else { nil } }

  /// The diagnostic's name; nil where it is accepted.
  var id: String? { if case .refused(let id, _) = self { id } else { nil } }

  /// As the file has it.
  var text: String { shape?.description ?? "refused" }
}

extension CatalogueAnswer: CustomStringConvertible {
  var description: String {
    switch self {
    case .shape(let sizes): "\(sizes)"
    case .refused(let id, let message): "refused [\(id)]: \(message)"
    }
  }
}

extension CatalogueCase {
  /// What the checker says.
  func checked() -> CatalogueAnswer {
    let compilation = Compilation(checking: [SourceFile(path: "case.netdef", text: model)])
    if let error = compilation.diagnostics.first(where: { $0.severity == .error }) {
      return .refused(id: error.id, message: error.message)
    }
    guard let network = compilation.networks.first else {
      return .refused(id: "", message: "no network, and no error")
    }
    // The only open size is that of an empty batch.
    return .shape(network.output.shape.sizes.map { $0.value ?? ($0.symbol == "N" ? 0 : -1) })
  }

  /// What the initializer or shape rule says that was generated from the declaration.
  func generated() -> CatalogueAnswer {
    guard let recipe = LayerRecipe.catalogue[name] else {
      return .refused(id: "", message: "no recipe: add it to `LayerRecipe.catalogue`")
    }
    do {
      let arguments = written.map { (label: $0.name, value: $0.value.netdefValue) }
      var outputs: [Shape] = []
      _ = try recipe.applied(to: arguments).make(on: shapes.map { Shape($0) }, outputs: &outputs)
      return .shape(outputs[0].sizes)
    } catch let error as DefinitionError {
      return .refused(id: error.id, message: error.message)
    } catch {
      return .refused(id: "", message: "\(error)")
    }
  }

  /// What the layer or function itself says, which knows nothing of the declaration.
  func made() -> CatalogueAnswer {
    do {
      let arguments = LayerArguments(declaration: name, values: values)
      let module = try makeModule(arguments).eval()
      let shapes = shapes.map { Shape($0) }
      let output = try module.outputShapes(of: shapes)[0]
      // What is small is run, too.
      if output.elementCount <= 10_000 {
        let result = try module.run(shapes.map { Tensor.ones($0) })[0]
        #expect(result.shape == output, "\(self) runs to another shape than it records")
      }
      return .shape(output.sizes)
    } catch {
      return .refused(id: "", message: "\(error)")
    }
  }

  private func makeModule(_ arguments: LayerArguments) throws -> any MultiLayer {
    let registry = LayerRegistry.catalogue
    if isLayer {
      let make = try #require(registry.layer(name))
      return try make(arguments, RandomGenerator(seed: 1))
    }
    return FunctionCall(apply: try #require(registry.function(name)), arguments: arguments)
  }
}

/// A module that calls a function.
private final class FunctionCall: MultiLayer {
  private let apply: LayerRegistry.CombineNodes
  private let arguments: LayerArguments
  private let mode = TrainingMode(false)

  init(apply: @escaping LayerRegistry.CombineNodes, arguments: LayerArguments) {
    self.apply = apply
    self.arguments = arguments
  }

  var members: [ModuleMember] { [.mode(mode)] }

  func forward(_ inputs: [Node]) throws -> [Node] { [try apply(inputs, arguments)] }
}

extension LayerRecipe {
  /// The generated recipes by name; a test sees to it that none is missing.
  static let catalogue: [String: LayerRecipe] = {
    let recipes = [
      Linear.recipe, Conv2d.recipe, BatchNorm2d.recipe, MaxPool2d.recipe, AvgPool2d.recipe,
      AdaptiveAvgPool2d.recipe, maxPool2d, avgPool2d, adaptiveAvgPool2d, ReLU.recipe, SELU.recipe,
      SiLU.recipe, Sigmoid.recipe, Tanh.recipe, LeakyReLU.recipe, ELU.recipe, GELU.recipe,
      Softmax.recipe, LogSoftmax.recipe, relu, selu, silu, sigmoid, tanh, leakyRelu, elu, gelu,
      softmax, logSoftmax, Flatten.recipe, flatten, concatenate, Identity.recipe, Dropout.recipe,
      dropout,
    ]
    return Dictionary(uniqueKeysWithValues: recipes.map { ($0.name, $0) })
  }()
}
