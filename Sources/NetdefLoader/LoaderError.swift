import Netdef
import NetdefCompiler

/// Why a network could not be made from its text or its file.
public enum LoaderError: Error, Sendable {
  /// A file cannot be read; the reason is the system's.
  case unreadable(path: String, reason: String)
  /// The source has errors; `text` is what the compiler prints of them.
  case invalidSource(text: String, diagnostics: [Diagnostic])
  /// The source has no model of the name that was asked for, only these; the path is that of a file
  /// with a whole network, which names its model itself.
  case unknownModel(name: String, known: [String], path: String? = nil)
  /// No name was asked for, and the source does not have one model but these, or none.
  case noSingleModel(known: [String])
  /// An `extern` declaration has no Swift in the registry.
  case unregistered(Unregistered)
  /// What the registry has for a layer throws.
  case layer(name: String, path: String, reason: any Error)
  /// The network would need more memory than the machine has; nil for more than 64 bits count.
  case tooLarge(model: String, byteCount: Int?, memory: Int)
  /// The file with the weights cannot be read, or is no safetensors file.
  case file(SafeTensorsError)
  /// A safetensors file does not hold a whole network that this package can open.
  case notANetwork(path: String, NetworkDefinitionError)
  /// The weights in a whole network's file do not fit its source.
  case weights(path: String, StateDictError)

  /// A layer or function that is declared and not registered.
  public struct Unregistered: Hashable, Sendable {
    /// The declaration's name.
    public let name: String

    /// Whether it is an `extern layer`, and not an `extern function`.
    public let isLayer: Bool

    /// The path of the layer, or of the module that calls the function, from the model's name.
    public let path: String

    /// A registered name that may be meant.
    public let nearest: String?
  }
}

extension LoaderError: CustomStringConvertible {
  /// What was expected and what was found.
  public var description: String {
    switch self {
    case .unreadable(let path, let reason): "cannot read `\(path)`: \(reason)"
    case .invalidSource(let text, _): "the source has errors:\n\(text)"
    case .unknownModel(let name, let known, let path):
      (path.map { "`\($0)`: " } ?? "") + "there is no model `\(name)`: "
        + Self.list(known, ifNone: "the source has no model")
    case .noSingleModel(let known):
      "say which model to take: " + Self.list(known, ifNone: "the source has no model")
    case .unregistered(let missing): missing.description
    case .layer(let name, let path, let reason):
      "cannot make the `\(name)` at `\(path)`: \(reason)"
    case .tooLarge(let model, let byteCount, let memory):
      "`\(model)` needs " + (byteCount.map(SystemMemory.text) ?? "more than 2⁶³ bytes")
        + " for what its layers keep, but the machine has \(SystemMemory.text(ofBytes: memory))"
    case .file(let error): "\(error)"
    case .notANetwork(let path, let error): "`\(path)`: \(error)"
    case .weights(let path, let error): "`\(path)`: the weights do not fit the source: \(error)"
    }
  }

  private static func list(_ names: [String], ifNone: String) -> String {
    guard let only = names.first else { return ifNone }
    return names.count == 1
      ? "the only one is `\(only)`"
      : "the models are " + names.map { "`\($0)`" }.joined(separator: ", ")
  }
}

extension LoaderError.Unregistered: CustomStringConvertible {
  /// What is missing, where it is used, and what to do.
  public var description: String {
    let kind = isLayer ? "layer" : "function"
    let use = isLayer ? "is" : "is called in"
    return "`extern \(kind) \(name)`, which \(use) `\(path)`, is not in the registry: "
      + (nearest.map { "did you mean `\($0)`? Else " } ?? "")
      + "register it with `registry.register(\(kind): \"\(name)\")`"
  }
}
