/// A network that the generator made from a `.netdef` file.
public protocol Model: DefinedNetwork {
  /// The netdef source of the model and of all that it uses.
  static var netdef: String { get }
}

extension Model {
  public var networkDefinition: NetworkDefinition {
    NetworkDefinition(model: typeName, source: Self.netdef)
  }
}
