extension ModelSummary {
  /// Summarizes a finished recording of a module.
  init(of module: any Module, _ recorder: GraphRecorder) {
    let graph = recorder.graph
    let operations = CountedOperations(graph)
    let parameters = SummaryTotals.sum(module.parameters.map(\.shape.elementCount))
    name = module.typeName
    inputShapes = graph.inputs.map { graph.values[$0].shape }
    outputShapes = graph.outputs.map { graph.values[$0].shape }
    rows = SummaryRows(graph, operations, recorder.calls).rows
    multiplyAdds = operations.multiplyAdds(in: graph.values.indices) ?? 0
    totals = SummaryTotals(
      // Training changes every parameter.
      parameters: parameters, trainableParameters: parameters,
      buffers: SummaryTotals.sum(module.namedBuffers.map(\.buffer.shape.elementCount)),
      inputBytes: SummaryTotals.sum(
        graph.inputs.map { Self.bytes(graph.values[$0].shape, graph.values[$0].elementType) }),
      outputBytes: SummaryTotals.sum(
        rows.filter(\.isCounted).flatMap { zip($0.outputShapes, $0.elementTypes).map(Self.bytes) }))
  }

  private static func bytes(_ shape: Shape, _ type: ElementType) -> Int? {
    SummaryTotals.product(shape.elementCount, type.byteCount)
  }
}
