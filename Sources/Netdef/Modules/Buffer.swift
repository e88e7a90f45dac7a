/// A tensor that is saved with a module but not trained, such as a running mean.
public final class Buffer: Sendable {
  private let box: TensorBox

  /// Makes a buffer of any element type.
  public init(_ value: Tensor) { box = TensorBox(value) }

  /// The tensor; setting one of another shape or element type stops.
  public var value: Tensor {
    get { box.tensor }
    set {
      do { try replace(with: newValue) } catch { stopProgram("Netdef: \(error)") }
    }
  }

  /// Replaces the tensor.
  ///
  /// - Throws: `ShapeError` if shape or element type differ; the old tensor stays.
  public func replace(with value: Tensor) throws(ShapeError) {
    do {
      // A call that trains reads a buffer and then writes it: no other change may come between.
      try StateChange.excludingOthers { () throws(ShapeError) in try box.replace(with: value) }
    } catch {
      var error = error
      error.operation = "buffer"
      throw error
    }
  }

  /// When the tensor was last loaded.
  var loading: StateChange.Epoch { box.loading }

  /// Takes over a loaded tensor, inside of a change.
  func load(_ value: Tensor, at epoch: StateChange.Epoch) { box.load(value, at: epoch) }

  /// Takes over what a call has computed, inside of a change.
  func update(to value: Tensor) throws(ShapeError) { try box.replace(with: value) }

  /// The shape, which never changes.
  public var shape: Shape { box.shape }

  /// The element type, which never changes.
  public var elementType: ElementType { box.elementType }

  /// How often the value was replaced or changed.
  public var version: Int { box.version }
}

extension Buffer: CustomStringConvertible {
  /// The tensor's text.
  public var description: String { "\(value)" }
}
