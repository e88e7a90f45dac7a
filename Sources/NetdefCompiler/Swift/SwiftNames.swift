/// Turns names of netdef files into names that Swift takes.
enum SwiftNames {
  /// A property's name, with `_` after it where it would collide with what every model has.
  static func property(
    _ key: String, types: Set<String>, taken: inout Set<String>
  ) -> String {
    unique(key, &taken) { members.contains($0) || types.contains($0) }
  }

  /// A local variable's or parameter's name.
  static func local(_ name: String, taken: inout Set<String>) -> String {
    unique(name, &taken, isReserved: locals.contains)
  }

  /// A value's name in an activations struct.
  static func activation(_ name: String, taken: inout Set<String>) -> String {
    let plain = String(name.map { $0 == "#" ? "_" : $0 })
    return unique(plain, &taken, isReserved: activations.contains)
  }

  /// `linear_relu_stack` → `LinearReluStack`, for the class of a group.
  static func type(_ key: String, taken: inout Set<String>) -> String {
    let words = key.split(whereSeparator: { $0 == "_" || $0 == "#" }).map {
      $0.prefix(1).uppercased() + $0.dropFirst()
    }
    var name = words.joined()
    if name.isEmpty { name = "Group" }
    // A group without a name has its number.
    if name.utf8.first?.isDigit ?? false { name = "Group" + name }
    while taken.contains(name) { name += "Group" }
    taken.insert(name)
    return name
  }

  /// `leaky_relu` → `leakyRelu`: functions, labels and symbols are camel case in Swift.
  static func camelCase(_ name: String) -> String {
    let words = name.split(separator: "_", omittingEmptySubsequences: true)
    guard let first = words.first, first.utf8.first.map({ $0 > UInt8(ascii: "9") }) ?? false else {
      return name
    }
    return String(first)
      + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  /// The name of a static member: some mean something else behind a type.
  static func staticMember(_ name: String) -> String {
    ["Protocol", "Type", "init", "self"].contains(name) ? name + "_" : name
  }

  /// A name in backticks if Swift would read it as something else.
  static func escaped(_ name: String) -> String {
    let isNumber = name.utf8.first?.isDigit ?? false
    return isNumber || keywords.contains(name) ? "`\(name)`" : name
  }

  /// An argument's label: every keyword but one may be one.
  static func label(_ name: String) -> String {
    let camel = camelCase(name)
    return camel == "inout" ? "`\(camel)`" : camel
  }

  /// A parameter's label and name in a declaration: `in`, `of number`.
  static func labelled(_ label: String, _ name: String) -> String {
    if label == name || label == "`\(name)`" { return escaped(name) }
    // In a declaration these two would be what they were once.
    let shown = label == "var" || label == "let" ? "`\(label)`" : label
    return "\(shown) \(escaped(name))"
  }

  private static func unique(
    _ name: String, _ taken: inout Set<String>, isReserved: (String) -> Bool
  ) -> String {
    var result = name
    while isReserved(result) || taken.contains(result) { result += "_" }
    taken.insert(result)
    return result
  }

  /// What every model has, by protocol or extension, and names that no member can have.
  private static let members: Set<String> = [
    "_", "Activations", "Protocol", "Self", "Type", "activations", "buffers", "callAsFunction",
    "children", "description", "eval", "forward", "init", "isTraining", "load", "members", "mode",
    "modules", "namedBuffers", "namedModules", "namedParameters", "netdef", "networkDefinition",
    "ownMode", "parameterCount", "parameters", "plans", "printedAttributes", "printedChildren",
    "printedName", "record", "replaceParameters", "run", "runTracing", "save", "saveNetwork",
    "self", "stateDict", "subscript", "trace", "train", "typeName", "zeroGradients",
  ]

  /// What an activations struct has itself, and the types that it mentions.
  private static let activations: Set<String> = ReservedNames.members.union([
    "_", "Activations", "all", "description", "init", "self", "trace",
  ])

  /// Types that the bodies of generated methods mention, and names that Swift keeps.
  private static let locals: Set<String> = ReservedNames.members.union([
    "Protocol", "Self", "Type", "_", "deinit", "init", "self",
  ])

  /// Swift's reserved words, and those that mean something in some places: backticks never hurt.
  private static let keywords: Set<String> = [
    "actor", "any", "async", "borrowing", "consume", "consuming", "copy", "discard", "didSet",
    "distributed", "dynamic", "each", "final", "get", "indirect", "isolated", "lazy", "macro",
    "mutating", "nonisolated", "nonmutating", "open", "optional", "override", "package", "required",
    "sending", "set", "some", "then", "unowned", "unsafe", "using", "weak", "willSet", "yield",
    "Any", "as", "associatedtype", "await", "break", "case", "catch", "class", "continue",
    "default", "defer", "deinit", "do", "else", "enum", "extension", "fallthrough", "false",
    "fileprivate", "for", "func", "guard", "if", "import", "in", "init", "inout", "internal", "is",
    "let",
    "nil", "operator", "precedencegroup", "private", "protocol", "public", "repeat", "rethrows",
    "return", "self", "static", "struct", "subscript", "super", "switch", "throw", "throws", "true",
    "try",
    "typealias", "var", "where", "while",
  ]
}

extension SwiftNames {
  /// A text as it stands between the quotes of a Swift string literal.
  static func escapedText(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\"": result += "\\\""
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        result += "\\u{\(String(scalar.value, radix: 16))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
