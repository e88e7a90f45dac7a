import Foundation
import Testing

@testable import Netdef

/// Names from outside in every place where one is shown.
@Suite struct VisibleTextTests {
  /// Names that a file may have, to mislead whoever reads a message or to fill it.
  static let names: [String] = {
    var random = SafeTensorsRandom(state: 4)
    let parts = [
      "\u{1B}[2J", "\u{202E}", "\u{2066}", "\u{200B}", "\u{FEFF}", "\n", "\r", "\u{8}", "\u{7F}",
      "\u{9B}31m", "\u{2028}", "\u{AD}", "\u{61C}", "\u{0}", "\u{E0041}", "weight", ".", "`", "\\",
      "ä重🧮", "\t", "e\u{301}", " ",
    ]
    var names = (0..<200).map { _ in
      (0..<Int.random(in: 1...8, using: &random)).map { _ in parts.randomElement(using: &random)! }
        .joined()
    }
    names += [
      String(repeating: "x", count: 100_000), "a" + String(repeating: "\u{301}", count: 100_000),
      String(repeating: "\u{202E}", count: 100_000), String(repeating: "\n", count: 5_000),
      String(repeating: "layer.", count: 20_000) + "weight",
    ]
    return names
  }()

  /// Expects a text of so many lines at most, in which nothing is hidden.
  ///
  /// - Parameter tabs: Whether it may have tabs, as messages may that are written by hand.
  static func expectVisible(
    _ text: String, lines: Int = 1, limit: Int = 60_000, tabs: Bool = false, _ name: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let scalars = text.unicodeScalars
    let start = name.unicodeScalars.prefix(20).map { String($0.value, radix: 16) }
    #expect(
      !scalars.contains { isHidden($0) && $0 != "\n" && !(tabs && $0 == "\t") }, "\(start)",
      sourceLocation: sourceLocation)
    #expect(
      scalars.count { $0 == "\n" } < lines, "\(start): \(text.prefix(300))",
      sourceLocation: sourceLocation)
    #expect(scalars.count <= limit, "\(start)", sourceLocation: sourceLocation)
  }

  /// A module with a name and a child and parameter of names.
  private final class Named: Layer {
    let name: String
    let weight = Parameter(.zeros([1]))
    let child: Linear
    init(_ name: String) {
      self.name = name
      child = Linear(1, 1)
    }
    var typeName: String { name }
    var members: [ModuleMember] { [.parameter(name, weight), .child(name + "c", child)] }
    func forward(_ x: Node) throws -> Node { try child(x.named(name)) }
  }

  @Test func stateDicts() {
    for name in Self.names {
      let stateDict: StateDict = [name: Tensor([1])]
      Self.expectVisible(stateDict.description, lines: 2, name)
      let cases: [(model: any Module, given: StateDict)] = [
        (Linear(1, 1), stateDict), (Named(name), ["weight": Tensor(1)]),
        (Named(name), [name: Tensor([1, 2])]), (Named(name), [name + "c.weight": Tensor([[1]])]),
        (Named(name), stateDict.addingPrefix(name + ".")),
        (Named(name), Linear(1, 1).stateDict().addingPrefix(name)),
      ]
      for (model, given) in cases {
        do throws(StateDictError) {
          try model.load(given)
        } catch {
          Self.expectVisible(error.description, lines: 12, error.report.model)
        }
        if let report = try? model.load(given, strict: false) {
          Self.expectVisible(report.description, lines: 12, name)
        }
      }
    }
  }

  @Test func files() {
    for name in Self.names {
      let text = String(
        decoding: try! JSONEncoder().encode([name]).dropFirst().dropLast(), as: UTF8.self)
      for header in [
        "{\(text):1}", "{\(text):{}}", "{\(text):{\"dtype\":\(text)}}", "{\(text)",
        "{\(text):{\"dtype\":\(text),\"shape\":[0],\"data_offsets\":[0,1]},\"a\":{}}",
        "{\(text):{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}",
        "{\"__metadata__\":{\(text):\"\",\(text):\"\"}}", "{\"__metadata__\":\(text)}",
        "{\"a\(text)",
        "{\(text):{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,4]},\(text):{}}",
      ] {
        if let problem = SafeTensorsFixture.problem(SafeTensorsFixture.file(header)) {
          Self.expectVisible(problem.description, name)
        }
      }
      do throws(SafeTensorsError) {
        _ = try SafeTensors.read(path: "/nowhere/" + name)
      } catch {
        Self.expectVisible(error.description, name)
      }
      do throws(SafeTensorsError) {
        _ = try SafeTensors.encode([name: Tensor(1e30)], floats: .float16)
      } catch {
        Self.expectVisible(error.description, name)
      }
    }
  }

  @Test func definitions() {
    for name in Self.names {
      let whole = NetworkDefinition(model: name, source: name).metadata
      for key in whole.keys {
        var metadata = whole
        for value in [nil, name] {
          metadata[key] = value
          do throws(NetworkDefinitionError) {
            _ = try NetworkDefinition(metadata: metadata)
          } catch {
            Self.expectVisible(error.description, name)
          }
        }
      }
      Self.expectVisible(NetworkDefinitionError.notArguments(found: name).description, name)
      let error = DefinitionError.inside(
        name, with: [:], [:], DefinitionError(name, id: "test", help: name))
      // A message may have lines and tabs, but neither hidden characters nor any length.
      Self.expectVisible("\(error)", lines: .max, limit: 200_000, tabs: true, name)
    }
  }

  @Test func modules() throws {
    for name in Self.names {
      let model = Named(name)
      Self.expectVisible(model.description, lines: 3, name)
      Self.expectVisible(try model.runTracing(.ones([1, 1])).description, lines: 3, name)
      Self.expectVisible(
        try model.summary(of: [1, 1]).description, lines: 100, limit: 80_000, name)
      for input in [Tensor.ones([1, 2]), Tensor([[Int64(1)]])] {
        do {
          _ = try model.run(input)
          Issue.record("\(input.shape) passes")
        } catch {
          Self.expectVisible("\(error)", name)
        }
      }
      var error = MemoryError("needs memory")
      (error.path, error.layer, error.operation) = (name, name, name)
      Self.expectVisible(error.description, name)
    }
  }

  /// What is plain stays as it is, and long texts keep both ends.
  @Test func plainTexts() {
    for text in ["", "layer1.0.weight", "größe.重み.🧮", "a`b", String(repeating: "x", count: 200)] {
      #expect(escaped(text) == text)
    }
    #expect(escaped("a\u{1B}b\n") == #"a\u{1b}b\u{a}"#)
    #expect(
      escaped(String(repeating: "x", count: 150) + String(repeating: "y", count: 150))
        == String(repeating: "x", count: 100) + "…" + String(repeating: "y", count: 100))
    #expect(escapedLines("a\n\tb\r") == "a\n\tb\\u{d}")
    #expect(quotedList(["a", "b"]) == "`a`, `b`")
    #expect(quotedList((0..<25).map(String.init)).hasSuffix("`19` and 5 more"))
  }
}
