/// What a size in an input's stated shape says: `6`, `N`, `16*H`.
public enum InputSize: Hashable, Sendable {
  /// This number.
  case number(Int)

  /// `times·name + plus`, where the name stands for one number in all inputs of a call.
  case open(String, times: Int = 1, plus: Int = 0)

  /// Any number, because the size cannot be solved for one name; the text is for messages.
  case formula(String)
}

extension InputSize: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral {
  /// A number.
  public init(integerLiteral number: Int) { self = .number(number) }

  /// An open size by its name.
  public init(stringLiteral name: String) { self = .open(name) }
}

extension InputSize: CustomStringConvertible {
  /// As written in netdef.
  public var description: String {
    switch self {
    case .number(let number): "\(number)"
    case .formula(let text): text
    case .open(let name, let times, let plus):
      (times == 1 ? name : "\(times)*\(name)")
        + (plus == 0 ? "" : plus < 0 ? " - \(plus.magnitude)" : " + \(plus)")
    }
  }
}

/// The numbers that a network's open sizes stand for in one call.
///
/// The netdef checker proves shapes from equal names, so they have to be equal numbers:
///
/// ```swift
/// func forward(_ inputs: [Node]) throws -> [Node] {
///   var sizes = InputSizes()
///   try sizes.check(inputs[0], "question", ["N", "L", 64])
///   try sizes.check(inputs[1], "text", ["N", "T", 64])
/// ```
public struct InputSizes {
  private var numbers: [String: (number: Int, input: String)] = [:]

  /// Makes a set without numbers, as every call begins.
  public init() {}

  /// Checks an input's stated shape, takes the numbers of its open sizes, and names the value in
  /// traces.
  ///
  /// - Throws: `ShapeError` with both shapes and, where an earlier input gave an open size another
  ///   number, with that number; `InputError` with both element types.
  public mutating func check(
    _ input: Node, _ name: String, _ shape: [InputSize],
    elementType expectedType: ElementType = .float32
  ) throws {
    let earlier = numbers
    let fits =
      shape.count == input.rank
      && zip(shape, input.shape).allSatisfy { take($1, for: $0, of: name) }
    guard fits else {
      let sizes = shape.map(\.description).joined(separator: ", ")
      throw ShapeError(
        expected: "\(quoted(name)) of shape [\(sizes)]" + Self.text(of: earlier, in: shape),
        found: input.shape)
    }
    guard input.elementType == expectedType else {
      throw InputError(
        "expects \(quoted(name)) with \(expectedType) elements, but received \(input.elementType)")
    }
    input.named(name)
  }

  /// Whether a number fits a size; the first one of an open size stands for it from then on.
  private mutating func take(_ number: Int, for size: InputSize, of input: String) -> Bool {
    switch size {
    case .formula: return true
    case .number(let expected): return number == expected
    case .open(let name, let times, let plus):
      let (product, overflow) = number.subtractingReportingOverflow(plus)
      guard !overflow, times > 0, product >= 0, product.isMultiple(of: times) else { return false }
      let known = numbers[name, default: (product / times, input)]
      numbers[name] = known
      return known.number == product / times
    }
  }

  /// Runs what asks inputs for the numbers of a network's open sizes.
  ///
  /// Another network inside of it has sizes of its own, under names that may be the same.
  package func whileKnown<R>(to inputs: [Node], _ body: () throws -> R) rethrows -> R {
    guard let recorder = inputs.first?.recorder else { return try body() }
    let outer = recorder.openSizes
    recorder.openSizes = numbers.mapValues(\.number)
    defer { recorder.openSizes = outer }
    return try body()
  }

  /// What earlier inputs say of the sizes in a shape: `, where N = 2 as in `question``.
  private static func text(
    of numbers: [String: (number: Int, input: String)], in shape: [InputSize]
  ) -> String {
    var seen: Set<String> = []
    let texts = shape.compactMap { size -> String? in
      guard case .open(let name, _, _) = size, let known = numbers[name],
        seen.insert(name).inserted
      else { return nil }
      return "\(escaped(name)) = \(known.number) as in \(quoted(known.input))"
    }
    return texts.isEmpty ? "" : ", where " + texts.joined(separator: " and ")
  }
}
