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
  /// `(mean: Tensor, variance: Tensor)`.
  case record([Field])

  /// A part of a tuple with labels.
  struct Field: Hashable {
    var label: String
    var type: SwiftType
  }

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
    case .tuple, .record: ""
    }
  }

  /// The type that holds all others: `BasicBlock` of `BasicBlock.Activation`.
  var firstName: String {
    if case .nested(let outer, _) = self { outer.firstName } else { lastName }
  }

  /// The types in it beside the one that holds all others.
  var parts: [SwiftType] {
    switch self {
    case .named, .existential: []
    case .nested(let outer, _): [outer]
    case .generic(let type, let arguments): [type] + arguments
    case .optional(let type), .array(let type): [type]
    case .dictionary(let key, let value): [key, value]
    case .tuple(let parts): parts
    case .record(let fields): fields.map(\.type)
    }
  }

  /// The text of it in a file that imports nothing but the runtime.
  var text: String { SwiftPrinter().text(self) }
}

/// Types as they are written.
extension SwiftPrinter {
  func text(_ type: SwiftType) -> String {
    switch type {
    // A number stands where a type does in `Image<3, 224, 224>`.
    case .named(let name, let origin):
      name.utf8.first?.isDigit ?? false ? name : qualified(name, origin)
    case .nested(let outer, let name): "\(text(outer)).\(name)"
    case .existential(let name): "any \(qualified(name, .runtime))"
    case .generic(let type, let arguments):
      "\(text(type))<\(arguments.map { text($0) }.joined(separator: ", "))>"
    case .optional(let wrapped):
      wrapped.isExistential ? "(\(text(wrapped)))?" : "\(text(wrapped))?"
    case .array(let element): "[\(text(element))]"
    case .dictionary(let key, let value): "[\(text(key)): \(text(value))]"
    case .tuple(let parts): "(\(parts.map { text($0) }.joined(separator: ", ")))"
    case .record(let fields):
      "(\(fields.map { "\($0.label): \(text($0.type))" }.joined(separator: ", ")))"
    }
  }

  /// The type itself as a value: `Int.self`, `(Int?).self`.
  func metatypeText(_ type: SwiftType) -> String {
    switch type {
    case .existential, .optional: "(\(text(type))).self"
    case .named, .nested, .generic, .array, .dictionary, .tuple, .record: "\(text(type)).self"
    }
  }

  /// A name with its module in front, where it has one.
  func qualified(_ name: String, _ origin: SwiftOrigin) -> String {
    if origin == .module, let module = modules[name] { return "\(module).\(name)" }
    return origin.qualified(name)
  }
}
