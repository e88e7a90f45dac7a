import ArgumentParser
import Foundation
import NetdefCompiler

/// The files that a command works on: one module.
struct ModuleOptions: ParsableArguments {
  @Argument(
    help: "The .netdef files of one module.", completion: .file(extensions: ["netdef"]))
  var files: [String]

  /// Reads and checks the files and prints what is wrong with them on standard error.
  ///
  /// - Parameter forGeneration: Whether Swift will be written, for which some of the language is not
  ///   yet supported.
  /// - Throws: `ExitCode.failure` when a file cannot be read or has an error.
  func compile(forGeneration: Bool = false) throws -> Compilation {
    let compilation = Compilation(checking: try read(), forGeneration: forGeneration)
    StandardError.write(
      DiagnosticRenderer(files: compilation.files, isColoured: StandardError.takesColours)
        .render(compilation.diagnostics))
    if compilation.hasErrors { throw ExitCode.failure }
    return compilation
  }

  /// Reads the files in the order given, each once however often it is named.
  ///
  /// - Throws: `ExitCode.failure` after telling of every file that cannot be read.
  func read() throws -> [SourceFile] {
    var sources: [SourceFile] = []
    var seen: Set<String> = []
    var isComplete = true
    for path in files where seen.insert(URL(fileURLWithPath: path).standardized.path).inserted {
      do {
        sources.append(SourceFile(path: path, bytes: try contents(of: path)))
      } catch {
        StandardError.write("\(path): error: \(reason(of: error))\n")
        isComplete = false
      }
    }
    guard isComplete else { throw ExitCode.failure }
    return sources
  }

  /// The bytes of a file, of one that is too large only as many as show that it is.
  private func contents(of path: String) throws -> [UInt8] {
    var isDirectory: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory),
      isDirectory.boolValue
    {
      throw CocoaError(.fileReadUnknown, userInfo: [NSLocalizedDescriptionKey: "is a directory"])
    }
    let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    defer { try? handle.close() }
    return Array(try handle.read(upToCount: SourceFile.sizeLimit + 1) ?? Data())
  }

  /// Why a file cannot be read, in a few words.
  private func reason(of error: any Error) -> String {
    switch error {
    case CocoaError.fileReadNoSuchFile, CocoaError.fileNoSuchFile: "there is no such file"
    case CocoaError.fileReadNoPermission: "no permission to read the file"
    default: error.localizedDescription
    }
  }
}
