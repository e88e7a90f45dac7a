/// What makes a network again: the netdef source of its model and of all that the model uses.
///
/// A file with a whole network has it in its metadata, beside the weights, under keys that begin
/// with `netdef.`.
public struct NetworkDefinition: Hashable, Sendable {
  /// The name of the model, which is one of those in the source.
  public let model: String

  /// The definitions, as text.
  public let source: String

  /// The version of the language in which the source is written.
  public let languageVersion: Int

  /// The version of the language that this package speaks, and the newest that it can open.
  public static let currentVersion = 1

  /// Makes a definition of a model in a source of this package's version.
  public init(model: String, source: String) {
    self.model = model
    self.source = source
    languageVersion = NetworkDefinition.currentVersion
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
    guard let number = Int(version), number >= 1 else { throw .notAVersion(found: version) }
    // First of all: nothing is known of how a newer version keeps the rest.
    guard number <= NetworkDefinition.currentVersion else {
      throw .newerVersion(found: number, supported: NetworkDefinition.currentVersion)
    }
    languageVersion = number
    model = try value(.model)
    source = try value(.source)
    guard try value(.checksum) == checksum else { throw .changed }
  }

  /// The metadata of a file that holds the network.
  public var metadata: [String: String] {
    [
      Key.version.rawValue: "\(languageVersion)", Key.model.rawValue: model,
      Key.source.rawValue: source, Key.checksum.rawValue: checksum,
    ]
  }

  /// The names under which the parts stand in the metadata.
  private enum Key: String {
    case version = "netdef.version"
    case model = "netdef.model"
    case source = "netdef.source"
    case checksum = "netdef.checksum"
  }

  /// 64 bits of FNV-1a over model and source, in hexadecimal.
  ///
  /// It shows that the source is not what the weights were saved with; a signature it is not.
  /// Source: http://www.isthe.com/chongo/tech/comp/fnv/
  private var checksum: String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in Array(model.utf8) + [0] + Array(source.utf8) {
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
  /// The source or the model's name was changed after it was saved.
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
    case .changed:
      "expected the source with which the network was saved, found one with another checksum: "
        + "it was changed afterwards"
    }
  }
}

extension DefinedNetwork {
  /// Saves the whole network as one safetensors file: its definition and its state dict.
  ///
  /// The module `NetdefLoader` opens it without the class that made it; its weights open wherever
  /// state dicts do. An old file stays whole when anything goes wrong.
  public func saveNetwork(
    to path: String, sharedNames: SharedNames = .first
  ) throws(SafeTensorsError) {
    try save(to: path, sharedNames: sharedNames, metadata: networkDefinition.metadata)
  }
}
