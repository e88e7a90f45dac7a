import ArgumentParser
import Foundation
import Netdef
import NetdefCompiler

/// `netdef generate`: writes the Swift that the build plugin would write.
struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Writes the Swift classes of the models.",
    discussion: """
      Writes one Swift file for every .netdef file, as the build plugin does. A folder below the \
      root is part of the name: `Blocks/Stem.netdef` becomes `Blocks+Stem.netdef.swift`. Files \
      whose bytes stay the same are not touched. Nothing is written when there are errors.

      EXAMPLES
        netdef generate Classifier.netdef --output Generated
        netdef generate Sources/App/*/*.netdef --root Sources/App --output Generated
      """)

  @OptionGroup var module: ModuleOptions

  @Option(name: .shortAndLong, help: "The folder to write to; made when there is none.")
  var output: String

  @Option(
    help: "The folder that names of Swift files are relative to; else the files' common folder.")
  var root: String?

  func run() throws {
    let compilation = try module.compile(forGeneration: true)
    let paths = compilation.moduleFiles.map(\.path)
    let folder = root.map(Self.components) ?? Self.commonFolder(of: paths.map(Self.components))
    let names = paths.map { Self.relative(Self.components($0), to: folder) }
    try Self.expectDifferent(names, of: paths)
    let generator = Generator(compilation)
    let directory = URL(fileURLWithPath: output, isDirectory: true)
    var isComplete = true
    for (path, name) in zip(paths, names) {
      let file = directory.appending(path: OutputName.forFile(at: name))
      do {
        try Self.write(generator.swiftSource(forFileAt: path, named: name), to: file)
      } catch {
        StandardError.write(
          "\(escaped(file.relativePath)): error: \(escapedLines(Self.reason(of: error, at: file)))\n"
        )
        isComplete = false
      }
    }
    if !isComplete { throw ExitCode.failure }
  }

  /// Files outside of the root are named without their folders, so two of them can meet.
  private static func expectDifferent(_ names: [String], of paths: [String]) throws {
    var pathOfName: [String: String] = [:]
    for (name, path) in zip(names, paths) {
      if let other = pathOfName.updateValue(path, forKey: name) {
        StandardError.write(
          "\(path): error: `\(OutputName.forFile(at: name))` is also what `\(other)` gives; "
            + "the folder that `--root` names must hold both\n")
        throw ExitCode.failure
      }
    }
  }

  /// Writes a file whole or not at all, and not when it has these bytes already.
  private static func write(_ text: String, to file: URL) throws {
    let data = Data(text.utf8)
    if let old = try? Data(contentsOf: file), old == data { return }
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file, options: .atomic)
  }

  /// Why a file cannot be written, in a few words.
  private static func reason(of error: any Error, at file: URL) -> String {
    let folder = file.deletingLastPathComponent()
    var isFolder: ObjCBool = false
    var place = folder
    while !FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder),
      place.pathComponents.count > 1
    {
      place = place.deletingLastPathComponent()
    }
    if !isFolder.boolValue { return "\(quoted(place.relativePath)) is a file, not a folder" }
    if case CocoaError.fileWriteNoPermission = error { return "no permission to write there" }
    if case CocoaError.fileWriteOutOfSpace = error { return "no space is left there" }
    return place.path == folder.path
      ? "cannot be written: \(error.localizedDescription)"
      : "the folder \(quoted(folder.relativePath)) cannot be made"
  }

  private static func components(_ path: String) -> [String] {
    URL(fileURLWithPath: path).standardized.pathComponents
  }

  /// The deepest folder that holds all files.
  private static func commonFolder(of files: [[String]]) -> [String] {
    let folders = files.map { $0.dropLast() }
    guard var common = folders.first else { return [] }
    for folder in folders.dropFirst() {
      common = common.prefix(zip(common, folder).prefix { $0 == $1 }.count)
    }
    return Array(common)
  }

  /// The path below `folder`, or the name of a file that lies elsewhere.
  private static func relative(_ file: [String], to folder: [String]) -> String {
    file.starts(with: folder)
      ? file.dropFirst(folder.count).joined(separator: "/") : file.last ?? ""
  }
}
