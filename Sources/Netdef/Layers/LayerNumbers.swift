/// Stops the program on a problem of a layer's numbers, which a programmer wrote.
func stopProgram(ifWrong problem: String?) {
  if let problem { stopProgram("Netdef: \(problem)") }
}

extension DefinitionError {
  /// Throws a problem of a layer's numbers, which came from a file.
  static func check(_ problem: String?) throws(DefinitionError) {
    if let problem { throw DefinitionError(problem, id: "layer-parameter") }
  }
}

extension Shape {
  /// What is wrong with the shape of a layer's weight; nil if its elements can be counted.
  static func problem(of layer: String, weight sizes: [Int]) -> String? {
    Shape(validating: sizes) == nil
      ? "`\(layer)`: a weight of the shape \(sizes) has too many elements to count" : nil
  }
}
