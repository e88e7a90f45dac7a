/// A layer under a name that is known when the program runs; a generated class has its own.
public final class RenamedLayer<Base: Layer>: LayerAlias {
  public let base: Base

  public let typeName: String

  /// Gives a layer another name.
  public init(_ base: Base, name: String) {
    self.base = base
    typeName = name
  }
}

extension RenamedLayer: FixedStructure where Base: FixedStructure {}
