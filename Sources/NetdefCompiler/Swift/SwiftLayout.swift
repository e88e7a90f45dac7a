/// A part of a line that is not broken, with what it means to whoever breaks the line.
struct SwiftPiece {
  enum Kind {
    case text
    /// An operator with which a line begins.
    case operation
    /// A parenthesis or bracket.
    case open
    case close
    case brace
    case endBrace
    case comma
  }

  var kind: Kind
  var text: String
}

/// A line of Swift before it is text.
struct SwiftLine {
  /// How many columns it is moved right.
  var indent = 0
  var pieces: [SwiftPiece] = []

  /// How many columns the pieces take.
  private(set) var width = 0

  mutating func add(_ piece: SwiftPiece) {
    pieces.append(piece)
    width += piece.text.utf8.count
  }

  mutating func add(_ line: SwiftLine) {
    pieces += line.pieces
    width += line.width
  }

  var text: String { text(margin: 0) }

  /// The text behind some more columns.
  func text(margin: Int) -> String {
    (pieces.isEmpty ? "" : SwiftPrinter.margin(margin + indent)) + pieces.lazy.map(\.text).joined()
  }
}

/// Lines of Swift before they are text: an expression, or a statement.
struct SwiftLayout {
  var lines = [SwiftLine()]

  init(_ text: String = "", _ kind: SwiftPiece.Kind = .text) { add(text, kind) }

  /// How wide an expression may get before it is written on several lines.
  static let expressionLimit = 80

  var isOneLine: Bool { lines.count == 1 }

  /// Whether it is one line of no more than some columns.
  func fits(in limit: Int = expressionLimit) -> Bool { isOneLine && lines[0].width <= limit }

  /// The line that it ends with.
  var last: SwiftLine {
    get { lines[lines.count - 1] }
    set { lines[lines.count - 1] = newValue }
  }

  mutating func add(_ text: String, _ kind: SwiftPiece.Kind = .text) {
    if !text.isEmpty { last.add(SwiftPiece(kind: kind, text: text)) }
  }

  /// Adds what begins where this ends; its further lines stay in their columns.
  mutating func add(_ other: SwiftLayout) {
    last.add(other.lines[0])
    lines += other.lines.dropFirst()
  }

  /// Adds a line, moved right by some columns with all that follows in it.
  mutating func addLine(_ other: SwiftLayout, indentedBy columns: Int = 2) {
    lines += other.lines.map { line in
      var line = line
      line.indent += columns
      return line
    }
  }

  /// The same with all lines but the first moved right.
  var hanging: SwiftLayout {
    var result = self
    for index in lines.indices.dropFirst() { result.lines[index].indent += 2 }
    return result
  }

  static func + (left: SwiftLayout, right: SwiftLayout) -> SwiftLayout {
    var result = left
    result.add(right)
    return result
  }

  static func + (left: SwiftLayout, right: String) -> SwiftLayout {
    var result = left
    result.add(right)
    return result
  }

  static func + (left: String, right: SwiftLayout) -> SwiftLayout { SwiftLayout(left) + right }

  var text: String { lines.map(\.text).joined(separator: "\n") }
}

extension SwiftLine {
  /// How long a line may be.
  static let limit = 100

  /// The line, broken at the commas of its longest parentheses or brackets where it is too long.
  ///
  /// - Parameter margin: The columns in front of it.
  func wrapped(margin: Int) -> [SwiftLine] {
    let start = margin + indent
    guard start + width > Self.limit, let (open, close) = longestGroup else { return [self] }
    var first = SwiftLine(indent: indent)
    for piece in pieces[...open] { first.add(piece) }
    var lines = [first]
    let parts = Self.parts(of: pieces[(open + 1)..<close])
    var current = SwiftLine(indent: indent + 2)
    for (index, part) in parts.enumerated() {
      var item = SwiftLine()
      for piece in part { item.add(piece) }
      if index == parts.count - 1 {
        for piece in pieces[close...] { item.add(piece) }
      } else {
        item.add(SwiftPiece(kind: .text, text: ","))
      }
      if current.pieces.isEmpty {
        current.add(item)
      } else if start + 2 + current.width + 1 + item.width <= Self.limit {
        current.add(SwiftPiece(kind: .text, text: " "))
        current.add(item)
      } else {
        lines.append(current)
        current = SwiftLine(indent: indent + 2)
        current.add(item)
      }
    }
    lines.append(current)
    return [first] + lines.dropFirst().flatMap { $0.wrapped(margin: margin) }
  }

  /// The longest pair of parentheses or brackets that stands in no other.
  private var longestGroup: (open: Int, close: Int)? {
    var stack: [(index: Int, column: Int)] = []
    var best: (open: Int, close: Int)?
    var longest = 2
    var column = 0
    for (index, piece) in pieces.enumerated() {
      if piece.kind == .open { stack.append((index, column)) }
      if piece.kind == .close, let open = stack.popLast(), stack.isEmpty,
        column - open.column > longest
      {
        longest = column - open.column
        best = (open.index, index)
      }
      column += piece.text.utf8.count
    }
    return best
  }

  /// What stands between the commas.
  private static func parts(of pieces: ArraySlice<SwiftPiece>) -> [[SwiftPiece]] {
    var parts: [[SwiftPiece]] = [[]]
    var depth = 0
    for piece in pieces {
      switch piece.kind {
      case .open, .brace: depth += 1
      case .close, .endBrace: depth -= 1
      case .comma where depth == 0:
        parts.append([])
        continue
      case .text, .operation, .comma: break
      }
      parts[parts.count - 1].append(piece)
    }
    return parts
  }
}
