import Foundation
import Testing

@testable import Netdef

#if os(macOS) || os(Linux)
  /// Saving that fails or is cut off in the middle, in processes of its own: the old file is whole.
  @Suite struct SafeTensorsInterruptionTests {
    #if os(Linux)
      /// The limit on the size of files.
      private static let fileSize = __rlimit_resource_t(RLIMIT_FSIZE.rawValue)
    #else
      /// The limit on the size of files.
      private static let fileSize = RLIMIT_FSIZE
    #endif

    /// A state dict of four megabytes, all of one value.
    private static func stateDict(_ value: Float) -> StateDict {
      ["first": .full([500_000], value), "last": .full([500_000], value)]
    }

    /// The value of all elements in a file, or nil when they are not one.
    private static func value(_ path: String) throws -> Float? {
      let stateDict = try SafeTensors.read(path: path)
      let values = Set(stateDict.flatMap { $0.tensor.scalars(as: Float.self) })
      return values.count == 1 ? values.first : nil
    }

    /// A disk that is full after the first megabyte.
    @Test func fullDisk() async throws {
      try await SafeTensorsFixture.withFolder { folder async throws in
        let path = folder + "/weights"
        try SafeTensors.write(Self.stateDict(1), to: path)
        await #expect(processExitsWith: .success) { [path = path as String] in
          signal(SIGXFSZ, SIG_IGN)
          var limit = rlimit(rlim_cur: 1_000_001, rlim_max: 1_000_001)
          #expect(setrlimit(Self.fileSize, &limit) == 0)
          let error = #expect(throws: SafeTensorsError.self) {
            try SafeTensors.write(Self.stateDict(2), to: path)
          }
          #expect(error?.problem == .system(.write, code: EFBIG))
        }
        #expect(try Self.value(path) == 1)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["weights"])
      }
    }

    #if os(Linux)
      /// Makes what this thread mounts invisible to others; the C library hides the function behind a
      /// macro that Swift's import does not set.
      private static func leaveMountNamespace() -> Bool {
        typealias Unshare = @convention(c) (Int32) -> Int32
        guard let unshare = dlsym(nil, "unshare") else { return false }
        let newMountNamespace: Int32 = 0x2_0000
        return unsafeBitCast(unshare, to: Unshare.self)(newMountNamespace) == 0
      }

      /// A file system of one megabyte, mounted for a process alone, where it has the right to.
      @Test func fullFileSystem() async throws {
        try await SafeTensorsFixture.withFolder { folder async throws in
          await #expect(processExitsWith: .success) { [folder = folder as String] in
            guard Self.leaveMountNamespace(),
              mount(nil, "/", nil, UInt(MS_REC | MS_PRIVATE), nil) == 0,
              mount("tmpfs", folder, "tmpfs", 0, "size=1m") == 0
            else { return }
            let path = folder + "/weights"
            let small: StateDict = ["a": Tensor([1, 2])]
            try SafeTensors.write(small, to: path)
            let error = #expect(throws: SafeTensorsError.self) {
              try SafeTensors.write(Self.stateDict(2), to: path)
            }
            #expect(error?.problem == .system(.write, code: ENOSPC))
            #expect(try SafeTensors.read(path: path)["a"]?.scalars(as: Float.self) == [1, 2])
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["weights"])
            // The room that the attempt took is free again.
            try SafeTensors.write(["a": .zeros([100_000])], to: path)
          }
        }
      }
    #endif

    /// A folder in which nothing may be made and a file that may not be written. Root may do both, so
    /// that the process gives its rights up.
    @Test func noPermission() async throws {
      try await SafeTensorsFixture.withFolder { folder async throws in
        let path = folder + "/weights"
        try SafeTensors.write(Self.stateDict(1), to: path)
        #expect(chmod(path, 0o666) == 0)
        #expect(chmod(folder, 0o555) == 0)
        await #expect(processExitsWith: .success) {
          [path = path as String, folder = folder as String] in
          if getuid() == 0 { #expect(setuid(65534) == 0) }
          let stateDict: StateDict = ["a": Tensor(2)]
          var error = #expect(throws: SafeTensorsError.self) {
            try SafeTensors.write(stateDict, to: path)
          }
          #expect(error?.problem == .system(.createTemporary, code: EACCES))
          error = #expect(throws: SafeTensorsError.self) {
            try SafeTensors.write(stateDict, to: folder + "/new")
          }
          #expect(error?.problem == .system(.createTemporary, code: EACCES))
        }
        #expect(chmod(folder, 0o777) == 0)
        #expect(chmod(path, 0o400) == 0)
        await #expect(processExitsWith: .success) { [path = path as String] in
          if getuid() == 0 { #expect(setuid(65534) == 0) }
          let write = #expect(throws: SafeTensorsError.self) {
            try SafeTensors.write(["a": Tensor(2)], to: path)
          }
          #expect(write?.problem == .system(.open, code: EACCES))
          #expect(chmod(path, 0) == 0 || errno == EPERM)
          let read = #expect(throws: SafeTensorsError.self) { try SafeTensors.read(path: path) }
          #expect(read?.problem == .system(.open, code: EACCES))
        }
        #expect(chmod(path, 0o600) == 0)
        #expect(try Self.value(path) == 1)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["weights"])
      }
    }

    /// A process that is killed at some moment of saving over and over.
    @Test func killed() async throws {
      try await SafeTensorsFixture.withFolder { folder async throws in
        let path = folder + "/weights"
        try SafeTensors.write(Self.stateDict(0), to: path)
        for delay: UInt32 in [1, 5_000, 10_000, 20_000, 40_000, 80_000] {
          await #expect(processExitsWith: .signal(SIGKILL)) {
            [path = path as String, delay = delay as UInt32] in
            Thread.detachNewThread {
              usleep(delay)
              kill(getpid(), SIGKILL)
            }
            var value: Float = 1
            while true {
              try SafeTensors.write(Self.stateDict(value), to: path)
              value += 1
            }
          }
          #expect(try Self.value(path) != nil)
        }
      }
    }
  }
#endif
