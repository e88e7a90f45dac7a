/// Where a name of generated Swift is declared, if not in the text itself.
enum SwiftOrigin: Hashable {
  /// The standard library.
  case swift
  /// The module `Netdef`.
  case runtime
  /// The module of the file, or one that the file imports.
  case module

  /// A name with its module in front: an app may have types and functions of such names.
  func qualified(_ name: String) -> String {
    switch self {
    case .swift: Self.words.contains(name) ? name : "Swift.\(name)"
    case .runtime: "Netdef.\(name)"
    case .module: name
    }
  }

  /// What stands where a name of Swift's does and is none.
  private static let words: Set<String> = ["_", "Self", "self"]
}

/// A Swift type.
indirect enum SwiftType: Hashable {
  case named(String, SwiftOrigin)
  /// `BasicBlock.Activation`.
  case nested(SwiftType, String)
  /// `any Layer`.
  case existential(String)
  case generic(SwiftType, [SwiftType])
  case optional(SwiftType)
  case array(SwiftType)
  case dictionary(SwiftType, SwiftType)
  case tuple([SwiftType])

  static func runtime(_ name: String) -> SwiftType { .named(name, .runtime) }
  static func swift(_ name: String) -> SwiftType { .named(name, .swift) }

  /// A layer of any type: what a property holds whose layers differ.
  static var anyLayer: SwiftType { .existential("Layer") }

  /// A layer of any type that takes several tensors.
  static var anyMultiLayer: SwiftType { .existential("MultiLayer") }

  var isExistential: Bool { if case .existential = self { true } else { false } }

  var isOptional: Bool { if case .optional = self { true } else { false } }

  /// The type without those that hold it: `Activation` of `BasicBlock.Activation`.
  var lastName: String {
    switch self {
    case .named(let name, _), .nested(_, let name), .existential(let name): name
    case .generic(let type, _), .optional(let type), .array(let type), .dictionary(_, let type):
      type.lastName
    case .tuple: ""
    }
  }

  /// The type that holds all others: `BasicBlock` of `BasicBlock.Activation`.
  var firstName: String {
    if case .nested(let outer, _) = self { outer.firstName } else { lastName }
  }

  /// The type where `.self` or `?` follows.
  private var atom: String {
    switch self {
    case .existential, .optional: "(\(text))"
    case .named, .nested, .generic, .array, .dictionary, .tuple: text
    }
  }

  /// The type itself as a value: `Int.self`, `(Int?).self`.
  var metatypeText: String { "\(atom).self" }

  var text: String {
    switch self {
    // A number stands where a type does in `Image<3, 224, 224>`.
    case .named(let name, let origin):
      name.utf8.first?.isDigit ?? false ? name : origin.qualified(name)
    case .nested(let outer, let name): "\(outer.text).\(name)"
    case .existential(let name): "any \(SwiftOrigin.runtime.qualified(name))"
    case .generic(let type, let arguments):
      "\(type.text)<\(arguments.map(\.text).joined(separator: ", "))>"
    case .optional(let wrapped): wrapped.isExistential ? "(\(wrapped.text))?" : "\(wrapped.text)?"
    case .array(let element): "[\(element.text)]"
    case .dictionary(let key, let value): "[\(key.text): \(value.text)]"
    case .tuple(let parts): "(\(parts.map(\.text).joined(separator: ", ")))"
    }
  }
}
