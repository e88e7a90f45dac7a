/// A name or text from outside in backticks, fit to be shown in a message.
package func quoted(_ name: String) -> String {
  "`" + escaped(name) + "`"
}

/// A name or text from outside, fit to be shown: in a message, a table or a printed network.
///
/// Characters that show nothing or change how others are shown, which may be there to mislead whoever
/// reads or to command a terminal, are written as Swift's escapes; a very long text is cut in its
/// middle.
package func escaped(_ text: String, limit: Int = 200) -> String {
  let scalars = text.unicodeScalars
  // Most names are short and plain: they are shown as they are.
  if text.utf8.count <= limit, !scalars.contains(where: isHidden) { return text }
  guard let end = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex),
    end < scalars.endIndex
  else { return visible(scalars[...]) }
  // What differs between two long names may stand at either end.
  let middle = scalars.index(scalars.startIndex, offsetBy: limit / 2)
  let rest = scalars.index(scalars.endIndex, offsetBy: -limit / 2)
  return visible(scalars[..<middle]) + "…" + visible(scalars[rest...])
}

/// Names from outside in backticks, with commas between; of many, the first few and their number.
package func quotedList(_ names: [String]) -> String {
  let limit = 20
  let shown = names.prefix(limit).map(quoted).joined(separator: ", ")
  return names.count <= limit ? shown : "\(shown) and \(names.count - limit) more"
}

/// A message of several lines, fit to be shown whatever is in it: lines and tabs stay, and one that is
/// very long is cut in its middle.
package func escapedLines(_ text: String) -> String {
  let limit = 20_000
  var scalars = Array(text.unicodeScalars.prefix(limit + 1))
  if scalars.count > limit {
    scalars =
      Array(scalars.prefix(limit / 2)) + ["…"] + Array(text.unicodeScalars.suffix(limit / 2))
  } else if !scalars.contains(where: { isHidden($0) && $0 != "\n" && $0 != "\t" }) {
    return text
  }
  var visible = ""
  for scalar in scalars {
    if isHidden(scalar), scalar != "\n", scalar != "\t" {
      visible += escape(of: scalar)
    } else {
      visible.unicodeScalars.append(scalar)
    }
  }
  return visible
}

/// Characters with escapes in place of those that are hidden.
private func visible(_ scalars: Substring.UnicodeScalarView) -> String {
  var text = ""
  for scalar in scalars {
    if isHidden(scalar) { text += escape(of: scalar) } else { text.unicodeScalars.append(scalar) }
  }
  return text
}

/// As Swift writes a character in a text.
private func escape(of scalar: Unicode.Scalar) -> String {
  "\\u{" + String(scalar.value, radix: 16) + "}"
}

/// Whether a character shows nothing, or changes how others are shown: control characters, those that
/// turn the direction of text around or join and part words unseen, and line separators.
package func isHidden(_ scalar: Unicode.Scalar) -> Bool {
  // Most text is ASCII, for which the table of properties need not be asked.
  if scalar.value < 0x7F { return scalar.value < 0x20 }
  switch scalar.properties.generalCategory {
  case .control, .format, .lineSeparator, .paragraphSeparator: return true
  default: return false
  }
}
