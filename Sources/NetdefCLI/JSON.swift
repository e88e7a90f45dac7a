import Foundation
import Netdef

/// How results are written for other programs.
enum JSON {
  /// Indented, with sorted keys, so that equal results are equal texts.
  static func text(of value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return visible(String(decoding: try encoder.encode(value), as: UTF8.self))
  }

  /// The text with escapes for characters that would garble a terminal; they stand in strings alone,
  /// so that it means the same.
  private static func visible(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { isHidden($0) && $0 != "\n" }) else { return text }
    var visible = ""
    for scalar in text.unicodeScalars {
      guard isHidden(scalar), scalar != "\n" else {
        visible.unicodeScalars.append(scalar)
        continue
      }
      for unit in String(scalar).utf16 {
        let digits = String(unit, radix: 16)
        visible += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }
    }
    return visible
  }
}
