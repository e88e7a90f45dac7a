/// The type of a value in a random program, with what is known of the values that it takes.
indirect enum Kind: Equatable {
  /// A small Int of at least 1.
  case int
  /// A small Int of at least 0, as indices are.
  case index
  /// A Float between 0 and 1.
  case float
  case bool
  /// Two small odd Ints, or one for both.
  case pair
  /// One of several names.
  case symbol([String])
  /// A value or `none`.
  case optional(Kind)
  /// A list that is not empty.
  case list(Kind)
  case tuple([Kind])
  /// A layer that keeps any shape.
  case activation
  /// A layer that is called with its number of channels.
  case convolution
  /// A layer that is called with its number of features.
  case linear
  /// A block that is called with its `width`, the channels of the picture that it makes.
  case pictureBlock
  /// A block that is called with its `width`, the number of features that it makes.
  case featureBlock

  /// The type as netdef writes it.
  var text: String {
    switch self {
    case .int, .index: "Int"
    case .float: "Float"
    case .bool: "Bool"
    case .pair: "Pair"
    case .symbol(let names): names.joined(separator: " | ")
    case .optional(let kind): kind.text + " | none"
    case .list(let kind): "[" + kind.text + "]"
    case .tuple(let kinds): "(" + kinds.map(\.text).joined(separator: ", ") + ")"
    case .activation: "Layer"
    case .convolution, .linear: "Layer(out: Int)"
    case .pictureBlock, .featureBlock: "Block(width: Int)"
    }
  }

  /// Whether a name of it is read as a symbol, so that the type must be written.
  var needsType: Bool {
    switch self {
    case .symbol, .optional: true
    case .pair: true
    case .list(let kind): kind.needsType
    case .tuple(let kinds): kinds.contains(where: \.needsType)
    case .int, .index, .float, .bool, .activation, .convolution, .linear, .pictureBlock,
      .featureBlock:
      false
    }
  }

  /// Whether a `let` can state it without its signature.
  var canBeStated: Bool {
    switch self {
    case .convolution, .linear, .pictureBlock, .featureBlock: false
    case .int, .index, .float, .bool, .pair, .symbol, .optional, .list, .tuple, .activation: true
    }
  }

  /// Whether it is or holds a layer.
  var hasLayer: Bool {
    switch self {
    case .activation, .convolution, .linear, .pictureBlock, .featureBlock: true
    case .optional(let kind), .list(let kind): kind.hasLayer
    case .tuple(let kinds): kinds.contains(where: \.hasLayer)
    case .int, .index, .float, .bool, .pair, .symbol: false
    }
  }

  /// The names that symbols have here; some are functions of the catalogue.
  static let symbolSets = [
    ["relu", "tanh"], ["left", "right"], ["same", "wide", "deep"], ["on", "off"],
    ["max", "mean"], ["first", "last", "default"],
  ]
}

/// A size of a tensor as the program knows it.
enum Dimension: Equatable {
  case number(Int)
  /// An open size, or a parameter.
  case named(String)
  /// Twice an open size.
  case twice(String)
  /// Any number of sizes under one name.
  case rest(String)
  /// Something that is not followed.
  case unknown

  var isKnown: Bool { self != .unknown }

  /// The text that states it; nil where it is not known.
  var text: String? {
    switch self {
    case .number(let number): "\(number)"
    case .named(let name): name
    case .twice(let name): "2 * \(name)"
    case .rest(let name): "\(name).."
    case .unknown: nil
    }
  }

  /// The text of it as a number; nil where it is not known or no number.
  var number: String? {
    if case .rest = self { nil } else { text }
  }

  /// The name that a pattern binds.
  var openName: String? {
    switch self {
    case .named(let name), .twice(let name), .rest(let name): name
    case .number, .unknown: nil
    }
  }

  /// Twice this size.
  var doubled: Dimension {
    switch self {
    case .number(let number): .number(2 * number)
    case .named(let name): .twice(name)
    case .twice, .rest, .unknown: .unknown
    }
  }
}

/// The sizes of a tensor behind its batch: features, tokens of features, or channels of a picture.
struct Sizes: Equatable {
  var dimensions: [Dimension]

  init(_ dimensions: [Dimension]) { self.dimensions = dimensions }

  /// Whether it is a picture.
  var isImage: Bool { dimensions.count == 3 }

  /// Whether the number of axes is open.
  var hasRest: Bool { dimensions.contains { if case .rest = $0 { true } else { false } } }

  /// Where layers count their features.
  var featureAxis: Int { isImage ? 0 : dimensions.count - 1 }

  var features: Dimension {
    get { dimensions[featureAxis] }
    set { dimensions[featureAxis] = newValue }
  }

  var isKnown: Bool { dimensions.allSatisfy(\.isKnown) }

  /// The shape as a file states it.
  var text: String? {
    let texts = dimensions.compactMap(\.text)
    return texts.count == dimensions.count ? "[N, " + texts.joined(separator: ", ") + "]" : nil
  }
}
