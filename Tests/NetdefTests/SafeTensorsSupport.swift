import Foundation
import Testing

@testable import Netdef

/// Folders and files for the tests of saving and loading.
enum SafeTensorsFixture {
  /// The committed files that Python wrote or reads.
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Reference/serialization")

  /// The path of a committed file.
  static func path(_ name: String) -> String {
    folder.appending(path: name).path(percentEncoded: false)
  }

  /// The bytes of a file.
  static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: path)))
  }

  /// Calls `body` with the path of a new folder, which is removed afterwards.
  static func withFolder(_ body: (String) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "netdef-tests-\(UInt64.random(in: .min ... .max))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try await body(folder.path(percentEncoded: false))
  }

  /// A file's bytes from a header's text and data.
  static func file(_ header: String, data: [UInt8] = []) -> [UInt8] {
    file(Array(header.utf8), data: data)
  }

  /// A file's bytes from a header's bytes and data.
  static func file(_ header: [UInt8], data: [UInt8] = []) -> [UInt8] {
    withUnsafeBytes(of: UInt64(header.count).littleEndian) { Array($0) } + header + data
  }

  /// The problem that reading bytes meets, or nil.
  static func problem(_ bytes: [UInt8]) -> SafeTensorsError.Problem? {
    do {
      _ = try SafeTensors.decode(bytes)
      return nil
    } catch {
      return error.problem
    }
  }
}

/// A state dict as values that can be compared to the bit.
struct StateDictContent: Equatable {
  var names: [String]
  var metadata: [String: String]
  var tensors: [String: [UInt8]] = [:]
  var shapes: [String: Shape] = [:]
  var types: [String: ElementType] = [:]

  init(_ stateDict: StateDict) {
    names = stateDict.names
    metadata = stateDict.metadata
    for (name, tensor) in stateDict {
      tensor.withLittleEndianBytes { tensors[name] = Array($0) }
      shapes[name] = tensor.shape
      types[name] = tensor.elementType
    }
  }
}

/// SplitMix64: the same numbers from a seed on every machine.
struct SafeTensorsRandom: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}
