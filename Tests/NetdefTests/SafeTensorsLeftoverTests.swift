import Foundation
import Testing

@testable import Netdef

#if os(macOS) || os(Linux)
  /// What killed saves leave behind: nothing that the next save of the same target does not remove.
  @Suite struct SafeTensorsLeftoverTests {
    /// Writes a file of one byte many times over.
    private static func write(
      _ byte: UInt8, to path: String, nameless: Bool, _ observe: @escaping (AtomicFile.Step) -> Void
    ) throws {
      let bytes = [UInt8](repeating: byte, count: 100_000)
      try AtomicFile.write(to: path, usesNamelessFiles: nameless, observe: observe) {
        file throws(SafeTensorsError.Problem) in
        let result = bytes.withUnsafeBytes { bytes in
          Result { () throws(SafeTensorsError.Problem) in try file.append(bytes) }
        }
        try result.get()
      }
    }

    /// Kills a process that saves, at each of its steps, in both ways of saving.
    @Test(arguments: AtomicFile.Step.allCases, [true, false])
    func killedAtEachStep(step: AtomicFile.Step, nameless: Bool) async throws {
      // A file that has a name is not given one.
      if step == .named, !nameless { return }
      try await SafeTensorsFixture.withFolder { folder async throws in
        for isNew in [true, false] {
          let path = folder + "/w\(isNew)"
          if !isNew { try Self.write(1, to: path, nameless: nameless) { _ in } }
          await #expect(processExitsWith: .signal(SIGKILL)) {
            [path = path as String, step = "\(step)" as String, nameless = nameless as Bool] in
            try Self.write(2, to: path, nameless: nameless) {
              if "\($0)" == step { kill(getpid(), SIGKILL) }
            }
          }
          let old = try? SafeTensorsFixture.bytes(path)
          #expect(old == nil ? isNew && step != .renamed : Set(old ?? []).count == 1)
          if step != .renamed { #expect(old?.first == (isNew ? nil : 1)) }
          #if os(Linux)
            // Without a name nothing stays, until the last moment.
            let files = try FileManager.default.contentsOfDirectory(atPath: folder)
            if nameless, step != .named, step != .closed {
              #expect(!files.contains { $0.hasPrefix(".netdef") })
            }
          #endif
          try Self.write(3, to: path, nameless: nameless) { _ in }
          #expect(try SafeTensorsFixture.bytes(path).allSatisfy { $0 == 3 })
          #expect(
            try !FileManager.default.contentsOfDirectory(atPath: folder).contains {
              $0.hasPrefix(".netdef")
            })
        }
      }
    }

    /// What another save is writing is left alone, whichever way both save.
    @Test(arguments: [true, false], [true, false])
    func whatIsBeingWrittenStays(outer: Bool, inner: Bool) async throws {
      try await SafeTensorsFixture.withFolder { folder async throws in
        for step in AtomicFile.Step.allCases {
          let path = folder + "/w"
          var seen = 0
          try Self.write(1, to: path, nameless: outer) { current in
            guard current == step else { return }
            seen += 1
            try? Self.write(2, to: path, nameless: inner) { _ in }
          }
          #expect(seen == (step == .named && !outer ? 0 : 1))
          let expected: UInt8 = step == .renamed ? 2 : 1
          #expect(try SafeTensorsFixture.bytes(path).allSatisfy { $0 == expected })
          #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["w"])
        }
      }
    }

    /// More saves at once than there are names for.
    @Test func manyAtOnce() async throws {
      try await SafeTensorsFixture.withFolder { folder async throws in
        let path = folder + "/w"
        func nest(_ depth: Int) throws {
          try Self.write(UInt8(depth), to: path, nameless: false) { step in
            if step == .written, depth > 0 { try? nest(depth - 1) }
          }
        }
        try nest(TemporaryName.count + 4)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["w"])
      }
    }

    /// What looks like a leftover and is none of ours stays: folders, pipes, links, other targets'.
    @Test func whatIsNoLeftoverStays() async throws {
      try await SafeTensorsFixture.withFolder { folder async throws in
        let (names, other) = (
          TemporaryName(of: folder + "/w"), TemporaryName(of: folder + "/other")
        )
        try FileManager.default.createDirectory(
          atPath: names.path(0), withIntermediateDirectories: false)
        #expect(mkfifo(names.path(1), 0o600) == 0)
        #expect(symlink("w", names.path(2)) == 0)
        for path in [names.path(3), other.path(0)] {
          #expect(FileManager.default.createFile(atPath: path, contents: Data([1])))
        }
        for nameless in [true, false] {
          try Self.write(1, to: folder + "/w", nameless: nameless) { _ in }
        }
        let expected = [names.path(0), names.path(1), names.path(2), other.path(0), folder + "/w"]
        #expect(
          try Set(FileManager.default.contentsOfDirectory(atPath: folder))
            == Set(expected.map { String($0.dropFirst(folder.utf8.count + 1)) }))
      }
    }

    /// A body that fails leaves nothing and changes nothing.
    @Test(arguments: [true, false])
    func failures(nameless: Bool) async throws {
      try await SafeTensorsFixture.withFolder { folder async throws in
        let path = folder + "/w"
        try Self.write(1, to: path, nameless: nameless) { _ in }
        let error = #expect(throws: SafeTensorsError.Problem.self) {
          try AtomicFile.write(to: path, usesNamelessFiles: nameless) {
            _ throws(SafeTensorsError.Problem) in
            throw .tooShort(byteCount: 1)
          }
        }
        #expect(error == .tooShort(byteCount: 1))
        #expect(try SafeTensorsFixture.bytes(path).allSatisfy { $0 == 1 })
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["w"])
      }
    }
  }
#endif
