import ArgumentParser
import Foundation
import Netdef
import NetdefCompiler

/// `NAME=DIR` of the option `--module`: a library module and the folder of its files.
struct LibraryFolder: ExpressibleByArgument {
  let name: String
  let path: String

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[1].isEmpty, parts[0].wholeMatch(of: /[A-Za-z_]\w*/) != nil
    else { return nil }
    name = String(parts[0])
    path = String(parts[1])
  }

  /// Reads the libraries, each in the order of its files' paths.
  ///
  /// - Throws: `ExitCode.failure` after telling which folder is missing or holds nothing.
  static func read(_ folders: [LibraryFolder]) throws -> [LibraryModule] {
    var modules: [LibraryModule] = []
    for folder in folders {
      if modules.contains(where: { $0.name == folder.name }) {
        throw failure("--module names \(quoted(folder.name)) twice: a library has one folder")
      }
      modules.append(
        LibraryModule(name: folder.name, files: try SourceReader.read(try folder.files())))
    }
    return modules
  }

  /// The paths of the folder's `.netdef` files, those of folders inside of it among them.
  private func files() throws -> [String] {
    switch SourceReader.isFolder(path) {
    case true?: break
    case false?:
      throw failure("--module \(name): \(quoted(path)) is a file: name the folder it is in")
    case nil: throw failure("--module \(name): there is no folder \(quoted(path))")
    }
    let inside = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    let names = inside.filter { name in
      name.hasSuffix(".netdef") && !name.split(separator: "/").contains { $0.hasPrefix(".") }
    }.sorted()
    guard !names.isEmpty else {
      throw failure("--module \(name): there is no .netdef file in \(quoted(path))")
    }
    return names.map { path.hasSuffix("/") ? path + $0 : "\(path)/\($0)" }
  }
}
