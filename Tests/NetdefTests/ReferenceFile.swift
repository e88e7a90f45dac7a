import Foundation
import Netdef

/// A file of values saved from PyTorch, with the table of cases that its metadata holds.
struct ReferenceFile {
  /// The cases in the order of their table.
  let cases: [ReferenceCase]

  /// Reads `Reference/<name>.safetensors`, which lies beside this file.
  init(_ name: String) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Reference")
    let file = try SafeTensors.read(path: folder.appending(path: "\(name).safetensors").path)
    guard let table = file.metadata["cases"] else { throw ReferenceProblem("no table in \(name)") }
    cases = try table.split(separator: "\n").map { try ReferenceCase(line: $0, file: file) }
  }
}

/// A mistake in a reference file, in words.
struct ReferenceProblem: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

/// One line of a table, `name | what | settings | printed text`, and the tensors saved for it.
struct ReferenceCase: Sendable {
  /// The case's name.
  let name: String

  /// The layer's type or the function's name.
  let type: String

  /// The arguments that are written.
  let arguments: ReferenceArguments

  /// What is fed in, and how the answer is compared.
  let settings: ReferenceArguments

  /// The text that PyTorch prints for the layer; empty for functions and networks.
  let text: String

  /// The tensors saved for the case, without the case's name.
  var tensors: StateDict

  init(line: Substring, file: StateDict) throws {
    let parts = line.split(separator: "|", omittingEmptySubsequences: false)
      .map { $0.trimmingCharacters(in: .whitespaces) }
    guard parts.count >= 3 else { throw ReferenceProblem("a line without three parts: \(line)") }
    name = parts[0]
    let what = parts[1].split(separator: " ", maxSplits: 1)
    // A network's line has factors only.
    let hasType = what.first.map { !$0.contains("=") } ?? false
    type = hasType ? String(what[0]) : name
    arguments = ReferenceArguments(hasType ? what.dropFirst().first ?? "" : Substring(parts[1]))
    settings = ReferenceArguments(Substring(parts[2]))
    text = parts.count > 3 ? parts[3] : ""
    let prefix = name + "/"
    tensors = StateDict(
      file.lazy.filter { $0.name.hasPrefix(prefix) }
        .map { (name: String($0.name.dropFirst(prefix.count)), tensor: $0.tensor) })
  }

  /// A saved tensor; throws if the file lacks it.
  func tensor(_ name: String) throws -> Tensor {
    guard let tensor = tensors[name] else {
      throw ReferenceProblem("no tensor \(self.name)/\(name)")
    }
    return tensor
  }

  /// The tensors whose names begin with a prefix, without it.
  func tensors(under prefix: String) -> [(name: String, tensor: Tensor)] {
    tensors.filter { $0.name.hasPrefix(prefix) }
      .map { (name: String($0.name.dropFirst(prefix.count)), tensor: $0.tensor) }
  }

  /// The parameters and buffers that the layer starts with.
  var state: StateDict {
    StateDict(
      tensors.filter {
        !["input", "other", "output"].contains($0.name) && !$0.name.hasPrefix("after/")
      })
  }
}

extension ReferenceCase: CustomStringConvertible {
  /// The case's name, which the test report shows.
  var description: String { name }
}

/// `key=value` words: numbers, lists such as `[1,nil]`, `true`, `nil`, and names.
struct ReferenceArguments: Sendable {
  private let values: [String: String]

  init(_ text: Substring) {
    let words = text.split(separator: " ").compactMap { (word: Substring) -> (String, String)? in
      guard let equals = word.firstIndex(of: "=") else { return nil }
      return (String(word[..<equals]), String(word[word.index(after: equals)...]))
    }
    values = Dictionary(words) { _, last in last }
  }

  /// The keys that are written.
  var keys: Set<String> { Set(values.keys) }

  /// Whether nothing but these keys is written.
  func hasOnly(_ keys: String...) -> Bool { self.keys.isSubset(of: keys) }

  /// The text of a value, or nil where it is not written.
  subscript(key: String) -> String? { values[key] }

  /// A whole number, or nil where it is not written.
  func integer(_ key: String) -> Int? { values[key].flatMap(Int.init) }

  /// A number, or nil where it is not written, or written as `nil`.
  func number(_ key: String) -> Float? { values[key].flatMap(Float.init) }

  /// A truth value, false where it is not written unless stated otherwise.
  func truth(_ key: String, default standard: Bool = false) -> Bool {
    values[key].map { $0 == "true" } ?? standard
  }

  /// The items of a list such as `[1,nil]`; nil where the value is missing or no list.
  func list(_ key: String) -> [Int?]? {
    guard let text = values[key], text.hasPrefix("["), text.hasSuffix("]") else { return nil }
    return text.dropFirst().dropLast().split(separator: ",").map { Int($0) }
  }
}
