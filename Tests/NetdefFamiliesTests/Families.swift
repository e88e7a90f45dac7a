import Foundation
import NetdefCompiler
import Testing

/// The texts of the families, checked once, and what torchvision says of them.
enum Families {
  private static let tests = URL(filePath: #filePath).deletingLastPathComponent()

  /// The values from torchvision, beside the script that writes them.
  static let reference = tests.appending(path: "Reference")

  /// The `.netdef` files, in the order of their names.
  static let files: [SourceFile] = {
    let folder = tests.appending(path: "Families")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().compactMap { name in
      guard let data = FileManager.default.contents(atPath: folder.appending(path: name).path)
      else { return nil }
      return SourceFile(path: name, bytes: Array(data))
    }
  }()

  /// All files, checked as one module.
  static let compilation = Compilation(checking: files)

  /// The checked network of a model without parameters that lack a value.
  static func network(_ name: String) throws -> Network {
    try #require(compilation.networks.first { $0.name == name }, "no model `\(name)`")
  }

  /// What torchvision says of each model, by the names here.
  static let rows: [String: FamilyRow] = {
    let text = try? String(
      contentsOf: reference.appending(path: "families.tsv"), encoding: .utf8)
    let rows = (text ?? "").split(separator: "\n").compactMap { FamilyRow(line: $0) }
    return Dictionary(rows.map { ($0.name, $0) }) { first, _ in first }
  }()
}

/// A line of `Reference/families.tsv`.
struct FamilyRow: Sendable, CustomStringConvertible {
  /// The model's name in the texts.
  let name: String
  let parameterCount: Int

  /// How many tensors the state dict has.
  let tensorCount: Int

  /// The hash of their names and shapes, in order.
  let hash: String

  /// Of small models, the size of the pictures and what is added to the scales of batch norms.
  let answer: (size: Int, scale: Float)?

  var description: String { name }

  init?(line: Substring) {
    let fields = line.split(separator: "\t")
    guard fields.count == 4 || fields.count == 6, let parameters = Int(fields[1]),
      let tensors = Int(fields[2])
    else { return nil }
    (name, parameterCount, tensorCount) = (String(fields[0]), parameters, tensors)
    hash = String(fields[3])
    if fields.count == 6, let size = Int(fields[4]), let scale = Float(fields[5]) {
      answer = (size, scale)
    } else {
      answer = nil
    }
  }
}
