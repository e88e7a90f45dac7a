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
    // As they are between two changes: beside a task that loads, all are of before or of after.
    let values = StateChange.snapshot { slots.slots.map(\.value) }.value
    var stateDict = StateDict()
    switch sharedNames {
    case .first:
      for (slot, value) in zip(slots.slots, values) {
        stateDict[slot.names[0]] = value
        for name in slot.names.dropFirst() { stateDict.metadata[name] = slot.names[0] }
      }
    case .all:
      for (name, slot) in slots.names { stateDict[name] = values[slot] }
    }
    return stateDict
  }

  /// Takes the values of a state dict over.
  ///
  /// Strict, every parameter and buffer must be found with its shape, and nothing else may be there:
  /// else an error says all that is wrong, and no value has changed. Otherwise what fits is taken
  /// over, and the report tells the rest. `num_batches_tracked` may be missing. A shared value may
  /// stand under any of its names.
  ///
  /// Numbers become the type that the module has, as in PyTorch; one that the type does not have is
  /// an error. A single number may be given as a list of one.
  ///
  /// The change is one: calls and saves beside it see all of the old values or all of the new ones.
  @discardableResult
  public func load(
    _ stateDict: StateDict, strict: Bool = true
  ) throws(StateDictError) -> LoadReport {
    var loading = StateDictLoading(of: stateDict, into: self)
    if strict, !loading.report.isComplete { throw StateDictError(report: loading.report) }
    loading.read()
    if strict, !loading.report.isComplete { throw StateDictError(report: loading.report) }
    loading.apply()
    return loading.report
  }

  /// Saves the state dict as a safetensors file, or throws and leaves the old file whole.
  ///
  /// `floats` is the type in which float32 values are saved: in half precision a file is half as
  /// large. A number that the type does not have is an error.
  public func save(
    to path: String, sharedNames: SharedNames = .first, metadata: [String: String] = [:],
    floats: SavedFloatType = .float32
  ) throws(SafeTensorsError) {
    try SafeTensors.write(
      stateDict(sharedNames: sharedNames), to: path, metadata: metadata, floats: floats)
  }

  /// Loads a safetensors file; throws a `SafeTensorsError` or, as `load(_:strict:)`, a
  /// `StateDictError`.
  ///
  /// Names, shapes and types are compared before a tensor is read, and what the module does not have
  /// is not read at all.
  @discardableResult
  public func load(from path: String, strict: Bool = true) throws -> LoadReport {
    var loading = StateDictLoading(of: try SafeTensorsFile(path: path), into: self)
    if strict, !loading.report.isComplete { throw StateDictError(report: loading.report) }
    try loading.read()
    if strict, !loading.report.isComplete { throw StateDictError(report: loading.report) }
    loading.apply()
    return loading.report
  }

  /// Loads a file into a module that nobody else has yet, so that it need not be one change; what
  /// was loaded before an error stays.
  ///
  /// - Throws: What `load(from:)` throws.
  package func loadUnshared(_ file: SafeTensorsFile) throws {
    var loading = StateDictLoading(of: file, into: self)
    if !loading.report.isComplete { throw StateDictError(report: loading.report) }
    try loading.readAndApply()
    if !loading.report.isComplete { throw StateDictError(report: loading.report) }
  }
}
