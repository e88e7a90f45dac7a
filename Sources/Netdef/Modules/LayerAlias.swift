/// A layer under another name: `block Conv3(out: Int) = Conv2d(out, kernel: 3)`.
///
/// It is the layer in everything but the name in front of the bracket when it is printed: the same
/// members under the same keys. The layer's own properties are reached through it:
/// `convolution.kernelSize`. Where a value decides which layer it is, as in
/// `block Act(kind: Layer) = kind`, the base is `any Layer`.
@dynamicMemberLookup
public protocol LayerAlias: Layer {
  /// A layer, or `any Layer`.
  associatedtype Base: Sendable

  /// The layer itself.
  var base: Base { get }

  /// The layer itself, whatever its type.
  var aliasedLayer: any Layer { get }
}

extension LayerAlias {
  public var members: [ModuleMember] { aliasedLayer.members }
  public var printedAttributes: String { aliasedLayer.printedAttributes }
  public var printedChildren: [PrintedChild] { aliasedLayer.printedChildren }

  /// A property of the layer.
  public subscript<Value>(dynamicMember path: KeyPath<Base, Value>) -> Value {
    base[keyPath: path]
  }

  public func forward(_ x: Node) throws -> Node { try aliasedLayer.forward(x) }
}

extension LayerAlias where Base: Layer {
  public var aliasedLayer: any Layer { base }
}

extension LayerAlias where Base == any Layer {
  public var aliasedLayer: any Layer { base }

  /// The definition's name; a chain prints as what it is.
  public var printedName: String {
    base is any SequentialLayer ? base.printedName : typeName
  }
}
