/// A state dict does not fit a module, which is unchanged.
public struct StateDictError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Everything that does not fit. What is listed as loaded would have been.
  public let report: LoadReport

  /// What is missing, unexpected, or of another shape or type, in words.
  public var description: String {
    "cannot load the state dict into \(quoted(report.model)):\n" + report.faults
  }
}
