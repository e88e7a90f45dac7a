/// A stretch of bytes in one file of a module.
public struct SourceRange: Sendable, Hashable, Comparable {
  /// The file's index in the module.
  public var file: Int

  /// The offset of the first byte.
  public var lower: Int

  /// The offset after the last byte.
  public var upper: Int

  public init(file: Int, lower: Int, upper: Int) {
    self.file = file
    self.lower = lower
    self.upper = upper
  }

  /// From the beginning of `self` to the end of `other`.
  func through(_ other: SourceRange) -> SourceRange {
    SourceRange(file: file, lower: lower, upper: max(upper, other.upper))
  }

  /// By file, then by position, then the shorter first: the order in which diagnostics are shown.
  public static func < (left: SourceRange, right: SourceRange) -> Bool {
    (left.file, left.lower, left.upper) < (right.file, right.lower, right.upper)
  }
}

/// A value with the place where it was written.
public struct Located<Value: Sendable>: Sendable {
  public var value: Value
  public var range: SourceRange

  init(_ value: Value, _ range: SourceRange) {
    self.value = value
    self.range = range
  }
}

/// A name as written in a file.
public typealias Name = Located<String>
