/// The values and functions outside of models that the Swift of one file mentions, which it holds in
/// an extension of the runtime's `FileValues`: `FileValues.widths`, `FileValues.half(of: 64)`.
final class FileValues {
  /// The runtime's enum that each file extends: a type of its own could meet one of the app.
  static let typeName = "FileValues"

  /// What a value or function is in Swift.
  private(set) var finished: [DefinitionID: Member] = [:]

  /// The classes of chains that are values of the file, by their places.
  private var chains: [SourceRange: (name: String, classes: [SwiftMember])] = [:]

  /// The layers and functions written in Swift that are values somewhere in the file.
  var usedExterns: Set<DefinitionID> = []

  /// Which parameters of a definition take an `OptionalArgument`.
  var optionalArguments: (ModuleDeclaration) -> Set<String> = { _ in [] }

  /// Writes a chain's class and the value that makes it.
  var chainWriter: ChainWriter?

  /// What writes a chain's class; names in the set are taken.
  typealias ChainWriter = (
    _ chain: ChainTerm, _ term: Term, _ emitter: ExpressionEmitter,
    _ takenNames: Set<String>
  ) throws(EmissionError) -> (recipe: SwiftExpression, name: String, classes: [SwiftMember])

  /// The enums for the names that functions' parameters take.
  var choices: [ChoiceEnum] = []

  /// The rounds that find the types of functions which call each other; nil between them.
  var search: Search?

  /// The functions whose defaults are being written for a call.
  private var defaultsInWork: Set<DefinitionID> = []

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

    /// What declares it; nil until that is written.
    var declaration: SwiftMember?

    /// Where it stands in its file.
    var order = 0
  }

  /// A search for types that fit each other: what is assumed of every member, until writing all of
  /// them confirms it.
  struct Search {
    var assumed: [DefinitionID: Member.Signature] = [:]
    var written: [DefinitionID: Member] = [:]

    /// The members being written, each for the one before.
    var inWork: [DefinitionID] = []

    /// Members that no type is found for: their values are `NetdefValue`s.
    var isGivenUp = false
  }

  /// The extension; nil where nothing of it is used.
  var member: SwiftMember? {
    if finished.isEmpty { return nil }
    let members =
      choices.map(\.member)
      + chains.sorted { $0.key < $1.key }.flatMap(\.value.classes)
      + finished.sorted { ($0.value.order, $0.key.name) < ($1.value.order, $1.key.name) }
      .compactMap(\.value.declaration)
    return SwiftMember(
      .type(
        SwiftTypeBody(
          keyword: .extended, type: .runtime(Self.typeName), isNonisolated: true,
          members: members)), access: .file,
      documentation: ["Values and functions that the file names outside of its models."])
  }

  /// A `let` of a file.
  func value(
    _ id: DefinitionID, at range: SourceRange, for emitter: ExpressionEmitter
  ) throws(EmissionError) -> SwiftExpression {
    guard let definition = emitter.elaboration.declarations.values[id] else {
      throw EmissionError("`\(id.name)`", range)
    }
    let member = try member(id, definition, emitter)
    let tree = name(of: id, for: emitter)
    return SwiftExpression(
      member.isThrowing ? tree.throwing : tree, member.type, sign: member.sign,
      count: member.count)
  }

  /// `Values.half`.
  private func name(of id: DefinitionID, for emitter: ExpressionEmitter) -> SwiftTree {
    .runtime(Self.typeName)
      .member(SwiftNames.escaped(Self.swiftName(of: id, for: emitter)))
  }

  /// A call of a function of a file.
  func call(
    _ id: DefinitionID, _ arguments: MatchedArguments, _ term: Term,
    from emitter: ExpressionEmitter
  ) throws(EmissionError) -> SwiftExpression {
    guard let definition = emitter.elaboration.declarations.valueFunctions[id] else {
      throw EmissionError("`\(id.name)`", term.range)
    }
    let given = try emitter.arguments(arguments, for: id)
    let member = try member(id, definition, emitter)
    var items = try withDefaults(given, of: id, emitter).items
    if member.isRecursive, let depth = emitter.callDepth {
      items.append(.init("callDepth", SwiftTree.variable(depth).binary(.add, .integer(1))))
    }
    return SwiftExpression(
      name(of: id, for: emitter)
        .calling(SwiftList(items, .filled), throwing: member.isThrowing), member.type)
  }

  /// The arguments of a call with those defaults that no parameter list can hold, as they may throw.
  private func withDefaults(
    _ given: [(label: String, value: SwiftExpression)], of id: DefinitionID,
    _ emitter: ExpressionEmitter
  ) throws(EmissionError) -> [(label: String, value: SwiftExpression)] {
    // A default that calls its own function never comes to an end, and was refused if anyone needs it.
    guard let core = emitter.elaboration.function(id), defaultsInWork.insert(id).inserted else {
      return given
    }
    defer { defaultsInWork.remove(id) }
    let outside = outside(emitter)
    var result: [(label: String, value: SwiftExpression)] = []
    for parameter in core.parameters {
      let label = SwiftNames.label(parameter.name)
      if let own = given.first(where: { $0.label == label }) {
        result.append(own)
      } else if let term = parameter.defaultValue {
        let value = try outside.emit(term, for: parameter.syntax, of: id)
        if value.isThrowing { result.append((label, value)) }
      }
    }
    return result
  }

  /// A chain as a value.
  func recipe(
    of chain: ChainTerm, _ term: Term, _ emitter: ExpressionEmitter
  ) throws(EmissionError) -> SwiftExpression {
    guard let chainWriter else { throw EmissionError("a chain as a value", term.range) }
    let others = chains.filter { $0.key != term.range }.values.map(\.name)
    let (recipe, name, classes) = try chainWriter(chain, term, emitter, Set(others))
    chains[term.range] = (name, classes)
    return recipe
  }

  // MARK: Types

  /// What a definition is in Swift.
  private func member(
    _ id: DefinitionID, _ definition: Definition, _ emitter: ExpressionEmitter
  ) throws(EmissionError) -> Member.Signature {
    if let known = finished[id] { return known.signature }
    if search != nil { return try memberInSearch(id, definition, emitter) }
    defer { search = nil }
    var written: [DefinitionID: Member] = [:]
    for round in 0..<2 * Self.roundLimit {
      let assumed = written.mapValues(\.signature)
      search = Search(assumed: assumed, isGivenUp: round > Self.roundLimit)
      _ = try memberInSearch(id, definition, emitter)
      written = search?.written ?? [:]
      if written.mapValues(\.signature) == assumed { break }
    }
    finished.merge(written) { $1 }
    return written[id]?.signature ?? Member.Signature()
  }

  /// Types settle after a round or two; those that keep growing never do.
  private static let roundLimit = 8

  private func memberInSearch(
    _ id: DefinitionID, _ definition: Definition, _ emitter: ExpressionEmitter
  ) throws(EmissionError) -> Member.Signature {
    if let known = search?.written[id] { return known.signature }
    if let start = search?.inWork.firstIndex(of: id) {
      // All from there on call each other.
      for other in search?.inWork[start...] ?? [] {
        search?.assumed[other, default: Member.Signature()].isRecursive = true
      }
      return search?.assumed[id] ?? Member.Signature()
    }
    search?.inWork.append(id)
    var written = try write(id, definition, emitter)
    written.signature.isRecursive = search?.assumed[id]?.isRecursive ?? false
    search?.inWork.removeLast()
    search?.written[id] = written
    return written.signature
  }
}
