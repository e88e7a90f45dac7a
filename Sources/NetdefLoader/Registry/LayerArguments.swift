import Netdef
import NetdefCompiler

/// A value that a parameter of an `extern` declaration gets.
public typealias ArgumentValue = NetdefCompiler.ArgumentValue

/// The arguments of a layer or function: every declared parameter has a value, written, inferred or
/// by default.
public struct LayerArguments: Sendable {
  /// The name of the layer or function.
  public let declaration: String

  /// The values by parameter, as netdef spells it: `ceil_mode`.
  public let values: [String: ArgumentValue]

  /// The value of a parameter as the Swift type that stands where it is used.
  ///
  /// - Throws: `ArgumentError` if there is no such parameter, or its value is not of the type.
  public subscript<Value: LayerArgument>(name: String) -> Value {
    get throws(ArgumentError) {
      guard let value = values[name] else {
        throw ArgumentError(
          declaration: declaration, parameter: name,
          problem: .unknown(known: values.keys.sorted()))
      }
      guard let result = Value(argument: value) else {
        throw ArgumentError(
          declaration: declaration, parameter: name,
          problem: .mismatch(expected: Value.argumentDescription, found: value))
      }
      return result
    }
  }
}

/// A registration that asks for another parameter or type than was declared.
public struct ArgumentError: Error, Hashable, Sendable {
  /// What does not agree.
  public enum Problem: Hashable, Sendable {
    /// The declaration has no such parameter, only these.
    case unknown(known: [String])
    /// The value is not of the Swift type.
    case mismatch(expected: String, found: ArgumentValue)
  }

  /// The name of the layer or function.
  public let declaration: String

  /// The parameter's name.
  public let parameter: String

  /// What does not agree.
  public let problem: Problem
}

extension ArgumentError: CustomStringConvertible {
  /// What was asked for and what there is.
  public var description: String {
    switch problem {
    case .unknown(let known):
      "\(quoted(declaration)) has no parameter \(quoted(parameter)): "
        + (known.isEmpty
          ? "it has none"
          : "its parameters are " + quotedList(known))
    case .mismatch(let expected, let found):
      "the parameter \(quoted(parameter)) of \(quoted(declaration)) is asked for as \(expected), but its value "
        + "is \(quoted("\(found)"))"
    }
  }
}
