import Synchronization

/// Whether a module is training; tasks may read and switch it at any time.
///
/// A module written by hand that behaves differently in training stores one; `train()` and `eval()`
/// find it there.
public final class TrainingMode: Sendable {
  private let flag: Atomic<Bool>

  /// Makes a mode; a new module is in evaluation, where PyTorch's is training.
  ///
  /// Most calls of a network are to get its answer, and in evaluation a call changes nothing: one
  /// that forgets `eval()` would move the statistics of batch norms, and drop values, without a
  /// word. A training loop says `train()`.
  public init(_ isTraining: Bool = false) { flag = Atomic(isTraining) }

  /// Whether the module is training.
  public var isTraining: Bool {
    get { flag.load(ordering: .acquiring) }
    set { flag.store(newValue, ordering: .releasing) }
  }
}
