/// A layer as a value: a recipe, of which each use makes a new layer.
struct LayerValue: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    /// An extern layer, model or block.
    case declared(DefinitionID)
    /// An extern function without its tensor: a step that is no child.
    case function(DefinitionID)
    /// A chain, with what its names meant where it was written.
    case chain(Closure)
    /// What `layer name = …` declared in a scope: one instance, however often it is used.
    case instance(Int, scope: Int)
  }

  /// A chain of steps with its surroundings.
  final class Closure: Sendable, Hashable {
    let chain: ChainTerm
    let environment: Environment
    let range: SourceRange

    var steps: [StepTerm] { chain.steps }

    init(_ chain: ChainTerm, environment: Environment, range: SourceRange) {
      self.chain = chain
      self.environment = environment
      self.range = range
    }

    static func == (left: Closure, right: Closure) -> Bool {
      left === right
        || left.chain === right.chain
          && left.environment.hasValues(of: right.environment, for: left.chain)
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(ObjectIdentifier(chain))
      environment.hash(into: &hasher, for: chain)
    }
  }

  var kind: Kind

  /// Arguments given so far, by parameter: partial application.
  var arguments: [String: ArgumentMatcher.Written] = [:]

  /// Where the layer is named.
  var range: SourceRange

  /// How arguments without labels were read, where PyTorch would read them otherwise.
  var reading: ArgumentMatcher.Reading?

  /// False after a wrong argument that was reported: shapes are followed, but nothing more is said.
  var isRight = true

  static func == (left: LayerValue, right: LayerValue) -> Bool {
    left.kind == right.kind
      && left.arguments.mapValues(\.value) == right.arguments.mapValues(\.value)
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(kind)
    hasher.combine(arguments.mapValues(\.value))
  }
}
