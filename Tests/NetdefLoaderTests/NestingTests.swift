import Foundation
import Netdef
import NetdefLoader
import Testing

/// Definitions that contain themselves, on threads with stacks of 512 KiB, which some systems give.
@Suite struct NestingTests {
  @Test func recursionsWithoutEndAreErrors() async {
    let text = await onSmallStack { message { try InItself([1, 3], n: -1) } }
    let inner = (194...201).reversed().map {
      "note: in `InItself(n: -\($0 + 1))`; here `x` is `[1, 3]`\n"
    }
    #expect(
      text
        == "`InItself` stands more than 200 definitions deep [cycle]\n" + inner.joined() + """
          note: … in 191 more blocks …
          note: in `InItself(n: -3)`; here `x` is `[1, 3]`
          note: in `InItself(n: -2)`; here `x` is `[1, 3]`
          note: in `InItself(n: -1)`; here `x` is `[1, 3]`
          help: a definition that contains itself must come to an end
          """)
  }

  /// In groups, by turns, under another name and through values.
  @Test func allWaysIntoItself() async {
    let texts = await onSmallStack {
      [
        message { try NestedGroup([1, 3], n: -1) },
        message { try Ping([1, 3], n: -1) },
        message { try Pong([1, 3], n: -1) },
        message { try RenamedItself([1, 3], n: -1) },
        message { try NestedValue([1, 3], kind: InItself.recipe, n: 300) },
        message {
          var x: Shape = [1, 3]
          return try InItself.recipe(-1).make(on: &x)
        },
      ]
    }
    let names = ["NestedGroup", "Pong", "Ping", "RenamedItself", "InItself", "InItself"]
    for (text, name) in zip(texts, names) {
      #expect(
        text.hasPrefix("`\(name)` stands more than 200 definitions deep [cycle]\n"), "\(text)")
      #expect(text.split(separator: "\n").count == 14)
    }
  }

  /// What netdef makes, Swift makes, and the other way round.
  @Test func theLimitIsNetdefs() async throws {
    #expect(throws: Never.self) { try load(n: 199) }
    #expect(throws: Never.self) { try Recursion(n: 199) }
    let checked = message { try load(n: 200) }
    let made = message { try Recursion(n: 200) }
    #expect(
      checked.contains("error: `NestedGroup` stands more than 200 definitions deep [cycle]\n"),
      "\(checked)")
    #expect(
      made.hasPrefix("`NestedGroup` stands more than 200 definitions deep [cycle]\n"), "\(made)")
  }

  /// After an error the next definition begins anew, and so does the thread of another task.
  @Test func errorsLeaveNothingBehind() throws {
    for _ in 0..<3 {
      #expect(throws: DefinitionError.self) { try InItself([1, 3], n: -1) }
      #expect(try InItself([1, 3], n: 199)(.zeros([1, 3])).shape == [1, 3])
    }
  }

  @Test func deepModelsWorkOnSmallStacks() async throws {
    let path = FileManager.default.temporaryDirectory.path + "/nesting-\(UUID()).safetensors"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let results = try await onSmallStack { () throws(any Error) -> [String] in
      let made = try Recursion(n: 199, generator: RandomGenerator(seed: 3))
      let loaded = try load(n: 199, generator: RandomGenerator(seed: 3))
      try made.saveNetwork(to: path)
      let opened = try NetdefLoader.open(path)
      var texts: [String] = []
      for model in [made, loaded, opened] as [any DefinedNetwork & Layer] {
        model.eval()
        let trace = model.trace(.ones([2, 3]))
        let output = model(.ones([2, 3])).scalars(as: Float.self)
        try model.load(model.stateDict())
        texts.append("\(output) \(trace.values.count) \(model.parameterCount)\n\(model)")
        texts.append(try model.summary(of: [2, 3]).description)
      }
      return texts
    }
    #expect(results.count == 6)
    #expect(results[0] == results[2] && results[2] == results[4])
    #expect(results[1] == results[3] && results[3] == results[5])
    #expect(results[0].hasPrefix("[") && results[0].contains("(last): Linear("))
  }
}

/// A model of 199 blocks in each other, made from its text.
private func load(
  n: Int, generator: RandomGenerator = .shared
) throws -> LoadedModel {
  let path = #filePath.replacing("NestingTests.swift", with: "Accepted/Recursion.netdef")
  return try NetdefLoader.load(
    path: path, model: "Recursion", settings: [Setting("n", "\(n)")], generator: generator)
}

/// Runs work on a thread with a small stack.
private func onSmallStack<Value: Sendable, Failure>(
  _ work: @escaping @Sendable () throws(Failure) -> Value
) async throws(Failure) -> Value {
  let result: Result<Value, Failure> = await withCheckedContinuation { continuation in
    let thread = Thread { continuation.resume(returning: Result(catching: work)) }
    thread.stackSize = 512 * 1024
    thread.start()
  }
  return try result.get()
}
