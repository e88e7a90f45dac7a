/// Shapes against what a definition states: the checker's rules and messages.
extension Shape {
  /// Checks an input with a fixed number of axes; nil stands for any size.
  ///
  /// - Parameters:
  ///   - definition: The layer, function or block that takes the input.
  ///   - pattern: The input as its declaration has it: `[N, C, H, W]`.
  ///   - expected: The sizes.
  /// - Throws: `DefinitionError` `rank-mismatch` or `size-mismatch`.
  public func check(of definition: String, pattern: String, _ expected: [Int?]) throws {
    guard rank == expected.count else {
      var help: String?
      if expected.count == 2, rank > 2 {
        help = "flatten the features first: `-> Flatten`"
      } else if expected.count == rank + 1, rank > 0 {
        let sizes = sizes.map(String.init).joined(separator: ", ")
        help = "the batch comes first: state the input as `[N, \(sizes)]`"
      }
      throw rankMismatch(definition, pattern, help: help)
    }
    for (axis, size) in expected.enumerated() {
      guard let size else { continue }
      try check(axis: axis, is: size, of: definition, pattern: pattern)
    }
  }

  /// Checks an input with any number of axes in between, `[S.., D]`; nil stands for any size.
  ///
  /// - Throws: `DefinitionError` `rank-mismatch` or `size-mismatch`.
  public func check(
    of definition: String, pattern: String, first: [Int?], last: [Int?]
  ) throws {
    guard rank >= first.count + last.count else {
      throw rankMismatch(definition, pattern, help: nil)
    }
    for (axis, size) in first.enumerated() {
      guard let size else { continue }
      try check(axis: axis, is: size, of: definition, pattern: pattern)
    }
    for (axis, size) in zip((rank - last.count)..., last) {
      guard let size else { continue }
      try check(axis: axis, is: size, of: definition, pattern: pattern)
    }
  }

  /// Checks one size of an input whose number of axes is right.
  ///
  /// - Throws: `DefinitionError` `size-mismatch`.
  public func check(
    axis: Int, is size: Int, of definition: String, pattern: String
  ) throws {
    guard self[axis] != size else { return }
    throw DefinitionError(
      "\(quoted(definition)) takes \(quoted(pattern)) with \(size) on axis \(axis) but receives `\(self)`",
      id: "size-mismatch")
  }

  /// The output of a layer or function with these sizes.
  ///
  /// - Throws: `DefinitionError` `negative-size`, or `tensor-too-large` if its elements cannot be
  ///   counted.
  public init(output sizes: [Int], of definition: String) throws {
    if let size = sizes.first(where: { $0 < 0 }) {
      throw DefinitionError(
        "the output of \(quoted(definition)) would have a size of \(size)", id: "negative-size",
        help: "let the declaration `require` what its formula needs")
    }
    try self.init(sizes, named: "the output of \(quoted(definition))")
  }

  /// Checks that a parameter or buffer of a layer can be made.
  ///
  /// - Throws: `DefinitionError` `tensor-too-large` if its elements cannot be counted, or are more than
  ///   the memory holds that this process may take.
  public static func check(state name: String, of definition: String, _ sizes: [Int]) throws {
    let what = "\(quoted(name)) of \(quoted(definition))"
    let shape = try Shape(sizes, named: what)
    let (byteCount, overflow) = shape.elementCount.multipliedReportingOverflow(
      by: ElementType.float32.byteCount)
    do throws(MemoryError) {
      try SystemMemory.require(
        overflow ? nil : byteCount, for: "\(what) would have the shape `\(shape)`, which")
    } catch {
      throw DefinitionError(error.problem, id: "tensor-too-large")
    }
  }

  private init(_ sizes: [Int], named what: String) throws {
    guard let shape = Shape(validating: sizes) else {
      let text = sizes.map(String.init).joined(separator: ", ")
      throw DefinitionError(
        "\(what) would have the shape `[\(text)]`, too many elements to count",
        id: "tensor-too-large")
    }
    self = shape
  }

  private func rankMismatch(
    _ definition: String, _ pattern: String, help: String?
  ) -> DefinitionError {
    DefinitionError(
      "\(quoted(definition)) takes \(quoted(pattern)) but receives `\(self)`", id: "rank-mismatch",
      help: help)
  }
}

extension Shape: NetdefValueConvertible {
  /// A list of Ints.
  public init(netdefValue value: NetdefValue) throws {
    guard let shape = Shape(validating: try [Int](netdefValue: value)) else {
      throw DefinitionError.wrongType(value, expected: Self.netdefType)
    }
    self = shape
  }

  public var netdefValue: NetdefValue { sizes.netdefValue }
  public static var netdefType: String { [Int].netdefType }
}

extension Layer {
  /// The layer, after a shape went through it: for layers whose initializer takes no shape.
  ///
  /// ```swift
  /// let layer = try children.add(MyLayer(width: 8).threaded(on: &x))
  /// ```
  ///
  /// - Throws: What recording the layer throws.
  public func threaded(on x: inout Shape) throws -> Self {
    x = try outputShape(of: x)
    return self
  }
}
