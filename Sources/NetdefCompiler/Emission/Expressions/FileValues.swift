import NetdefTemplates

/// The values and functions outside of models that the Swift of one file mentions, which it holds in
/// an extension of the runtime's `FileValues`: `FileValues.widths`, `FileValues.half(of: 64)`.
final class FileValues {
  /// The runtime's enum that each file extends: a type of its own could meet one of the app.
  static let typeName = "FileValues"

  /// What a value or function is in Swift.
  private(set) var finished: [String: Member] = [:]

  /// The classes of chains that are values of the file, by their places.
  private var chains: [SourceRange: (name: String, text: String)] = [:]

  /// The layers and functions written in Swift that are values somewhere in the file.
  var usedExterns: Set<String> = []

  /// Which parameters of a definition take an `OptionalArgument`.
  var optionalArguments: (ModuleDeclaration) -> Set<String> = { _ in [] }

  /// Writes a chain's class and the value that makes it.
  var chainWriter: ChainWriter?

  /// What writes a chain's class; names in the set are taken.
  typealias ChainWriter = (
    _ chain: Chain, _ expression: Expression, _ emitter: ExpressionEmitter,
    _ takenNames: Set<String>
  ) throws(EmissionError) -> (recipe: SwiftExpression, name: String, text: String)

  /// The enums for the names that functions' parameters take.
  var choices: [ChoiceEnum] = []

  /// The rounds that find the types of functions which call each other; nil between them.
  var search: Search?

  /// A member of the enum.
  struct Member: Equatable {
    var type = StaticType.undetermined
    var isThrowing = false

    /// Whether it is a function that may call itself, which counts how deep it is.
    var isRecursive = false
    var text = ""

    /// Where it stands in its file.
    var order = 0
    var sign = SwiftExpression.Sign.unknown
    var count: Int?
  }

  /// A search for types that fit each other: what is assumed of every member, until writing all of
  /// them confirms it.
  struct Search {
    var assumed: [String: Member] = [:]
    var written: [String: Member] = [:]
    /// The members being written, each for the one before.
    var inWork: [String] = []

    /// Members that no type is found for: their values are `NetdefValue`s.
    var isGivenUp = false
  }

  /// The enum; nil where nothing of it is used.
  var text: String? {
    if finished.isEmpty { return nil }
    let members =
      choices.map(\.text)
      + chains.sorted { $0.key < $1.key }.map(\.value.text)
      + finished.values.sorted { $0.order < $1.order }.map(\.text)
    return """
      /// Values and functions that the file names outside of its models.
      nonisolated private extension \(Self.typeName) {
      \(members.map { "  " + Self.indented($0) }.joined(separator: "\n\n"))
      }
      """
  }

  /// A `let` of the file; nil where the name is none.
  func value(
    _ name: String, for emitter: ExpressionEmitter
  ) throws(EmissionError) -> SwiftExpression? {
    guard let definition = emitter.declarations.values[name] else { return nil }
    let member = try member(definition, emitter)
    var result = SwiftExpression(
      text: "\(Self.typeName).\(Self.swiftName(emitter.declarations.uniqueName(name)))",
      type: member.type,
      isThrowing: member.isThrowing)
    result.sign = member.sign
    result.count = member.count
    return result
  }

  /// A call of a function of the file.
  func call(
    _ name: String, _ arguments: [Argument], _ expression: Expression,
    from emitter: ExpressionEmitter
  ) throws(EmissionError) -> SwiftExpression {
    guard let definition = emitter.declarations.valueFunctions[name] else {
      throw EmissionError("`\(name)`", expression.range)
    }
    let given = try emitter.arguments(
      arguments, for: Signature(name: name, parameters: definition.parameters))
    let member = try member(definition, emitter)
    var texts = given.map { "\($0.label): \($0.value.text)" }
    if member.isRecursive, let depth = emitter.callDepth { texts.append("callDepth: \(depth) + 1") }
    let function = "\(Self.typeName).\(Self.swiftName(emitter.declarations.uniqueName(name)))"
    return SwiftExpression(
      text: function.calling(texts, within: SwiftExpression.widthLimit), type: member.type,
      isThrowing: member.isThrowing || given.contains { $0.value.isThrowing })
  }

  /// A chain as a value.
  func recipe(
    of chain: Chain, _ expression: Expression, _ emitter: ExpressionEmitter
  ) throws(EmissionError) -> SwiftExpression {
    guard let chainWriter else { throw EmissionError("a chain as a value", expression.range) }
    let others = chains.filter { $0.key != expression.range }.values.map(\.name)
    let (recipe, name, text) = try chainWriter(chain, expression, emitter, Set(others))
    chains[expression.range] = (name, text)
    return recipe
  }

  // MARK: Types

  /// What a definition is in Swift.
  private func member(
    _ definition: Definition, _ emitter: ExpressionEmitter
  ) throws(EmissionError) -> Member {
    let name = emitter.declarations.uniqueName(definition.name.value)
    if let known = finished[name] { return known }
    if search != nil { return try memberInSearch(definition, emitter) }
    defer { search = nil }
    var assumed: [String: Member] = [:]
    for round in 0..<2 * Self.roundLimit {
      search = Search(assumed: assumed, isGivenUp: round > Self.roundLimit)
      _ = try memberInSearch(definition, emitter)
      let written = search?.written ?? [:]
      if written == assumed { break }
      assumed = written
    }
    finished.merge(assumed) { $1 }
    return assumed[name] ?? Member()
  }

  /// Types settle after a round or two; those that keep growing never do.
  private static let roundLimit = 8

  private func memberInSearch(
    _ definition: Definition, _ emitter: ExpressionEmitter
  ) throws(EmissionError) -> Member {
    let name = emitter.declarations.uniqueName(definition.name.value)
    if let known = search?.written[name] { return known }
    if let start = search?.inWork.firstIndex(of: name) {
      // All from there on call each other.
      for other in search?.inWork[start...] ?? [] {
        search?.assumed[other, default: Member()].isRecursive = true
      }
      return search?.assumed[name] ?? Member()
    }
    search?.inWork.append(name)
    var written = try write(definition, named: name, emitter)
    written.isRecursive = search?.assumed[name]?.isRecursive ?? false
    search?.inWork.removeLast()
    search?.written[name] = written
    return written
  }
}
