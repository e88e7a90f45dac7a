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
  /// What the network's layers keep needs more memory than this process may take.
  case tooLarge(model: String, MemoryError)
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
    case .unreadable(let path, let reason): "cannot read \(quoted(path)): \(escapedLines(reason))"
    case .invalidSource(let text, _): "the source has errors:\n\(text)"
    case .unknownModel(let name, let known, let path):
      (path.map { "\(quoted($0)): " } ?? "") + "there is no model \(quoted(name)): "
        + Self.list(known, ifNone: "the source has no model")
    case .noSingleModel(let known):
      "say which model to take: " + Self.list(known, ifNone: "the source has no model")
    case .unregistered(let missing): missing.description
    case .layer(let name, let path, let reason):
      "cannot make the \(quoted(name)) at \(quoted(path)): \(escapedLines("\(reason)"))"
    case .tooLarge(_, let error): "\(error) (for what its layers keep)"
    case .file(let error): "\(error)"
    case .notANetwork(let path, let error): "\(quoted(path)): \(error)"
    case .weights(let path, let error):
      "\(quoted(path)): the weights do not fit the source: \(error)"
    }
  }

  private static func list(_ names: [String], ifNone: String) -> String {
    guard let only = names.first else { return ifNone }
    return names.count == 1
      ? "the only one is \(quoted(only))"
      : "the models are " + quotedList(names)
  }
}

extension LoaderError.Unregistered: CustomStringConvertible {
  /// What is missing, where it is used, and what to do.
  public var description: String {
    let kind = isLayer ? "layer" : "function"
    let use = isLayer ? "is" : "is called in"
    return
      "\(quoted("extern \(kind) \(name)")), which \(use) \(quoted(path)), is not in the registry: "
      + (nearest.map { "did you mean \(quoted($0))? Else " } ?? "")
      + "register it with \(quoted("registry.register(\(kind): \"\(name)\")"))"
  }
}
