/// A network that the generator made from a `.netdef` file.
public protocol GeneratedNetwork: DefinedNetwork {
  /// The netdef source of the model and of all that it uses.
  static var netdef: String { get }
}

extension GeneratedNetwork {
  public var networkDefinition: NetworkDefinition {
    NetworkDefinition(model: typeName, source: Self.netdef)
  }
}

/// A generated network with one input and one output.
public protocol Model: GeneratedNetwork, Layer {}

/// A generated network with several inputs or outputs, which it states by their names.
public protocol MultiModel: GeneratedNetwork {}
