/// A block, model or layer that cannot be made: netdef's own message, and where it was being made.
///
/// Initializers that take the input's shape throw it: `Conv2d(on: &x, out: -1, kernel: 3)` says what
/// the checker says of `Conv2d(-1, kernel: 3)` in a `.netdef` file.
public struct DefinitionError: Error, Hashable, Sendable {
  /// The diagnostic's stable name, such as `channel-count`.
  public let id: String

  /// What is wrong: one sentence without a final period.
  public let message: String

  /// A proposal, where there is one.
  public let help: String?

  /// Where it arose, innermost first: `BasicBlock(width: -1, stride: 2)` and the shapes there.
  public private(set) var trail: [String] = []

  /// Makes an error from a message and the diagnostic's name.
  public init(_ message: String, id: String, help: String? = nil) {
    self.message = message
    self.id = id
    self.help = help
  }

  /// The error as it leaves a definition: an error of this type remembers the definition, any other
  /// stays what it is.
  ///
  /// - Parameters:
  ///   - definition: The definition with its arguments: `BasicBlock(width: -1, stride: 2)`.
  ///   - inputs: The inputs' names and shapes.
  public static func inside(
    _ definition: String, _ inputs: KeyValuePairs<String, Shape>, _ error: any Error
  ) -> any Error {
    inside(definition, inputs: inputs.map(\.key), inputs.map(\.value), error)
  }

  /// The error as it leaves a definition that takes several tensors.
  public static func inside(
    _ definition: String, inputs names: [String], _ shapes: [Shape], _ error: any Error
  ) -> any Error {
    guard var error = error as? DefinitionError else { return error }
    let here = zip(names, shapes).map { "`\($0)` is `\($1)`" }.joined(separator: ", ")
    error.trail.append("`\(definition)`" + (here.isEmpty ? "" : "; here \(here)"))
    return error
  }
}

extension DefinitionError: CustomStringConvertible {
  /// The message, the diagnostic's name, and a line each for what was being made and what to do.
  public var description: String {
    let notes = shortTrail.map { "note: \($0)" }
    return (["\(message) [\(id)]"] + notes + (help.map { ["help: \($0)"] } ?? []))
      .joined(separator: "\n")
  }
}

extension DefinitionError {
  /// The trail; of a long one both ends: what is wrong, and where it began.
  private var shortTrail: [String] {
    let (inner, outer) = (8, 3)
    let places = trail.map { "in \($0)" }
    guard places.count > inner + outer + 1 else { return places }
    return places.prefix(inner) + ["… in \(places.count - inner - outer) more blocks …"]
      + places.suffix(outer)
  }
}
