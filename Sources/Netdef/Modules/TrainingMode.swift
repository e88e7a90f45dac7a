import Synchronization

/// Whether a module is training; tasks may read and switch it at any time.
///
/// A module written by hand that behaves differently in training stores one; `train()` and `eval()`
/// find it there.
public final class TrainingMode: Sendable {
  private let flag: Atomic<Bool>

  /// Makes a mode; as in PyTorch, a new module is training.
  public init(_ isTraining: Bool = true) { flag = Atomic(isTraining) }

  /// Whether the module is training.
  public var isTraining: Bool {
    get { flag.load(ordering: .acquiring) }
    set { flag.store(newValue, ordering: .releasing) }
  }
}
