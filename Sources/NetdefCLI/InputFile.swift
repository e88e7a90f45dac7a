import Netdef
import NetdefCompiler
import NetdefLoader

/// The tensors that a model is given from a file, checked against its inputs.
struct InputFile {
  let path: String
  let tensors: StateDict
  let model: String
  let inputs: [Port]

  /// The tensors of the inputs, in the model's order.
  ///
  /// - Throws: `ExitCode.failure` after telling which tensor is missing, too many, or of another
  ///   type or shape, and what was expected.
  func inputTensors() throws -> [Tensor] {
    let names = inputs.map { $0.name ?? Port.inputName }
    var found: [Tensor] = []
    var sizes: [String: Int] = [:]
    for (name, port) in zip(names, inputs) {
      guard let tensor = tensors[name] else { throw missing(name, port) }
      try check(tensor, name, port, &sizes)
      found.append(tensor)
    }
    for name in tensors.names where !names.contains(name) {
      throw failure(
        "\(quoted(path)): \(quoted(model)) has no input \(quoted(name))",
        help: "it takes \(list(zip(names, inputs).map { "\(quoted($0)) \(Self.text(of: $1))" }))")
    }
    return found
  }

  private func missing(_ name: String, _ port: Port) -> any Error {
    // What another input is called is that input.
    let others = Set(inputs.map { $0.name ?? Port.inputName })
    let nearest = nearestName(to: name, among: tensors.names.filter { !others.contains($0) })
    let known = tensors.names.prefix(20).map(quoted)
    return failure(
      "\(quoted(path)): expected a tensor \(quoted(name)) \(Self.text(of: port)), an input of \(quoted(model)), found "
        + (known.isEmpty ? "none" : "only \(list(Array(known)))"),
      help: nearest.map { "name \(quoted($0)) in the file \(quoted(name))" })
  }

  /// Open sizes that stand for one number have to agree, within and across inputs.
  private func check(
    _ tensor: Tensor, _ name: String, _ port: Port, _ sizes: inout [String: Int]
  ) throws {
    let type = ElementType(port.element)
    guard tensor.elementType == type else {
      throw failure(
        "\(quoted(path)): tensor \(quoted(name)): expected \(type.name) elements, found "
          + "\(tensor.elementType.name)")
    }
    var fits = tensor.rank == port.shape.rank
    if fits {
      for (size, number) in zip(port.shape.sizes, tensor.shape) {
        if let symbol = size.symbol, sizes[symbol] == nil { sizes[symbol] = number }
      }
      fits = zip(port.shape.sizes, tensor.shape).allSatisfy { size, number in
        OpenSizes.put(sizes, into: size)?.value.map { $0 == number } ?? true
      }
    }
    guard fits else {
      let known = sizes.sorted { $0.key < $1.key }.filter {
        OpenSizes.names(in: port.shape).contains($0.key)
      }
      throw failure(
        "\(quoted(path)): tensor \(quoted(name)): expected the shape \(port.shape), found \(tensor.shape)"
          + (tensor.rank == port.shape.rank && !known.isEmpty
            ? ", where " + known.map { "\($0.key) = \($0.value)" }.joined(separator: ", ") : ""))
    }
  }

  /// `float32 [N, 3, 224, 224]`.
  static func text(of port: Port) -> String { "\(ElementType(port.element).name) \(port.shape)" }
}

/// Names in a row: `a`, `b` and `c`.
func list(_ texts: [String]) -> String {
  guard let last = texts.last, texts.count > 1 else { return texts.first ?? "" }
  return texts.dropLast().joined(separator: ", ") + " and " + last
}
