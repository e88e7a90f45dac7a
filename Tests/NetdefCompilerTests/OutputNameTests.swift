import Foundation
import Testing

@testable import NetdefCompiler

/// The names of generated files: no two paths have one name.
@Suite struct OutputNameTests {
  @Test(arguments: [
    ("Net.netdef", "Net.netdef.swift"),
    ("Blocks/Stem-2_a.netdef", "Blocks+Stem-2_a.netdef.swift"),
    ("A+/B.netdef", "A=2B+B.netdef.swift"),
    ("A/+B.netdef", "A+=2BB.netdef.swift"),
    ("A=2B/my net.netdef", "A=3D2B+my=20net.netdef.swift"),
    ("é.netdef", "=C3=A9.netdef.swift"),
    ("e\u{301}.netdef", "e=CC=81.netdef.swift"),
    ("A/\u{301}B.netdef", "A+=CC=81B.netdef.swift"),
  ])
  func nameOfAPath(path: String, name: String) {
    #expect(OutputName.forFile(at: path) == name)
  }

  @Test func longNamesKeepTheirEnd() {
    let folder = String(repeating: "folder/", count: 40)
    let first = OutputName.forFile(at: folder + "First.netdef")
    #expect(first.utf8.count == OutputName.limit && first.hasSuffix("+First.netdef.swift"))
    let names = ["", "a/", "b/", "a+/", "/a"].map {
      OutputName.forFile(at: $0 + folder + "First.netdef")
    }
    #expect(Set(names).count == names.count)
    let exact = String(repeating: "x", count: OutputName.limit - ".netdef.swift".utf8.count)
    #expect(OutputName.forFile(at: exact + ".netdef") == exact + ".netdef.swift")
    #expect(OutputName.forFile(at: exact + "y.netdef").hasPrefix("=-"))
  }

  /// Every path of up to four pieces, and long ones at random, from what a rule could confuse.
  @Test func differentPathsHaveDifferentNames() {
    let pieces = [
      "a", "A", "+", "=", "/", ".", "2B", "=2B", "-", " ", "\"", "%", "é", "e\u{301}", "\u{301}",
      "🧠",
    ]
    var paths = [""]
    var last = [""]
    for _ in 0..<4 {
      last = last.flatMap { path in pieces.map { path + $0 } }
      paths += last
    }
    var random = SeededGenerator(seed: 8)
    for _ in 0..<2_000 {
      let count = Int.random(in: 5...400, using: &random)
      paths.append((0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined())
    }
    // Strings that look alike are equal in Swift; a file system compares their bytes.
    var pathOfName: [String: [UInt8]] = [:]
    for path in paths {
      let name = OutputName.forFile(at: path + ".netdef")
      let bytes = Array(path.utf8)
      if name.utf8.count > OutputName.limit || !name.utf8.allSatisfy({ $0 < 128 && $0 != 47 }) {
        Issue.record("\(name) is no good name of a file")
      }
      if let other = pathOfName.updateValue(bytes, forKey: name), other != bytes {
        let first = String(decoding: other, as: UTF8.self)
        Issue.record("\(name) is the name of \(first) and of \(path)")
      }
    }
    #expect(pathOfName.count > 50_000)
  }
}
