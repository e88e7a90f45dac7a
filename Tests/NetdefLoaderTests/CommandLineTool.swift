import Foundation
import Testing

/// The command `netdef`, run as a process.
struct CommandLineTool {
  let status: Int32
  let output: String
  let error: String

  /// Runs the command that was built with these tests, and waits for its end.
  init(_ arguments: [String]) throws {
    let process = Process()
    process.executableURL = try Self.executable()
    process.arguments = arguments
    // Files, since a pipe that nobody empties would stop the command when it is full.
    let folder = FileManager.default.temporaryDirectory.appending(path: "netdef-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = ["output", "error"].map { folder.appending(path: $0) }
    for file in files { try Data().write(to: file) }
    process.standardOutput = try FileHandle(forWritingTo: files[0])
    process.standardError = try FileHandle(forWritingTo: files[1])
    try process.run()
    process.waitUntilExit()
    status = process.terminationStatus
    output = try String(contentsOf: files[0], encoding: .utf8)
    error = try String(contentsOf: files[1], encoding: .utf8)
  }

  /// The command lies beside the tests' own executable, or beside the bundle that it is in.
  private static func executable() throws -> URL {
    var starts = ProcessInfo.processInfo.arguments.prefix(1).map { URL(filePath: $0) }
    starts += Bundle.allBundles.map(\.bundleURL)
    for start in starts {
      var folder = start
      for _ in 0..<4 {
        folder = folder.deletingLastPathComponent()
        let candidate = folder.appending(path: "netdef")
        if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
      }
    }
    throw CocoaError(.fileNoSuchFile)
  }
}
