import Foundation
import Testing

@testable import Netdef

/// The memory that a process may take: the machine's, the container's, and its own limits.
@Suite struct MemoryLimitTests {
  @Test func texts() {
    #expect(SystemMemory.text(ofBytes: 1) == "1 byte")
    #expect(SystemMemory.text(ofBytes: 1023) == "1023 bytes")
    #expect(SystemMemory.text(ofBytes: 1024) == "1.0 KiB")
    #expect(SystemMemory.text(ofBytes: 1 << 20 | 1 << 19) == "1.5 MiB")
    #expect(SystemMemory.text(ofBytes: (1 << 30) - 1) == "1023.9 MiB")
    #expect(SystemMemory.text(ofBytes: 25_125_558_681) == "23.3 GiB")
    #expect(SystemMemory.text(ofBytes: .max) == "8589934591.9 GiB")
    #expect(
      MemoryLimit(byteCount: 1 << 31, source: .addressSpace).description
        == "`ulimit -v` allows this process 2.0 GiB")
  }

  // MARK: Control groups

  /// Reads a file system that is a dictionary.
  private func limit(_ files: [String: String]) -> Int? {
    ControlGroupMemory.limit { files[$0] }
  }

  @Test func controlGroupsOfVersion2() {
    var files = [
      "/proc/self/cgroup": "0::/system.slice/docker.scope\n",
      "/proc/self/mountinfo":
        "31 23 0:28 / /sys/fs/cgroup rw,relatime shared:4 - cgroup2 cgroup2 rw,nsdelegate\n",
      "/sys/fs/cgroup/system.slice/docker.scope/memory.max": "max\n",
    ]
    #expect(limit(files) == nil)
    files["/sys/fs/cgroup/system.slice/memory.max"] = "2147483648\n"
    #expect(limit(files) == 2_147_483_648)
    files["/sys/fs/cgroup/system.slice/docker.scope/memory.max"] = "1048576\n"
    #expect(limit(files) == 1_048_576)
    // A container that sees its own group at the mount point alone.
    files["/proc/self/cgroup"] = "0::/\n"
    #expect(limit(files) == nil)
    files["/sys/fs/cgroup/memory.max"] = "4096\n"
    #expect(limit(files) == 4096)
  }

  @Test func controlGroupsOfVersion1() {
    let files = [
      "/proc/self/cgroup": "9:name=systemd:/\n4:cpu,memory:/docker/a b\n1:cpu:/other\n",
      "/proc/self/mountinfo": """
      31 23 0:28 / /sys/fs/cgroup ro - tmpfs tmpfs rw,mode=755
      32 31 0:29 / /sys/fs/cgroup/cpu rw - cgroup cgroup rw,cpu
      35 31 0:32 /docker/a\\040b /groups\\040of/memory rw master:9 - cgroup cgroup rw,memory

      """,
      "/groups of/memory/memory.limit_in_bytes": "1073741824\n",
      "/sys/fs/cgroup/cpu/memory.limit_in_bytes": "1\n",
    ]
    #expect(limit(files) == 1 << 30)
  }

  /// Random hierarchies: the answer is the least limit on the way to the group.
  @Test func randomHierarchies() {
    var random = SafeTensorsRandom(state: 5)
    for _ in 0..<500 {
      let isVersion2 = Bool.random(using: &random)
      let depth = Int.random(in: 0...5, using: &random)
      let parts = (0..<depth).map { "g\($0)" + ["", " x", "\\y"].randomElement(using: &random)! }
      let mount = "/m" + ["", "/n", " o"].randomElement(using: &random)!
      let visible = Int.random(in: 0...depth, using: &random)
      // The first groups lie above what is mounted.
      let hidden = parts.prefix(depth - visible)
      func escaped(_ path: String) -> String {
        path.replacing("\\", with: "\\134").replacing(" ", with: "\\040")
      }
      let kind = isVersion2 ? "cgroup2 cgroup2 rw" : "cgroup none rw,memory"
      var files = [
        "/proc/self/cgroup": (isVersion2 ? "0::/" : "7:memory:/")
          + parts.joined(separator: "/") + "\n",
        "/proc/self/mountinfo":
          "1 2 0:3 /\(escaped(hidden.joined(separator: "/"))) \(escaped(mount)) rw - \(kind)\n",
      ]
      var expected: Int?
      for count in 0...visible {
        let folder = ([mount] + parts.dropFirst(hidden.count).prefix(count))
          .joined(separator: "/")
        guard Bool.random(using: &random) else { continue }
        let bytes = Int.random(in: 1...1_000_000, using: &random)
        expected = min(expected ?? .max, bytes)
        files[folder + (isVersion2 ? "/memory.max" : "/memory.limit_in_bytes")] = "\(bytes)\n"
      }
      #expect(limit(files) == expected, "\(files)")
    }
  }

  /// Texts that are not what the kernel writes are no limit, whatever they are.
  @Test func damagedTexts() {
    var random = SafeTensorsRandom(state: 6)
    let alphabet = Array("0:/ -\n\\01cgroup2memory,rw ")
    for _ in 0..<500 {
      let texts = (0..<2).map { _ in
        String(
          (0..<Int.random(in: 0...60, using: &random)).map { _ in
            alphabet.randomElement(using: &random)!
          })
      }
      _ = ControlGroupMemory.limit { path in
        path == "/proc/self/cgroup" ? texts[0] : path == "/proc/self/mountinfo" ? texts[1] : "5"
      }
    }
  }

  @Test func heldMemoryIsCounted() {
    // Other tests make tensors meanwhile, of less than this.
    let before = SystemMemory.heldByteCount
    let tensor = Tensor(unsafeUninitializedShape: [1 << 28], as: Float.self) { _ in }
    #expect(SystemMemory.heldByteCount - before > 1 << 29)
    withExtendedLifetime(tensor) {}
  }

  #if os(Linux)
    /// Limits the process to so many bytes.
    private static func limitAddressSpace(to byteCount: Int) {
      var limits = rlimit(rlim_cur: rlim_t(byteCount), rlim_max: rlim_t(byteCount))
      #expect(setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limits) == 0)
    }

    /// The address space that the process has taken.
    private static var addressSpace: Int {
      let pages = ControlGroupMemory.contents(of: "/proc/self/statm")?.split(separator: " ").first
      return (pages.flatMap { Int($0) } ?? 0) * Int(sysconf(Int32(_SC_PAGESIZE)))
    }

    /// A run that would take more than `ulimit -v` allows is refused before it begins.
    @Test func aRunPastTheLimit() async {
      await #expect(processExitsWith: .success) {
        let net = Sequential(Linear(1, 1 << 20), ReLU())
        _ = try net.run(.ones([1, 1]))
        Self.limitAddressSpace(to: Self.addressSpace + 1 << 30)
        let error = #expect(throws: MemoryError.self) { try net.run(.ones([1 << 14, 1])) }
        let text = error?.description ?? ""
        #expect(text.hasPrefix("`Sequential.0` (Linear) makes [16384, 1048576]: the values"))
        #expect(text.contains("but `ulimit -v` allows this process"))
        _ = try net.run(.ones([1, 1]))
      }
    }

    /// Memory that the system refuses, in every operation of a call: an error of that call, which
    /// names the step, and no change of anything.
    @Test func allocationsThatFail() async {
      await #expect(processExitsWith: .success) {
        final class Net: Layer {
          let norm = BatchNorm2d(4)
          let convolution = Conv2d(in: 4, out: 4, kernel: 3, padding: 1)
          let dropout = Dropout()
          let body: @Sendable (Net, Node) throws -> Node
          init(_ body: @escaping @Sendable (Net, Node) throws -> Node) { self.body = body }
          var members: [ModuleMember] {
            [
              .child("norm", norm), .child("convolution", convolution),
              .child("dropout", dropout),
            ]
          }
          func forward(_ x: Node) throws -> Node { try body(self, x) }
        }
        let operations: [@Sendable (Net, Node) throws -> Node] = [
          { net, x in try net.norm(x) }, { net, x in try net.convolution(x) },
          { _, x in try x + x }, { _, x in try x - x }, { _, x in try x * x },
          { _, x in try x / x },
          { _, x in try x.relu() }, { _, x in try x.exp() }, { _, x in try x.log() },
          { _, x in try x.sqrt() }, { _, x in try x.abs() }, { _, x in try -x },
          { _, x in try x.sigmoid() }, { _, x in try x.tanh() }, { _, x in try x.gelu() },
          { _, x in try x.softmax(axis: 1) }, { _, x in try x.logSoftmax(axis: 1) },
          { net, x in try net.dropout(x) },
          { _, x in try Node.concatenate([x, x], axis: 1) },
          { _, x in try x.maxPool2d(kernel: 3, stride: 1, padding: 1) },
          { _, x in try x.avgPool2d(kernel: 3, stride: 1, padding: 1) },
          { _, x in try x.reshape(1 << 14, 1 << 10).matmul(Tensor.ones([1 << 10, 1 << 10])) },
          { _, x in try x.reshape(1, 1 << 24).sum(axis: 0) },
          { _, x in try x.reshape(1, 1 << 24).mean(axis: 0) },
        ]
        // Products of matrices have memory of their own, which is taken at the first of them.
        _ = Tensor.ones([256, 256]).matmul(.ones([256, 256]))
        let input = Tensor.ones([1, 4, 1 << 11, 1 << 11])
        // Less than the step needs and less than what is asked for beforehand, so that it begins.
        let bytes = 1 << 26
        Self.limitAddressSpace(to: Self.addressSpace + bytes / 2)
        for operation in operations {
          // In evaluation a dropout takes no memory.
          let net = Net(operation).train()
          let before = net.norm.numBatchesTracked?.value
          #expect(throws: MemoryError.self) {
            let plan = try Recording(of: net, inputs: [(input.shape, .float32)], modes: nil).plan
            do {
              _ = try Executor(plan: plan, generator: .shared).run([input], keepingNamed: false)
            } catch let failure as Executor.MemoryFailure {
              let error = try Recording.located(failure, of: net, inputs: [input])
              #expect(error.path != nil && error.operation != nil)
              throw error
            }
          }
          #expect(net.norm.numBatchesTracked?.value == before)
        }
      }
    }

    /// Functions that cannot throw say what is wrong.
    @Test func tensorsThatCannotBeMade() async {
      let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        Self.limitAddressSpace(to: Self.addressSpace + 1 << 28)
        _ = Tensor.zeros([1 << 33])
      }
      let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
      #expect(text.contains("Netdef: needs 32.0 GiB for a tensor, but `ulimit -v` allows this"))
    }

    /// A file that memory cannot hold is an error of reading; one whose tensors do not fit is refused
    /// without a look at them. The files have holes: nobody has disks for this.
    @Test func largeFiles() async throws {
      try await SafeTensorsFixture.withFolder { folder async throws in
        let path = folder + "/large"
        let count = 1 << 37
        let header =
          #"{"weight":{"dtype":"F16","shape":[\#(count)],"data_offsets":[0,\#(2 * count)]}}"#
        let bytes = SafeTensorsFixture.file(header)
        try Data(bytes).write(to: URL(filePath: path))
        // Some file systems have no files of this size.
        guard truncate(path, off_t(bytes.count + 2 * count)) == 0 else { return }
        let error = #expect(throws: SafeTensorsError.self) { try SafeTensors.read(path: path) }
        #expect(error?.description.contains("reading its tensors needs 512.0 GiB") == true)
        let layer = Linear(2, 2, bias: false)
        let misfit = #expect(throws: StateDictError.self) { try layer.load(from: path) }
        #expect(
          misfit?.report.wrongShape == [
            .init(name: "weight", expected: [2, 2], found: [1 << 37])
          ])
        #expect(try !layer.load(from: path, strict: false).isComplete)
      }
    }

    /// A file that becomes shorter while it is open is an error and not the end of the process.
    @Test func aFileThatShrinks() async throws {
      try await SafeTensorsFixture.withFolder { folder async throws in
        let path = folder + "/a"
        try SafeTensors.write(["a": .ones([1000]), "b": .ones([1000])], to: path)
        let file = try SafeTensorsFile(path: path)
        #expect(truncate(path, 5000) == 0)
        #expect(try file.tensor(named: "a") == .ones([1000]))
        let error = #expect(throws: SafeTensorsError.self) { try file.tensor(named: "b") }
        guard case .shortened(_, found: 5000) = error?.problem else {
          Issue.record("found \(String(describing: error))")
          return
        }
      }
    }
  #endif
}
