/// Under which names a state dict has a value that several modules share.
public enum SharedNames: Sendable, Hashable {
  /// Under the first one; the metadata maps the others to it.
  case first
  /// Under all of them.
  case all
}

extension Module {
  /// The values of all parameters and buffers under PyTorch's names, in PyTorch's order: a module's
  /// own parameters, its buffers, then its children.
  ///
  /// Source: https://pytorch.org/docs/stable/generated/torch.nn.Module.html, `state_dict`.
  public func stateDict(sharedNames: SharedNames = .first) -> StateDict {
    let slots = StateSlots(of: self)
    var stateDict = StateDict()
    switch sharedNames {
    case .first:
      for slot in slots.slots {
        stateDict[slot.names[0]] = slot.value
        for name in slot.names.dropFirst() { stateDict.metadata[name] = slot.names[0] }
      }
    case .all:
      let values = slots.slots.map(\.value)
      for (name, slot) in slots.names { stateDict[name] = values[slot] }
    }
    return stateDict
  }

  /// Takes the values of a state dict over.
  ///
  /// Strict, every parameter and buffer must be found with its shape and element type, and nothing
  /// else may be there: else an error says all that is wrong, and no value has changed. Otherwise
  /// what fits is taken over, and the report tells the rest. `num_batches_tracked` may be missing. A
  /// shared value may stand under any of its names.
  @discardableResult
  public func load(
    _ stateDict: StateDict, strict: Bool = true
  ) throws(StateDictError) -> LoadReport {
    let loading = StateDictLoading(of: stateDict, into: self)
    if strict, !loading.report.isComplete { throw StateDictError(report: loading.report) }
    loading.apply()
    return loading.report
  }

  /// Saves the state dict as a safetensors file, or throws and leaves the old file whole.
  public func save(
    to path: String, sharedNames: SharedNames = .first, metadata: [String: String] = [:]
  ) throws(SafeTensorsError) {
    try SafeTensors.write(stateDict(sharedNames: sharedNames), to: path, metadata: metadata)
  }

  /// Loads a safetensors file; throws a `SafeTensorsError` or, as `load(_:strict:)`, a
  /// `StateDictError`.
  @discardableResult
  public func load(from path: String, strict: Bool = true) throws -> LoadReport {
    try load(SafeTensors.read(path: path), strict: strict)
  }
}
