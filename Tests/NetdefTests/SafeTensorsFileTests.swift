import Foundation
import Testing

@testable import Netdef

/// What stands at a path may be anything.
@Suite struct SafeTensorsFileTests {
  private let stateDict: StateDict = ["a": Tensor([1, 2])]

  /// The problem of reading a path.
  private func reading(_ path: String) -> SafeTensorsError.Problem? {
    do {
      _ = try SafeTensors.read(path: path)
      return nil
    } catch {
      #expect(error.path == path)
      return error.problem
    }
  }

  /// The problem of writing to a path.
  private func writing(_ path: String) -> SafeTensorsError.Problem? {
    do {
      try SafeTensors.write(stateDict, to: path)
      return nil
    } catch {
      #expect(error.path == path)
      return error.problem
    }
  }

  /// The names in a folder.
  private func names(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  /// The mode of what stands at a path.
  private func mode(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  @Test func readingOtherThanFiles() async throws {
    try await SafeTensorsFixture.withFolder { folder async throws in
      #expect(reading(folder + "/missing") == .system(.open, code: ENOENT))
      #expect(reading("") == .system(.open, code: ENOENT))
      #expect(reading(folder) == .notRegularFile(.directory))
      #expect(reading("/dev/null") == .notRegularFile(.device))
      #expect(reading(folder + "/a\u{0}b") == .nulInPath)
      // Nobody writes to this pipe: opening it as a file would wait for ever.
      let pipe = folder + "/pipe"
      #expect(mkfifo(pipe, 0o600) == 0)
      #expect(reading(pipe) == .notRegularFile(.pipe))
      let empty = folder + "/empty"
      #expect(FileManager.default.createFile(atPath: empty, contents: nil))
      #expect(reading(empty) == .tooShort(byteCount: 0))
      #expect(reading(empty + "/below") == .system(.open, code: ENOTDIR))
    }
  }

  @Test func message() {
    let error = #expect(throws: SafeTensorsError.self) {
      try SafeTensors.read(path: "/nowhere/weights.safetensors")
    }
    #expect(
      error?.description
        == "`/nowhere/weights.safetensors`: opening it failed: no such file or directory")
  }

  @Test func writingOtherThanFiles() async throws {
    try await SafeTensorsFixture.withFolder { folder async throws in
      #expect(writing(folder) == .notRegularFile(.directory))
      #expect(writing("/dev/full") == .notRegularFile(.device))
      #expect(writing("") == .system(.open, code: ENOENT))
      #expect(writing(folder + "/a\u{0}b") == .nulInPath)
      #expect(writing(folder + "/missing/a") == .system(.createTemporary, code: ENOENT))
      let file = folder + "/file"
      #expect(writing(file) == nil)
      #expect(writing(file + "/below") == .system(.inspect, code: ENOTDIR))
      let pipe = folder + "/pipe"
      #expect(mkfifo(pipe, 0o600) == 0)
      #expect(writing(pipe) == .notRegularFile(.pipe))
      #expect(try names(folder) == ["file", "pipe"])
    }
  }

  /// A new file has the mode that the process gives, a replaced one keeps its own.
  @Test func modes() async throws {
    try await SafeTensorsFixture.withFolder { folder async throws in
      let path = folder + "/a.safetensors"
      let other = folder + "/other"
      #expect(writing(path) == nil)
      #expect(FileManager.default.createFile(atPath: other, contents: nil))
      #expect(try mode(path) == mode(other))
      #expect(chmod(path, 0o640) == 0)
      #expect(writing(path) == nil)
      #expect(try mode(path) == 0o640)
    }
  }

  /// A link stays, whether or not there is something behind it, and its target is replaced.
  @Test func links() async throws {
    try await SafeTensorsFixture.withFolder { folder async throws in
      let manager = FileManager.default
      try manager.createDirectory(atPath: folder + "/data", withIntermediateDirectories: false)
      try manager.createSymbolicLink(
        atPath: folder + "/near", withDestinationPath: "data/weights")
      try manager.createSymbolicLink(
        atPath: folder + "/far", withDestinationPath: folder + "/near")
      for _ in 0..<2 {
        #expect(writing(folder + "/far") == nil)
        #expect(try manager.destinationOfSymbolicLink(atPath: folder + "/near") == "data/weights")
        #expect(try names(folder) == ["data", "far", "near"])
        #expect(try names(folder + "/data") == ["weights"])
        #expect(reading(folder + "/far") == nil)
      }
      try manager.createSymbolicLink(atPath: folder + "/loop", withDestinationPath: "loop")
      #expect(writing(folder + "/loop") == .system(.inspect, code: ELOOP))
      #expect(reading(folder + "/loop") == .system(.open, code: ELOOP))
    }
  }

  /// Names of the longest length that a file system allows.
  @Test func longName() async throws {
    try await SafeTensorsFixture.withFolder { folder async throws in
      let path = folder + "/" + String(repeating: "n", count: 255)
      #expect(writing(path) == nil)
      #expect(reading(path) == nil)
      #expect(writing(path + "n") == .system(.inspect, code: ENAMETOOLONG))
    }
  }

  /// What was read does not depend on the file any more.
  @Test func readingIsACopy() async throws {
    try await SafeTensorsFixture.withFolder { folder async throws in
      let path = folder + "/a"
      #expect(writing(path) == nil)
      let read = try SafeTensors.read(path: path)
      #expect(truncate(path, 0) == 0)
      #expect(read["a"]?.scalars(as: Float.self) == [1, 2])
    }
  }

  /// Writers of one path at the same time: each leaves a whole file.
  @Test func concurrentWriters() async throws {
    try await SafeTensorsFixture.withFolder { folder async throws in
      let path = folder + "/a"
      await withTaskGroup { group in
        for value in 0..<8 {
          group.addTask {
            for _ in 0..<10 {
              let stateDict: StateDict = ["a": .full([1000], Float(value))]
              #expect(throws: Never.self) { try SafeTensors.write(stateDict, to: path) }
              let read = try? SafeTensors.read(path: path)["a"]?.scalars(as: Float.self)
              #expect(Set(read ?? []).count == 1)
            }
          }
        }
      }
      #expect(try names(folder) == ["a"])
    }
  }
}
