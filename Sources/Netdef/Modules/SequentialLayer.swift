/// A layer that passes its input through its children one after the other.
///
/// It prints as PyTorch's `Sequential`. `forward` calls the children in order unless a class has
/// its own.
public protocol SequentialLayer: Layer {}

extension SequentialLayer {
  public var printedName: String { "Sequential" }

  /// Passes a value through the children in order.
  ///
  /// - Throws: `InputError` if a child is no layer, takes more than one value or answers another
  ///   number of them, and what the children throw.
  public func forward(_ x: Node) throws -> Node {
    var x = x
    for (name, module) in children {
      switch module {
      case let layer as any Layer: x = try x.recorder.call(layer, named: name, with: x)
      case let layer as any MultiLayer:
        let outputs = try x.recorder.call(layer, named: name, with: [x])
        guard outputs.count == 1 else {
          throw InputError(
            "passes one value on, but \(quoted(name)) (\(escaped(module.typeName))) answers \(outputs.count)"
          )
        }
        x = outputs[0]
      default:
        throw InputError(
          "passes its input on to \(quoted(name)), but \(escaped(module.typeName)) is no layer")
      }
    }
    return x
  }

  /// The layer at a position, counted from the end if negative; stops if there is none.
  public subscript(index: Int) -> any Layer {
    let module: any Module = (self as any Module)[index]
    guard let layer = module as? any Layer else {
      stopProgram("Netdef: the child at index \(index) is \(module.typeName), which is no layer")
    }
    return layer
  }
}
