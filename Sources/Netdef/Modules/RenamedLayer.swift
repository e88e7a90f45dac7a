/// A layer under another name, as `block Conv2dAuto(…) = Conv2d(…)` gives it one.
///
/// It is the layer in everything but the name in front of the bracket when it is printed: the same
/// members under the same keys. The layer's own properties are reached through it:
/// `convolution.kernelSize`.
@dynamicMemberLookup
public final class RenamedLayer<Base: MultiLayer>: MultiLayer {
  /// The layer itself.
  public let base: Base

  public let typeName: String

  /// Gives a layer another name.
  public init(_ base: Base, name: String) {
    self.base = base
    typeName = name
  }

  public var members: [ModuleMember] { base.members }
  public var printedAttributes: String { base.printedAttributes }
  public var printedChildren: [PrintedChild] { base.printedChildren }

  /// A property of the layer.
  public subscript<Value>(dynamicMember path: KeyPath<Base, Value>) -> Value {
    base[keyPath: path]
  }

  public var inputNames: [String] { base.inputNames }
  public var outputNames: [String] { base.outputNames }

  public func forward(_ inputs: [Node]) throws -> [Node] { try base.forward(inputs) }
}

extension RenamedLayer: Layer where Base: Layer {
  public func forward(_ x: Node) throws -> Node { try base.forward(x) }
}

extension RenamedLayer: FixedStructure where Base: FixedStructure {}
