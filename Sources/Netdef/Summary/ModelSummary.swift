/// What torchsummary tells of a network: its layers with their output shapes and parameters, and the
/// sizes of what a pass needs.
///
/// ```swift
/// print(try model.summary(of: [1, 3, 224, 224]))
/// ```
/// The rows are in order of execution. A layer has one row for each call, under the path by which
/// it is called; so has every operation that a module does itself, such as the addition of a
/// residual block. A module with layers inside has its row after theirs, unless it prints as
/// `Sequential`. Parameters count in the row of their first use.
public struct ModelSummary: Sendable {
  /// A call of a layer or module, or an operation.
  public struct Row: Sendable, Hashable {
    /// The path inside the network: `encoder.0`; the second call of a layer is `encoder.0#2`.
    public let path: String

    /// The module's or operation's name.
    public let type: String

    /// The shapes of the outputs, of which all but some modules have one.
    public let outputShapes: [Shape]
    public let elementTypes: [ElementType]

    /// The numbers in its parameters, those of rows before it not counted.
    public let parameters: Int

    /// The numbers in its buffers, those of rows before it not counted.
    public let buffers: Int

    /// Multiply-adds of the call; nil where none are counted or the number does not fit in 64 bits.
    public let multiplyAdds: Int?

    /// Whether the output counts for the size of the passes: as torchsummary has it, every module's
    /// does and no function's.
    public let isCounted: Bool
  }

  /// The network's name.
  public let name: String
  public let inputShapes: [Shape]
  public let outputShapes: [Shape]
  public let rows: [Row]

  /// The multiply-adds of all rows; nil when they do not fit in 64 bits.
  public let multiplyAdds: Int?

  /// The numbers under the table.
  public let totals: SummaryTotals
}

extension ModelSummary: CustomStringConvertible {
  /// The table with its totals, as the command `netdef summary` prints it.
  public var description: String {
    let rows = rows.map { row in
      SummaryText.Row(
        path: row.path, type: row.type, output: text(of: row.outputShapes),
        parameters: SummaryText.grouped(row.parameters),
        multiplyAdds: row.multiplyAdds.map(SummaryText.grouped) ?? SummaryText.nothing)
    }
    let batch = inputShapes.first?.first.map { "batch of \(SummaryText.grouped($0))" } ?? "call"
    return SummaryText(
      title: "\(escaped(name))  \(text(of: inputShapes)) -> \(text(of: outputShapes))", rows: rows,
      totals: totals.lines(multiplyAdds: SummaryText.grouped(multiplyAdds), per: batch)
    ).text
  }

  private func text(of shapes: [Shape]) -> String {
    shapes.map(\.description).joined(separator: ", ")
  }
}
