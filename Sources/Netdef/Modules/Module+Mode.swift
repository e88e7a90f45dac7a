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
    for module in namedModules { module.module.ownMode?.isTraining = on }
    return self
  }

  /// Switches this module and all inside it to evaluation.
  @discardableResult
  public func eval() -> Self { train(false) }
}
