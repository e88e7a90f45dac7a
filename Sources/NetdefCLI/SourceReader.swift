import ArgumentParser
import Foundation
import Netdef
import NetdefCompiler

/// Reads `.netdef` files.
enum SourceReader {
  /// Reads the files in the order given, each once however often it is named.
  ///
  /// - Throws: `ExitCode.failure` after telling of every file that cannot be read.
  static func read(_ paths: [String]) throws -> [SourceFile] {
    var sources: [SourceFile] = []
    var seen: Set<String> = []
    var isComplete = true
    for path in paths where seen.insert(URL(fileURLWithPath: path).standardized.path).inserted {
      do {
        sources.append(SourceFile(path: path, bytes: try contents(of: path)))
      } catch {
        StandardError.write(
          "\(escaped(path)): error: \(escapedLines(reason(of: error)))\n\(help(for: path))")
        isComplete = false
      }
    }
    guard isComplete else { throw ExitCode.failure }
    return sources
  }

  /// The bytes of a file, of one that is too large only as many as show that it is.
  private static func contents(of path: String) throws -> [UInt8] {
    if isFolder(path) == true {
      throw CocoaError(.fileReadUnknown, userInfo: [NSLocalizedDescriptionKey: "is a directory"])
    }
    let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    defer { try? handle.close() }
    return Array(try handle.read(upToCount: SourceFile.sizeLimit + 1) ?? Data())
  }

  /// Whether there is a folder at a path, nil where there is nothing.
  static func isFolder(_ path: String) -> Bool? {
    var isDirectory: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
      ? isDirectory.boolValue : nil
  }

  /// For a folder: which files it has; nothing where it has none.
  private static func help(for path: String) -> String {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path),
      names.contains(where: { $0.hasSuffix(".netdef") })
    else { return "" }
    let folder = path.hasSuffix("/") ? path : path + "/"
    return "help: give its files, \(quoted("\(folder)*.netdef"))\n"
  }

  /// Why a file cannot be read, in a few words.
  private static func reason(of error: any Error) -> String {
    switch error {
    case CocoaError.fileReadNoSuchFile, CocoaError.fileNoSuchFile: "there is no such file"
    case CocoaError.fileReadNoPermission: "no permission to read the file"
    default: error.localizedDescription
    }
  }
}
