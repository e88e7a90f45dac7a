import Foundation
import RandomPrograms

/// Makes programs smaller: each candidate lacks a statement, a step or a definition of the program.
///
/// The folder has `program.netdef`, with `ZZ` in its names where the seed was; candidates are
/// `c1.netdef`, `c2.netdef` and so on, and programs of these numbers as seeds.
struct Shrinking {
  let folder: URL

  init(folder: String) { self.folder = URL(filePath: folder) }

  func writeCandidates() throws {
    let program = try String(contentsOf: folder.appending(path: "program.netdef"), encoding: .utf8)
    let lines = program.split(separator: "\n", omittingEmptySubsequences: true).map(String.init)
    for (number, candidate) in Self.candidates(of: lines).enumerated() {
      let text = candidate.joined(separator: "\n") + "\n"
      try text.write(
        to: folder.appending(path: "c\(number).netdef"), atomically: true, encoding: .utf8)
      ProgramFolder(folder.path).write(text: text, seed: UInt64(number))
    }
  }

  /// The program without a run of statements: the longest first.
  static func candidates(of lines: [String]) -> [[String]] {
    var candidates: [[String]] = []
    for start in lines.indices {
      var depth = 0
      var end = start
      repeat {
        depth += lines[end].count { $0 == "{" } - lines[end].count { $0 == "}" }
        end += 1
      } while depth > 0 && end < lines.count
      guard depth == 0 else { continue }
      candidates.append(Array(lines[..<start] + lines[end...]))
      // Arms and loops give up their braces.
      if end - start > 2, !lines[start].hasPrefix("model"), !lines[start].hasPrefix("block"),
        !lines[start..<end].contains(where: { $0.contains("} else") })
      {
        candidates.append(
          Array(lines[..<start] + lines[(start + 1)..<(end - 1)] + lines[end...]))
      }
    }
    // A step of a chain less.
    for index in lines.indices {
      let parts = lines[index].components(separatedBy: " -> ")
      guard parts.count > 1 else { continue }
      for part in 1..<parts.count {
        var fewer = parts
        fewer.remove(at: part)
        var changed = lines
        changed[index] = fewer.joined(separator: " -> ")
        candidates.append(changed)
      }
    }
    return candidates.sorted { $0.joined().count < $1.joined().count }
  }
}
