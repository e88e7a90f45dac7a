import Netdef
import NetdefCompiler

/// A summary as text in columns, in the layout of the runtime's summaries.
struct SummaryTable {
  let summary: Summary

  var text: String {
    let rows = summary.rows.map { row in
      SummaryText.Row(
        path: row.path, type: row.type,
        output: row.outputs.map(\.shape.description).joined(separator: ", "),
        parameters: SummaryText.grouped(row.parameters),
        multiplyAdds: row.multiplyAdds.map(Self.grouped) ?? SummaryText.nothing)
    }
    let per =
      summary.batchName == nil
      ? "call" : summary.batch.map { "batch of \(SummaryText.grouped($0))" } ?? "sample"
    return SummaryText(
      title:
        "\(escaped(summary.name))  \(Self.text(of: summary.inputs)) -> \(Self.text(of: summary.outputs))",
      rows: rows,
      totals: summary.totals.lines(
        multiplyAdds: summary.multiplyAdds.map(Self.grouped) ?? SummaryText.unknown, per: per)
    ).text
  }

  private static func text(of ports: [Port]) -> String {
    ports.map { port in
      let element = port.element == .float ? "" : "\(port.element.rawValue) "
      return (port.name.map { "\(escaped($0)): " } ?? "") + element + port.shape.description
    }.joined(separator: ", ")
  }

  private static func grouped(_ size: Size) -> String {
    size.value.map { SummaryText.grouped($0) } ?? size.description
  }
}
