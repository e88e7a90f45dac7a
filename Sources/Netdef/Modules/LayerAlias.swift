/// A generated class that is a layer under another name: `block Conv3(out: Int) = Conv2d(out, kernel: 3)`.
///
/// It is the layer in everything but the name in front of the bracket when it is printed: the same
/// members under the same keys. The layer's own properties are reached through it:
/// `convolution.kernelSize`.
@dynamicMemberLookup
public protocol LayerAlias: Layer {
  associatedtype Base: Layer

  /// The layer itself.
  var base: Base { get }
}

extension LayerAlias {
  public var members: [ModuleMember] { base.members }
  public var printedAttributes: String { base.printedAttributes }
  public var printedChildren: [PrintedChild] { base.printedChildren }

  /// A property of the layer.
  public subscript<Value>(dynamicMember path: KeyPath<Base, Value>) -> Value {
    base[keyPath: path]
  }

  public func forward(_ x: Node) throws -> Node { try base.forward(x) }
}

/// A generated class that is whatever layer a value is: `block Act(kind: Layer) = kind`.
public protocol AnyLayerAlias: Layer {
  /// The layer itself.
  var base: any Layer { get }
}

extension AnyLayerAlias {
  public var members: [ModuleMember] { base.members }

  /// The definition's name; a chain prints as what it is.
  public var printedName: String {
    base is any SequentialLayer ? base.printedName : typeName
  }

  public var printedAttributes: String { base.printedAttributes }
  public var printedChildren: [PrintedChild] { base.printedChildren }

  public func forward(_ x: Node) throws -> Node { try base.forward(x) }
}
