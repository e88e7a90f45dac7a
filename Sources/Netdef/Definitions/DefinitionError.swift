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
  ///   - definition: The definition's name.
  ///   - arguments: Its arguments, `["width": -1, "stride": 2]`; what is `none` is not mentioned.
  ///   - inputs: The inputs' names and shapes.
  public static func inside(
    _ definition: String, with arguments: KeyValuePairs<String, any NetdefValueConvertible> = [:],
    _ inputs: KeyValuePairs<String, Shape>, _ error: any Error
  ) -> any Error {
    inside(
      definition, with: arguments, inputs: inputs.map(\.key), inputs.map(\.value), error)
  }

  /// The error as it leaves a definition that takes several tensors.
  public static func inside(
    _ definition: String, with arguments: KeyValuePairs<String, any NetdefValueConvertible> = [:],
    inputs names: [String], _ shapes: [Shape], _ error: any Error
  ) -> any Error {
    guard var error = error as? DefinitionError else { return error }
    let values = arguments.map { (name: $0.key, value: $0.value.netdefValue) }
      .filter { $0.value != NetdefValue.none }.map { "\($0.name): \($0.value.trailText)" }
    let definition =
      values.isEmpty ? definition : "\(definition)(\(values.joined(separator: ", ")))"
    let here = zip(names, shapes).map { "\(quoted($0)) is `\($1)`" }.joined(separator: ", ")
    let name = escaped(definition, limit: 600)
    error.trail.append("`\(name)`" + (here.isEmpty ? "" : "; here \(here)"))
    return error
  }
}

extension DefinitionError {
  /// Adds the module that was being called, unless the error has a place.
  mutating func locate(in frame: ModuleFrame) {
    guard trail.isEmpty else { return }
    let name = frame.module.typeName
    trail.append(
      frame.path == nil ? "a call of `\(name)`" : "a call of `\(frame.fullPath)`, a `\(name)`")
  }
}

extension DefinitionError: CustomStringConvertible {
  /// The message, the diagnostic's name, and a line each for what was being made and what to do.
  public var description: String {
    let notes = shortTrail.map { "note: \($0)" }
    // A message may be a text of a file's.
    return escapedLines(
      (["\(message) [\(id)]"] + notes + (help.map { ["help: \($0)"] } ?? []))
        .joined(separator: "\n"))
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

extension NetdefValue {
  /// The value as netdef's errors show it on the way to them: of a layer, the arguments by name, and
  /// of a chain, which may be long, nothing.
  fileprivate var trailText: String {
    switch self {
    case .list(let values): "[\(values.map(\.trailText).joined(separator: ", "))]"
    case .tuple(let values): "(\(values.map(\.trailText).joined(separator: ", ")))"
    case .layer(let recipe): recipe.trailText
    default: description
    }
  }
}

extension LayerRecipe {
  fileprivate var trailText: String {
    if isChain { return "( … )" }
    let given = arguments.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.trailText)" }
    return given.isEmpty ? name : "\(name)(\(given.joined(separator: ", ")))"
  }
}
