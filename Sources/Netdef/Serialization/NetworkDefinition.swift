/// What makes a network again: the netdef source of its model and of all that the model uses, and what
/// the model was given.
///
/// A file with a whole network has it in its metadata, beside the weights, under keys that begin
/// with `netdef.`.
public struct NetworkDefinition: Hashable, Sendable {
  /// The name of the model, which is one of those in the source.
  public let model: String

  /// The definitions, as text.
  public let source: String

  /// What the model's parameters and open sizes were given, as in a call in netdef:
  /// `kind: BasicBlock, depths: [2, 2, 2, 2], classes: 10`. Empty for a model that needs nothing.
  public let arguments: String

  /// The version of the language in which the source is written.
  public let languageVersion: Int

  /// The version of the language that this package speaks, and the newest that it can open.
  public static let currentVersion = 1

  /// Makes a definition of a model in a source of this package's version.
  ///
  /// - Parameters:
  ///   - model: The model's name.
  ///   - source: The definitions as one text.
  ///   - arguments: What the model was given, whose own definitions must stand in the source.
  public init(model: String, source: String, arguments: [NetworkArgument] = []) {
    self.model = model
    self.source = source
    self.arguments = arguments.map { "\($0.name): \($0.value)" }.joined(separator: ", ")
    languageVersion = NetworkDefinition.currentVersion
  }

  /// Makes a definition of a model in a source of this package's version.
  ///
  /// - Parameters:
  ///   - model: The model's name.
  ///   - definitions: The model's definition and all that it uses, one text each.
  ///   - arguments: What the model was given. The definitions that they bring are added, each once.
  public init(model: String, definitions: [String], arguments: [NetworkArgument]) {
    var seen: Set<String> = []
    let all = (definitions + arguments.flatMap(\.definitions)).filter { seen.insert($0).inserted }
    self.init(model: model, source: all.joined(separator: "\n\n"), arguments: arguments)
  }

  /// Takes a definition out of a file's metadata.
  ///
  /// - Throws: `NetworkDefinitionError` if a part is missing, the language is newer, or the source is
  ///   not the one that was saved.
  public init(metadata: [String: String]) throws(NetworkDefinitionError) {
    func value(_ key: Key) throws(NetworkDefinitionError) -> String {
      guard let value = metadata[key.rawValue] else { throw .missing(key: key.rawValue) }
      return value
    }
    let version = try value(.version)
    guard let number = Int(version), number >= 1, "\(number)" == version else {
      throw .notAVersion(found: version)
    }
    // First of all: nothing is known of how a newer version keeps the rest.
    guard number <= NetworkDefinition.currentVersion else {
      throw .newerVersion(found: number, supported: NetworkDefinition.currentVersion)
    }
    languageVersion = number
    model = try value(.model)
    source = try value(.source)
    arguments = metadata[Key.arguments.rawValue] ?? ""
    guard try value(.checksum) == checksum else { throw .changed }
  }

  /// The metadata of a file that holds the network.
  public var metadata: [String: String] {
    var metadata = [
      Key.version.rawValue: "\(languageVersion)", Key.model.rawValue: model,
      Key.source.rawValue: source, Key.checksum.rawValue: checksum,
    ]
    if !arguments.isEmpty { metadata[Key.arguments.rawValue] = arguments }
    return metadata
  }

  /// The names under which the parts stand in the metadata.
  private enum Key: String {
    case version = "netdef.version"
    case model = "netdef.model"
    case source = "netdef.source"
    case arguments = "netdef.arguments"
    case checksum = "netdef.checksum"
  }

  /// 64 bits of FNV-1a over model, source and, where there are any, arguments, in hexadecimal.
  ///
  /// It shows that the source is not what the weights were saved with; a signature it is not.
  /// Source: http://www.isthe.com/chongo/tech/comp/fnv/
  private var checksum: String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    let parts = [model, source] + (arguments.isEmpty ? [] : [arguments])
    for byte in parts.map({ Array($0.utf8) }).joined(separator: [0]) {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

/// Why a file's metadata does not make a network.
public enum NetworkDefinitionError: Error, Hashable, Sendable {
  /// The metadata has no such key.
  case missing(key: String)
  /// The version of the language is no positive number.
  case notAVersion(found: String)
  /// The source is written in a newer language.
  case newerVersion(found: Int, supported: Int)
  /// The arguments are no names with values.
  case notArguments(found: String)
  /// The source, the model's name or its arguments were changed after they were saved.
  case changed
}

extension NetworkDefinitionError: CustomStringConvertible {
  /// What was expected and what was found.
  public var description: String {
    switch self {
    case .missing(let key):
      "expected a whole network, found no \(quoted(key)) in the metadata"
    case .notAVersion(let found):
      "expected a version of netdef, found \(quoted(found))"
    case .newerVersion(let found, let supported):
      "expected a network of netdef \(supported) at most, found netdef \(found): "
        + "it needs a newer version of this package"
    case .notArguments(let found):
      "expected arguments such as `classes: 10`, found \(quoted(found))"
    case .changed:
      "expected the source and arguments with which the network was saved, found ones with another "
        + "checksum: they were changed afterwards"
    }
  }
}

extension DefinedNetwork {
  /// Saves the whole network as one safetensors file: its definition and its state dict.
  ///
  /// The module `NetdefLoader` opens it without the class that made it; its weights open wherever
  /// state dicts do. An old file stays whole when anything goes wrong.
  /// `floats` is the type in which float32 values are saved; opened, they are float32 again.
  public func saveNetwork(
    to path: String, sharedNames: SharedNames = .first, floats: SavedFloatType = .float32
  ) throws(SafeTensorsError) {
    try save(
      to: path, sharedNames: sharedNames, metadata: networkDefinition.metadata, floats: floats)
  }
}
