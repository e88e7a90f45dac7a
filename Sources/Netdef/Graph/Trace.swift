/// A forward pass with everything that can be seen of it: the output of every module call and every
/// named value, in order of execution.
///
/// The name of a module call is the module's path (`encoder.0`), that of a value its name inside the
/// path of the module that named it. What occurs again is `name#2`, `name#3` …. A module with several
/// outputs shows each of them after a colon: `encoder:mean`, `encoder#2:mean`, or `encoder:0` where
/// outputs have no names.
public struct Trace: Sendable {
  /// The named values and module outputs, in order of execution.
  public let values: [(name: String, tensor: Tensor)]

  /// The outputs of the module that was called, in order.
  public let outputs: [Tensor]

  /// The only output of the module that was called, or the first; stops if there is none.
  public var output: Tensor {
    guard let first = outputs.first else { stopProgram("Netdef: the trace has no output") }
    return first
  }

  /// The names, in order of execution.
  public var names: [String] { values.map(\.name) }

  /// The value of a name, or nil.
  public func value(_ name: String) -> Tensor? { values.first { $0.name == name }?.tensor }

  /// The value of a name; stops with the names there are if it is none of them.
  public subscript(name: String) -> Tensor {
    guard let tensor = value(name) else {
      stopProgram(
        "Netdef: the trace has no value named \(quoted(name)), only \(quotedList(names))")
    }
    return tensor
  }
}

extension Trace: RandomAccessCollection {
  public var startIndex: Int { values.startIndex }
  public var endIndex: Int { values.endIndex }

  /// The value at a position in the order of execution.
  public subscript(position: Int) -> (name: String, tensor: Tensor) { values[position] }
}

extension Trace: CustomStringConvertible {
  /// One line for each value: its name and shape.
  public var description: String { activationTable(values) }
}

/// The activations of one call of a generated model, as typed properties.
public protocol ActivationRecord: Sendable, CustomStringConvertible {
  /// Takes the activations out of a trace of the model that the record belongs to.
  init(_ trace: Trace)

  /// The activations in order of execution.
  var all: [(name: String, tensor: Tensor)] { get }
}

extension ActivationRecord {
  /// One line for each activation: its name and shape.
  public var description: String { activationTable(all) }
}

/// Names and shapes in two columns.
private func activationTable(_ values: [(name: String, tensor: Tensor)]) -> String {
  let values = values.map { (name: escaped($0.name), tensor: $0.tensor) }
  let width = values.map(\.name.count).max() ?? 0
  return values.map { name, tensor in
    name + String(repeating: " ", count: width - name.count + 2) + "\(tensor.shape)"
  }.joined(separator: "\n")
}
