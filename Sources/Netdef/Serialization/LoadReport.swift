/// What came of loading a state dict into a module.
public struct LoadReport: Sendable, Hashable {
  /// A parameter or buffer that the state dict does not have.
  public struct Missing: Sendable, Hashable {
    /// Its name in the module.
    public let name: String
    /// Its shape.
    public let shape: Shape
    /// The type of its elements.
    public let elementType: ElementType
  }

  /// A tensor that the module does not have.
  public struct Unexpected: Sendable, Hashable {
    /// Its name in the state dict.
    public let name: String
    /// Its shape.
    public let shape: Shape
    /// The type of its elements; nil for a type that tensors do not have.
    public let elementType: ElementType?
    /// The missing name that may be meant. Only the first 20 unexpected tensors, which are those
    /// that are printed, are given one.
    public let nearest: String?
  }

  /// A tensor whose shape is not the module's.
  public struct WrongShape: Sendable, Hashable {
    /// Its name in the state dict.
    public let name: String
    /// The module's shape.
    public let expected: Shape
    /// The state dict's shape.
    public let found: Shape
  }

  /// A tensor of a file whose type tensors do not have.
  public struct Unsupported: Sendable, Hashable {
    /// Its name in the file.
    public let name: String
    /// The module's element type.
    public let expected: ElementType
    /// The format's name of the file's type.
    public let found: String
  }

  /// A tensor with a value that the module's element type does not have.
  public struct WrongType: Sendable, Hashable {
    /// Its name in the state dict.
    public let name: String
    /// The module's element type.
    public let expected: ElementType
    /// The state dict's element type.
    public let found: ElementType
  }

  /// A tensor that differs from another one, while the module shares one value under both names.
  public struct Conflicting: Sendable, Hashable {
    /// Its name in the state dict.
    public let name: String
    /// The name of the other one.
    public let other: String
  }

  /// A prefix that keeps the names of the state dict from being those of the module.
  public enum Prefix: Sendable, Hashable {
    /// All names of the state dict begin with it, and those of the module do not.
    case inStateDict(String)
    /// All names of the module begin with it, and those of the state dict do not.
    case inModule(String)
  }

  /// The type of the module.
  public let model: String

  /// The names, in the module, of what was taken over.
  public internal(set) var loaded: [String] = []

  /// What the state dict lacks, in the module's order.
  public internal(set) var missing: [Missing] = []

  /// What the module lacks, in the state dict's order.
  public internal(set) var unexpected: [Unexpected] = []

  /// What has another shape.
  public internal(set) var wrongShape: [WrongShape] = []

  /// What has a type that tensors do not have.
  public internal(set) var unsupported: [Unsupported] = []

  /// What has values that the module's element type does not have.
  public internal(set) var wrongType: [WrongType] = []

  /// What is given twice and differs.
  public internal(set) var conflicting: [Conflicting] = []

  /// The prefix that, added or removed, would bring the names together.
  public private(set) var prefix: Prefix?

  /// The longest list that is printed whole.
  static let printedLimit = 20

  /// A report about a module of a type, with nothing in it yet.
  init(model: String) {
    self.model = model
  }

  /// Whether all parameters and buffers were found as they should be, and nothing else.
  public var isComplete: Bool {
    missing.isEmpty && unexpected.isEmpty && wrongShape.isEmpty && unsupported.isEmpty
      && wrongType.isEmpty && conflicting.isEmpty
  }

  /// Adds the tensors that the module did not ask for, once all missing ones are known.
  mutating func addUnexpected(_ names: [String], in source: some TensorSource) {
    let search = NearestName(among: missing)
    for (index, name) in names.enumerated() {
      guard let outline = source.outline(of: name) else { continue }
      let nearest = index < Self.printedLimit ? search.find(name, shape: outline.shape) : nil
      unexpected.append(
        .init(
          name: name, shape: outline.shape, elementType: outline.elementType, nearest: nearest))
    }
  }

  /// Looks for a prefix that all names of one side have, where at least half of the state dict's
  /// names would be the module's with or without it.
  mutating func recognizePrefix(of stateDictNames: [String], for moduleNames: [String]) {
    guard !missing.isEmpty, !unexpected.isEmpty else { return }
    let (given, wanted) = (Set(stateDictNames), Set(moduleNames))
    let candidates =
      sharedPrefixes(of: stateDictNames).map { prefix in
        (Prefix.inStateDict(prefix), wanted.filter { given.contains(prefix + $0) }.count)
      }
      + sharedPrefixes(of: moduleNames).map { prefix in
        (Prefix.inModule(prefix), given.filter { wanted.contains(prefix + $0) }.count)
      }
    let best = candidates.max { $0.1 < $1.1 }
    if let best, best.1 > 0, best.1 * 2 >= given.count { prefix = best.0 }
  }

  /// The prefixes that end with a dot and that all names have, shortest first.
  private func sharedPrefixes(of names: [String]) -> [String] {
    guard
      var shared = names.first?.split(separator: ".", omittingEmptySubsequences: false).dropLast()
    else { return [] }
    for name in names {
      let parts = name.split(separator: ".", omittingEmptySubsequences: false).dropLast()
      let count = zip(shared, parts).prefix { $0 == $1 }.count
      shared = shared.prefix(count)
    }
    // A path of a file from outside may be as long as it likes.
    return (1...8).filter { $0 <= shared.count }
      .map { shared.prefix($0).joined(separator: ".") + "." }
  }
}
