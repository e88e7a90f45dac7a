/// A tensor that training changes: weights and biases.
///
/// A parameter is shared by reference; setting its value replaces the tensor, and a call that is
/// under way keeps the tensor it started with.
public final class Parameter: Sendable {
  private let box: TensorBox

  /// Makes a parameter; stops unless the elements are float32.
  public init(_ value: Tensor) {
    require(
      value.elementType == .float32,
      "Netdef: a parameter has float32 elements, but a tensor of \(value.elementType) was given; "
        + "use a `Buffer` for what is not trained")
    box = TensorBox(value)
  }

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
    do { try box.replace(with: value) } catch {
      var error = error
      error.operation = "parameter"
      throw error
    }
  }

  /// Takes over a loaded tensor, inside of a change.
  func load(_ value: Tensor, at epoch: StateChange.Epoch) { box.load(value, at: epoch) }

  /// The shape, which never changes.
  public var shape: Shape { box.shape }

  /// How often the value was replaced.
  public var version: Int { box.version }

  /// The gradient that the last backward pass left; nil before the first one.
  public var gradient: Tensor? { nil }
}

extension Parameter: CustomStringConvertible {
  /// PyTorch's text: the tensor, and that it is trained.
  public var description: String {
    let width = 80
    let suffix = "requires_grad=True"
    let text = String("\(value)".dropLast())
    // PyTorch counts two columns more than there are before it breaks the line.
    let lastLine = (text.split(separator: "\n").last?.count ?? 0) + 2
    let fits = lastLine + suffix.count + 2 <= width
    let separator = fits ? ", " : ",\n       "
    return "Parameter containing:\n\(text)\(separator)\(suffix))"
  }
}
