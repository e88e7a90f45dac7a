import NetdefCompiler

/// A summary as text in columns.
struct SummaryTable {
  let summary: Summary

  private static let headings = [
    "Layer", "Type", "Output shape", "Parameters", "Multiply-adds",
  ]

  /// Which columns hold numbers, which stand on the right.
  private static let isNumber = [false, false, false, true, true]

  var text: String {
    let cells = summary.rows.map { row in
      [
        row.path, row.type, row.output.description, Self.grouped(row.parameters),
        row.multiplyAdds.map(Self.grouped) ?? "–",
      ]
    }
    let widths = Self.headings.indices.map { column in
      ([Self.headings] + cells).map { $0[column].count }.max() ?? 0
    }
    let rule = String(repeating: "─", count: widths.reduce(0, +) + 2 * (widths.count - 1))
    let lines =
      [head, Self.line(Self.headings, widths), rule]
      + cells.map { Self.line($0, widths) } + [rule] + totals
    return lines.joined(separator: "\n")
  }

  private var head: String {
    "\(summary.name)  \(Self.edge(summary.input)) -> \(Self.edge(summary.output))"
  }

  private static func edge(_ port: Port) -> String {
    let element = port.element == .float ? "" : "\(port.element.rawValue) "
    return (port.name.map { "\($0): " } ?? "") + element + port.shape.description
  }

  private var totals: [String] {
    let totals = SummaryTotals(summary)
    let per = summary.batch.map { "batch of \($0)" } ?? "sample"
    let rows = [
      ("Parameters", Self.grouped(totals.parameters)),
      ("Trainable parameters", Self.grouped(totals.trainableParameters)),
      ("Buffers", Self.grouped(totals.buffers)),
      ("Multiply-adds per \(per)", totals.multiplyAdds.map(Self.grouped) ?? Self.unknown),
      ("Input (MB)", Self.megabytes(totals.inputBytes)),
      ("Outputs of all layers, forward (MB)", Self.megabytes(totals.outputBytes)),
      ("Parameters (MB)", Self.megabytes(totals.parameterBytes)),
    ]
    let labelWidth = (rows.map(\.0.count).max() ?? 0) + 1
    let valueWidth = rows.map(\.1.count).max() ?? 0
    return rows.map { label, value in
      Self.padded("\(label):", labelWidth, right: false) + "  "
        + Self.padded(value, valueWidth, right: true)
    }
  }

  private static func line(_ cells: [String], _ widths: [Int]) -> String {
    cells.indices.map { padded(cells[$0], widths[$0], right: isNumber[$0]) }
      .joined(separator: "  ")
  }

  private static func padded(_ text: String, _ width: Int, right: Bool) -> String {
    let blanks = String(repeating: " ", count: max(0, width - text.count))
    return right ? blanks + text : text + blanks
  }

  /// What stands for a count that depends on open sizes or is too large for 64 bits.
  private static let unknown = "?"

  private static func grouped(_ size: Size) -> String {
    size.value.map { grouped($0) } ?? size.description
  }

  /// `1,234,567`.
  private static func grouped(_ number: Int?) -> String {
    guard let number else { return unknown }
    let digits = Array(String(number))
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text += "," }
      text.append(digit)
    }
    return text
  }

  private static func megabytes(_ bytes: Int?) -> String {
    guard let bytes else { return unknown }
    let hundredths = Int((Double(bytes) / (1024 * 1024) * 100).rounded())
    let fraction = hundredths % 100
    return "\(grouped(hundredths / 100)).\(fraction < 10 ? "0" : "")\(fraction)"
  }
}
