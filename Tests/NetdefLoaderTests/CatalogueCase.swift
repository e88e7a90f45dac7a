import Netdef
import NetdefCompiler

/// One use of a layer or function of the catalogue: what is written and what comes in.
struct CatalogueCase: Hashable {
  /// The layer's or function's name in netdef.
  let name: String
  let isLayer: Bool

  /// Whether any number of tensors comes in.
  let isVariadic: Bool

  /// Whether the first axis of the input is the batch.
  let hasBatch: Bool

  /// What is written, in the declared order.
  let written: [Written]

  /// Every parameter's value by its name in netdef, defaults among them; a default that the shapes
  /// leave open is missing.
  let values: [String: ArgumentValue]

  /// PyTorch's names of the parameters.
  let spellings: [String: String]
  let shapes: [[Int]]

  /// How many numbers the layer keeps by its declaration, which are too many to make some layers.
  let stateCount: Int

  /// An argument, by the parameter's name in netdef.
  struct Written: Hashable {
    let name: String
    let value: ArgumentValue
  }

  /// As written in netdef: `Conv2d(out: 3, kernel: (3, 2))`.
  var call: String {
    let arguments = written.map { "\($0.name): \($0.value)" }.joined(separator: ", ")
    return arguments.isEmpty ? name : "\(name)(\(arguments))"
  }

  /// Whether an axis is empty that is no batch: no model states such an input.
  var hasEmptyAxis: Bool {
    shapes.contains { $0.dropFirst(hasBatch ? 1 : 0).contains(0) }
  }

  /// A model of nothing else. An empty batch is an open one.
  var model: String {
    let inputs = shapes.indices.map { "x\($0)" }
    let lines = zip(inputs, shapes).map { input, shape in
      let sizes = shape.enumerated().map { $0 == 0 && $1 == 0 ? "N" : "\($1)" }
      return "    in \(input): [\(sizes.joined(separator: ", "))]"
    }
    let tensors = inputs.joined(separator: ", ")
    let arguments = written.map { ", \($0.name): \($0.value)" }.joined()
    let output = isVariadic ? "\(name)(\(tensors)\(arguments))" : "\(tensors) -> \(call)"
    return "model M {\n\(lines.joined(separator: "\n"))\n    out \(output)\n}\n"
  }

  /// All arguments in Python, by PyTorch's names and in the order of those.
  var python: String {
    values.map { (spellings[$0.key] ?? $0.key, $0.value) }.sorted { $0.0 < $1.0 }
      .map { "\($0)=\($1.python)" }.joined(separator: ", ")
  }

  /// The line of the file that Python reads, without PyTorch's answer.
  var line: String {
    "\(call) | \(isLayer ? "layer" : "function") \(name) | \(python) | "
      + shapes.map(\.description).joined(separator: " ")
  }
}

extension CatalogueCase: CustomStringConvertible {
  var description: String { "\(call) of \(shapes)" }
}

extension ArgumentValue {
  /// As Python writes it.
  fileprivate var python: String {
    switch self {
    case .bool(let truth): truth ? "True" : "False"
    case .none: "None"
    case .symbol(let name): "'\(name)'"
    case .list(let values): "[" + values.map(\.python).joined(separator: ", ") + "]"
    case .tuple(let values): "(" + values.map(\.python).joined(separator: ", ") + ")"
    case .int, .float: description
    }
  }

  /// As a recipe takes it.
  var netdefValue: NetdefValue {
    switch self {
    case .int(let number): .int(number)
    case .float(let number): .float(number)
    case .bool(let truth): .bool(truth)
    case .none: NetdefValue.none
    case .symbol(let name): .symbol(name)
    case .list(let values): .list(values.map(\.netdefValue))
    case .tuple(let values): .tuple(values.map(\.netdefValue))
    }
  }
}
