import Foundation
import Testing

/// A text that a test expects, kept in a file beside the tests.
///
/// `RECORD_GOLDEN=1 swift test` writes files anew; the test still fails, so that nobody takes a
/// recording for a success.
struct GoldenFile {
  /// The folder of the tests of the compiler.
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()

  /// The root of the package.
  static let package = folder.deletingLastPathComponent().deletingLastPathComponent()

  let url: URL

  /// - Parameter path: The path below the folder of the tests.
  init(_ path: String) { url = Self.folder.appending(path: path) }

  private static let records = ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil

  /// Compares a text with the file's.
  func expect(_ text: String) throws {
    let old = try? String(contentsOf: url, encoding: .utf8)
    guard Self.records, old != text else {
      #expect(text == old, "\(url.lastPathComponent) differs; RECORD_GOLDEN=1 writes it anew")
      return
    }
    try text.write(to: url, atomically: true, encoding: .utf8)
    Issue.record("recorded \(url.lastPathComponent)")
  }

  /// The names in a folder below that of the tests, sorted.
  static func names(in path: String) -> [String] {
    let url = folder.appending(path: path)
    return ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted()
  }
}
