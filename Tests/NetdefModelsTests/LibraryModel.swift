import Foundation
import Netdef
import NetdefLoader

/// A model of the library `NetdefModels`, and what is known of it from PyTorch.
struct LibraryModel: CustomStringConvertible, Sendable {
  let name: String

  /// The parameters that PyTorch counts.
  let parameterCount: Int

  var description: String { name }

  /// Makes the model from its text at run time.
  ///
  /// - Parameters:
  ///   - definition: What to make instead of the model, with the library's definitions in reach.
  func load(
    as definition: String? = nil, generator: RandomGenerator = RandomGenerator(seed: 1)
  ) throws -> LoadedModel {
    guard let definition else {
      return try NetdefLoader.load(
        paths: Library.paths, model: name, generator: generator)
    }
    return try Library.load(definition, generator: generator)
  }

  /// The names and shapes of the state dict, a line each, as PyTorch has them.
  func referenceNames() throws -> [String] {
    try String(
      contentsOf: Library.reference.appending(path: "names/\(name).txt"), encoding: .utf8
    ).split(separator: "\n").map(String.init)
  }
}

extension LibraryModel {
  /// The models under torchvision's names.
  static let residual = [
    LibraryModel(name: "ResNet18", parameterCount: 11_689_512),
    LibraryModel(name: "ResNet34", parameterCount: 21_797_672),
    LibraryModel(name: "ResNet50", parameterCount: 25_557_032),
    LibraryModel(name: "ResNet101", parameterCount: 44_549_160),
    LibraryModel(name: "ResNet152", parameterCount: 60_192_808),
  ]

  /// The same networks as the tutorial builds and names them.
  static let tutorial = residual.map {
    LibraryModel(name: "Tutorial\($0.name)", parameterCount: $0.parameterCount)
  }

  static let all = residual + tutorial
}

/// The texts of the library and the files of references.
enum Library {
  private static let tests = URL(filePath: #filePath).deletingLastPathComponent()
  private static let sources = tests.appending(path: "../../Sources/NetdefModels").standardized

  /// The values from PyTorch, beside the scripts that write them.
  static let reference = tests.appending(path: "Reference")

  /// The library's files, in the order of their names.
  static let paths = ["ResNet", "TutorialResNet"].map {
    sources.appending(path: "\($0).netdef").path
  }

  /// The text of one of the library's files.
  static func text(_ name: String) throws -> String {
    try String(contentsOf: sources.appending(path: "\(name).netdef"), encoding: .utf8)
  }

  /// Makes the model that a text defines with the library's definitions in reach.
  static func load(
    _ definition: String, generator: RandomGenerator = RandomGenerator(seed: 1)
  ) throws -> LoadedModel {
    let words = definition.split(separator: " ")
    let name = words.firstIndex(of: "model").map { words[$0 + 1] } ?? ""
    let text = try text("ResNet") + text("TutorialResNet").replacing("netdef 1\n", with: "")
    return try NetdefLoader.load(
      text: text + "\n" + definition, model: String(name.prefix { $0 != "(" }),
      generator: generator)
  }
}
