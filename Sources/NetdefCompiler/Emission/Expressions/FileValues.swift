/// The values and functions outside of models that the Swift of one file mentions, which it holds in
/// an enum of its own: `Values.widths`, `Values.half(of: 64)`.
final class FileValues {
  /// The enum's name.
  let typeName: String

  private var finished: [String: Member] = [:]

  /// What is known so far of those being written: a function may call itself.
  private var inWork: [String: Member] = [:]

  /// Names of functions that turned out to call themselves.
  private var recursive: Set<String> = []

  /// A member of the enum.
  struct Member {
    var type: StaticType
    var isThrowing: Bool
    var text: String
    var order: Int
    var sign = SwiftExpression.Sign.unknown
    var count: Int?
  }

  init(typeName: String = "Values") {
    self.typeName = typeName
  }

  /// The enum; nil where nothing of it is used.
  var text: String? {
    if finished.isEmpty { return nil }
    let members = finished.values.sorted { $0.order < $1.order }
      .map {
        "  "
          + $0.text.split(separator: "\n", omittingEmptySubsequences: false)
          .joined(separator: "\n  ")
      }
    return "/// Values and functions that the file names outside of its models.\n"
      + "private enum \(typeName) {\n\(members.joined(separator: "\n\n"))\n}"
  }

  /// A `let` of the file; nil where the name is none.
  func value(
    _ name: String, for emitter: ExpressionEmitter
  ) throws(EmissionError) -> SwiftExpression? {
    guard let definition = emitter.declarations.values[name],
      case .value(let expression) = definition.kind
    else { return nil }
    let name = emitter.declarations.uniqueName(name)
    let member: Member
    if let known = finished[name] {
      member = known
    } else {
      member = try write(definition, expression, name, emitter)
      finished[name] = member
    }
    var result = SwiftExpression(
      text: "\(typeName).\(Self.swiftName(name))", type: member.type,
      isThrowing: member.isThrowing)
    result.sign = member.sign
    result.count = member.count
    return result
  }

  private func write(
    _ definition: Definition, _ expression: Expression, _ name: String,
    _ emitter: ExpressionEmitter
  ) throws(EmissionError) -> Member {
    let value = try outside(emitter, at: definition).emit(expression)
    let name = Self.swiftName(name)
    let type = value.type.swiftName
    let isPlain =
      switch value.type {
      case .emptyList, .none: false
      default: true
      }
    let text =
      value.isThrowing
      ? "static var \(name): \(type) {\n  get throws { try \(Self.indented(value.text)) }\n}"
      : "static let \(name)\(isPlain ? "" : ": \(type)") = \(value.text)"
    return Member(
      type: value.type, isThrowing: value.isThrowing,
      text: Self.documented(definition, text), order: definition.range.lower, sign: value.sign,
      count: value.count)
  }

  // MARK: Functions

  /// A call of a function of the file.
  func call(
    _ name: String, _ arguments: [Argument], _ expression: Expression,
    from emitter: ExpressionEmitter
  ) throws(EmissionError) -> SwiftExpression {
    guard let definition = emitter.declarations.valueFunctions[name],
      case .function(let body) = definition.kind
    else { throw EmissionError("`\(name)`", expression.range) }
    let signature = Signature(name: name, parameters: definition.parameters)
    var inner = emitter
    inner.choiceName = { [typeName] in Self.choice($0, $1, in: typeName, emitter.choiceName) }
    let given = try inner.arguments(arguments, for: signature)
    let member = try function(definition, body, signature, emitter)
    let texts = given.map { "\($0.label): \($0.value.text)" }
    return SwiftExpression(
      text: "\(typeName).\(Self.swiftName(emitter.declarations.uniqueName(name)))(\(texts.joined(separator: ", ")))",
      type: member.type,
      isThrowing: member.isThrowing || given.contains { $0.value.isThrowing }, sign: member.sign)
  }

  private func function(
    _ definition: Definition, _ body: Expression, _ signature: Signature,
    _ emitter: ExpressionEmitter
  ) throws(EmissionError) -> Member {
    let name = emitter.declarations.uniqueName(definition.name.value)
    if let known = finished[name] { return known }
    if let known = inWork[name] {
      recursive.insert(name)
      return known
    }
    // A function that calls itself is written again until its type stays the same.
    var member = Member(
      type: .undetermined, isThrowing: false, text: "", order: definition.range.lower)
    while true {
      inWork[name] = member
      defer { inWork[name] = nil }
      let next = try write(definition, body, signature, emitter)
      let isStable =
        next.type == member.type && next.isThrowing == member.isThrowing
      member = next
      if isStable || !recursive.contains(name) { break }
    }
    finished[name] = member
    return member
  }

  private func write(
    _ definition: Definition, _ body: Expression, _ signature: Signature,
    _ emitter: ExpressionEmitter
  ) throws(EmissionError) -> Member {
    var inner = outside(emitter, at: definition)
    inner.choiceName = { [typeName] in Self.choice($0, $1, in: typeName, emitter.choiceName) }
    var taken: Set<String> = []
    var parameters: [String] = []
    for parameter in definition.parameters {
      let name = parameter.name.value
      let label = SwiftNames.label(name)
      let local = SwiftNames.local(SwiftNames.camelCase(name), taken: &taken)
      let type = inner.type(of: parameter, in: signature)
      // Defaults see no other parameter.
      var text = "\(label == local ? label : "\(label) \(local)"): \(type.swiftName)"
      if let expression = parameter.defaultValue {
        let value = try outside(emitter, at: definition).emit(expression, for: parameter, of: signature)
        text += " = \(value.text)"
      }
      parameters.append(text)
      inner.environment.bind(name, swift: local, type: type)
    }
    let value = try inner.emit(body)
    let text =
      "static func \(Self.swiftName(emitter.declarations.uniqueName(definition.name.value)))(\(parameters.joined(separator: ", ")))"
      + "\(value.isThrowing ? " throws" : "") -> \(value.type.swiftName) {\n"
      + "  \(Self.indented(value.tried))\n}"
    return Member(
      type: value.type, isThrowing: value.isThrowing, text: Self.documented(definition, text),
      order: definition.range.lower, sign: value.sign)
  }

  /// An emitter outside of all bodies, in the file of a definition.
  private func outside(
    _ emitter: ExpressionEmitter, at definition: Definition
  ) -> ExpressionEmitter {
    var result = emitter
    result.declarations = emitter.declarations.seen(from: definition.range)
    result.environment = StaticEnvironment()
    return result
  }

  // MARK: Text

  private static func choice(
    _ signature: Signature, _ parameter: ParameterSyntax, in typeName: String,
    _ other: ExpressionEmitter.ChoiceName
  ) -> String {
    other(signature, parameter)
  }

  private static func swiftName(_ name: String) -> String {
    SwiftNames.escaped(SwiftNames.camelCase(name))
  }

  private static func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n  ")
  }

  private static func documented(_ definition: Definition, _ text: String) -> String {
    definition.documentation.map { $0.isEmpty ? "///\n" : "/// \($0)\n" }.joined() + text
  }
}
