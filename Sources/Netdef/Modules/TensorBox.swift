import Synchronization

/// A tensor that several tasks read and replace; shape and element type stay.
final class TensorBox: Sendable {
  /// The tensor, and how often it was replaced.
  private struct State: Sendable {
    var tensor: Tensor
    var version = 0
    var loading = StateChange.Epoch.zero
  }

  let shape: Shape
  let elementType: ElementType
  private let state: Mutex<State>

  init(_ tensor: Tensor) {
    shape = tensor.shape
    elementType = tensor.elementType
    state = Mutex(State(tensor: tensor))
  }

  /// The tensor as it is now.
  var tensor: Tensor { state.withLock { $0.tensor } }

  /// How often the tensor was replaced or changed.
  var version: Int { state.withLock { $0.version } }

  /// Replaces the tensor by one of the same shape and element type.
  func replace(with tensor: Tensor) throws(ShapeError) {
    try check(tensor)
    state.withLock { state in
      state.tensor = tensor
      state.version += 1
    }
  }

  /// When the tensor was last loaded.
  var loading: StateChange.Epoch { state.withLock { $0.loading } }

  /// Takes over a loaded tensor, whose shape and element type are known to fit.
  func load(_ tensor: Tensor, at epoch: StateChange.Epoch) {
    state.withLock { state in
      state.tensor = tensor
      state.version += 1
      state.loading = epoch
    }
  }

  /// Compares a new tensor's shape and element type.
  private func check(_ tensor: Tensor) throws(ShapeError) {
    if tensor.shape != shape {
      throw ShapeError(expected: "a tensor of shape \(shape)", found: tensor.shape)
    }
    if tensor.elementType != elementType {
      throw ShapeError(
        expected: "\(elementType) elements", found: "\(tensor.elementType) elements")
    }
  }
}
