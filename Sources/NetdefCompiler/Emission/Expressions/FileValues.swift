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
  struct Member {
    /// What those who mention it must know.
    struct Signature: Equatable {
      var type = StaticType.undetermined
      var isThrowing = false

      /// Whether it is a function that may call itself, which counts how deep it is.
      var isRecursive = false
      var sign = SwiftExpression.Sign.unknown
      var count: Int?
    }

    var signature = Signature()

    /// The declaration.
    var lines: [String] = []

    /// Where it stands in its file.
    var order = 0
  }

  /// A search for types that fit each other: what is assumed of every member, until writing all of
  /// them confirms it.
  struct Search {
    var assumed: [String: Member.Signature] = [:]
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
      + finished.values.sorted { $0.order < $1.order }.map { $0.lines.joined(separator: "\n") }
    return """
      /// Values and functions that the file names outside of its models.
      nonisolated private extension \(Self.typeName) {
      \(members.map { $0.indented() }.joined(separator: "\n\n"))
      }
      """
  }

  /// A `let` of the file; nil where the name is none.
  func value(
    _ name: String, for emitter: ExpressionEmitter
  ) throws(EmissionError) -> SwiftExpression? {
    guard let definition = emitter.declarations.values[name] else { return nil }
    let member = try member(definition, emitter)
    let tree = self.name(of: name, for: emitter)
    return SwiftExpression(
      member.isThrowing ? tree.throwing : tree, member.type, sign: member.sign,
      count: member.count)
  }

  /// `Values.half`.
  private func name(of name: String, for emitter: ExpressionEmitter) -> SwiftTree {
    .global(Self.typeName, .module)
      .member(Self.swiftName(emitter.declarations.uniqueName(name)))
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
    var items = given.items
    if member.isRecursive, let depth = emitter.callDepth {
      items.append(.init("callDepth", SwiftTree.variable(depth).binary(.add, .integer(1))))
    }
    return SwiftExpression(
      self.name(of: name, for: emitter)
        .calling(SwiftList(items, .filled), throwing: member.isThrowing), member.type)
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
  ) throws(EmissionError) -> Member.Signature {
    let name = emitter.declarations.uniqueName(definition.name.value)
    if let known = finished[name] { return known.signature }
    if search != nil { return try memberInSearch(definition, emitter) }
    defer { search = nil }
    var written: [String: Member] = [:]
    for round in 0..<2 * Self.roundLimit {
      let assumed = written.mapValues(\.signature)
      search = Search(assumed: assumed, isGivenUp: round > Self.roundLimit)
      _ = try memberInSearch(definition, emitter)
      written = search?.written ?? [:]
      if written.mapValues(\.signature) == assumed { break }
    }
    finished.merge(written) { $1 }
    return written[name]?.signature ?? Member.Signature()
  }

  /// Types settle after a round or two; those that keep growing never do.
  private static let roundLimit = 8

  private func memberInSearch(
    _ definition: Definition, _ emitter: ExpressionEmitter
  ) throws(EmissionError) -> Member.Signature {
    let name = emitter.declarations.uniqueName(definition.name.value)
    if let known = search?.written[name] { return known.signature }
    if let start = search?.inWork.firstIndex(of: name) {
      // All from there on call each other.
      for other in search?.inWork[start...] ?? [] {
        search?.assumed[other, default: Member.Signature()].isRecursive = true
      }
      return search?.assumed[name] ?? Member.Signature()
    }
    search?.inWork.append(name)
    var written = try write(definition, named: name, emitter)
    written.signature.isRecursive = search?.assumed[name]?.isRecursive ?? false
    search?.inWork.removeLast()
    search?.written[name] = written
    return written.signature
  }
}
