/// The layout of a summary: a table of layers in columns and the totals under it.
///
/// The command `netdef summary` prints what it finds out from a file in the same layout.
package struct SummaryText {
  /// One row of the table, each column as text.
  package struct Row {
    let cells: [String]

    package init(
      path: String, type: String, output: String, parameters: String, multiplyAdds: String
    ) {
      // Names come from files, too.
      cells = [escaped(path), escaped(type), output, parameters, multiplyAdds]
    }
  }

  /// A line under the table.
  package typealias Total = (label: String, value: String)

  /// The line above the table.
  let title: String
  let rows: [Row]

  /// The totals, in groups that are separated by a rule.
  let totals: [[Total]]

  package init(title: String, rows: [Row], totals: [[Total]]) {
    self.title = escapedLines(title)
    self.rows = rows
    self.totals = totals
  }

  private static let headings = Row(
    path: "Layer", type: "Type", output: "Output shape", parameters: "Parameters",
    multiplyAdds: "Multiply-adds")

  /// Which columns hold numbers, which stand on the right.
  private static let isNumber = [false, false, false, true, true]

  package var text: String {
    let widths = Self.headings.cells.indices.map { column in
      ([Self.headings] + rows).map { $0.cells[column].count }.max() ?? 0
    }
    let rule = String(repeating: "─", count: widths.reduce(0, +) + 2 * (widths.count - 1))
    var lines = [title, Self.line(Self.headings, widths), rule]
    lines += rows.map { Self.line($0, widths) }
    for group in totals { lines += [rule] + self.lines(of: group) }
    return lines.joined(separator: "\n")
  }

  private func lines(of group: [Total]) -> [String] {
    let all = totals.flatMap(\.self)
    let labelWidth = (all.map(\.label.count).max() ?? 0) + 1
    let valueWidth = all.map(\.value.count).max() ?? 0
    return group.map { label, value in
      Self.padded("\(label):", labelWidth, right: false) + "  "
        + Self.padded(value, valueWidth, right: true)
    }
  }

  private static func line(_ row: Row, _ widths: [Int]) -> String {
    row.cells.indices.map { padded(row.cells[$0], widths[$0], right: isNumber[$0]) }
      .joined(separator: "  ")
  }

  private static func padded(_ text: String, _ width: Int, right: Bool) -> String {
    let blanks = String(repeating: " ", count: max(0, width - text.count))
    return right ? blanks + text : text + blanks
  }

  // MARK: Numbers

  /// What stands for a count that is not known.
  package static let unknown = "?"

  /// What stands where there is nothing to count.
  package static let nothing = "–"

  /// `1,234,567`.
  package static func grouped(_ number: Int?) -> String {
    guard let number else { return unknown }
    let digits = Array(String(number))
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text += "," }
      text.append(digit)
    }
    return text
  }

  /// Bytes in MB of 1024² bytes, with two digits after the point.
  package static func megabytes(_ bytes: Int?) -> String {
    guard let bytes else { return unknown }
    let hundredths = (Double(bytes) / (1024 * 1024) * 100).rounded()
    guard let hundredths = Int(exactly: hundredths) else { return unknown }
    let fraction = hundredths % 100
    return "\(grouped(hundredths / 100)).\(fraction < 10 ? "0" : "")\(fraction)"
  }
}
