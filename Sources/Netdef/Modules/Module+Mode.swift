extension Module {
  /// Whether the module is training; a module without a mode goes by the first one inside it, and
  /// is in evaluation if there is none, as all are until `train()` is called.
  public var isTraining: Bool {
    for module in namedModules { if let mode = module.module.ownMode { return mode.isTraining } }
    return false
  }

  /// Switches this module and all inside it to training, or to evaluation with `false`.
  @discardableResult
  public func train(_ on: Bool = true) -> Self {
    let modes = namedModules.compactMap(\.module.ownMode)
    // A call beside it goes by all of the old modes or all of the new ones.
    StateChange.change { _ in for mode in modes { mode.isTraining = on } }
    return self
  }

  /// Switches this module and all inside it to evaluation.
  @discardableResult
  public func eval() -> Self { train(false) }
}
