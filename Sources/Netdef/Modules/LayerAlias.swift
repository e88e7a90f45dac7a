/// The class of a definition by `=` whose right side is a layer: `block Conv2dAuto(…) = Conv2d(…)`.
///
/// It is the layer in everything but its name: the same members under the same keys.
public protocol LayerAlias: Layer {
  /// The layer that it is.
  var aliased: any Layer { get }
}

extension LayerAlias {
  public var members: [ModuleMember] { aliased.members }

  /// The definition's name; a chain prints as what it is.
  public var printedName: String {
    aliased is any SequentialLayer ? aliased.printedName : typeName
  }

  public var printedAttributes: String { aliased.printedAttributes }
  public var printedChildren: [PrintedChild] { aliased.printedChildren }

  public func forward(_ x: Node) throws -> Node { try aliased.forward(x) }
}
