import Foundation
import Netdef
import NetdefLoader
import Testing

/// Files with whole networks that are not as they were saved.
@Suite struct TamperedNetworkTests {
  /// What is wrong with the file once a change was made to a saved network; `NetworkDefinition`
  /// makes a checksum that fits, so that the error is the one behind it.
  private func problem(
    source: String = Hashes.netdef, model: String = "Hashes",
    weights: StateDict = Hashes(generator: RandomGenerator(seed: 1)).stateDict(),
    change: (inout [String: String]) -> Void = { _ in }
  ) throws -> String {
    try withTemporaryFolder { folder in
      let path = folder + "/net.safetensors"
      var metadata = NetworkDefinition(model: model, source: source).metadata
      change(&metadata)
      try SafeTensors.write(weights, to: path, metadata: metadata)
      let text = message { try NetdefLoader.open(path) }
      return text.replacing(folder + "/", with: "")
    }
  }

  @Test func anUnchangedFileOpens() throws { #expect(try problem() == "no error") }

  @Test func aNewerLanguage() throws {
    #expect(
      try problem { $0["netdef.version"] = "2" }
        == "`net.safetensors`: expected a network of netdef 1 at most, found netdef 2: it needs a "
        + "newer version of this package")
  }

  @Test(arguments: ["", "0", "-1", "one", "1.5", "99999999999999999999"])
  func noVersionAtAll(text: String) throws {
    #expect(
      try problem { $0["netdef.version"] = text }
        == "`net.safetensors`: expected a version of netdef, found `\(text)`")
  }

  @Test(arguments: ["netdef.version", "netdef.model", "netdef.source", "netdef.checksum"])
  func aMissingPart(key: String) throws {
    #expect(
      try problem { $0[key] = nil }
        == "`net.safetensors`: expected a whole network, found no `\(key)` in the metadata")
  }

  @Test func aStateDictIsNoNetwork() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/weights.safetensors"
      try Hashes().save(to: path)
      #expect(
        message { try NetdefLoader.open(path) }
          == "`\(path)`: expected a whole network, found no `netdef.version` in the metadata")
    }
  }

  /// The weights would fit either, so the checksum alone tells.
  @Test func aChangedSource() throws {
    let other = Hashes.netdef.replacing("Linear(1)", with: "Linear(1) -> ReLU")
    #expect(
      try problem { $0["netdef.source"] = other }.hasPrefix(
        "`net.safetensors`: expected the source and arguments with which the network was saved"))
    #expect(try problem { $0["netdef.model"] = "Hushes" }.contains("another checksum"))
  }

  @Test func aMissingModel() throws {
    #expect(
      try problem(model: "Hushes")
        == "`net.safetensors`: there is no model `Hushes`: the only one is `Hashes`")
  }

  @Test func aMissingDefinition() throws {
    let source = "model M {\n    in x: [N, 2]\n    out x -> Own\n}"
    let text = try problem(source: source, model: "M")
    #expect(text.hasPrefix("the source has errors:\nnet.safetensors/netdef.source:3:14: error:"))
    #expect(text.contains("`Own`"))
  }

  @Test func aSourceThatIsNoNetdef() throws {
    #expect(try problem(source: "}{").hasPrefix("the source has errors:\n"))
    #expect(try problem(source: "").hasPrefix("the source has errors:\n"))
  }

  @Test func weightsThatDoNotFitTheSource() throws {
    let wider = Hashes.netdef.replacing("Linear(1)", with: "Linear(3) -> ReLU -> Linear(1)")
    #expect(
      try problem(source: wider) == """
        `net.safetensors`: the weights do not fit the source: cannot load the state dict into \
        `Hashes`:
          missing: `2.weight` [1, 3]
          missing: `2.bias` [1]
          wrong shape: `0.weight`: expected [3, 2], found [1, 2]
          wrong shape: `0.bias`: expected [3], found [1]
        """)
    var more = Hashes().stateDict()
    more["extra"] = .zeros([2])
    #expect(try problem(weights: more).contains("unexpected: `extra` [2]"))
  }

  /// Layers that the weights cannot be of are never made, however large.
  @Test func aSourceThatAsksForEverything() throws {
    let large = Hashes.netdef.replacing("Linear(1)", with: "Linear(500000000)")
    #expect(
      try problem(source: large).contains(
        "wrong shape: `0.weight`: expected [500000000, 2], found [1, 2]"))
    let larger = Hashes.netdef.replacing("Linear(1)", with: "Linear(4000000000000000000)")
    #expect(try problem(source: larger).contains("too many elements to count"))
  }

  /// Numbers that no size bears are errors of the source; none of them ends the program.
  @Test(arguments: [
    "Conv2d(1, kernel: 2147483648)", "Conv2d(1, kernel: 1, stride: 2147483648)",
    "Conv2d(1, kernel: 1, padding: (0, 9223372036854775807))",
    "Conv2d(1, kernel: 1, dilation: 4294967296)", "MaxPool2d(1, stride: 2147483648)",
    "max_pool2d(1, dilation: 9223372036854775807)", "AvgPool2d((1, 2147483648))",
  ])
  func aSourceWithNumbersPastEveryLimit(layer: String) throws {
    let source = "model M {\n    in x: [N, 1, 4, 4]\n    out x -> \(layer)\n}"
    let text = try problem(source: source, model: "M")
    #expect(text.hasPrefix("the source has errors:\nnet.safetensors/netdef.source:3:"))
    #expect(text.contains("is at most 2147483647"))
  }

  /// Buffers count as parameters do: what the file does not have is never made.
  @Test func buffersThatTheFileDoesNotHave() throws {
    let source = """
      model M {
          in x: [N, 2000000000, 1, 1]
          out x -> BatchNorm2d(affine: false)
      }
      """
    let text = try problem(source: source, model: "M", weights: StateDict())
    #expect(text.contains("missing: `0.running_mean` [2000000000]"))
    #expect(text.contains("missing: `0.running_var` [2000000000]"))
    #expect(!text.contains("num_batches_tracked"))
  }

  /// A file may well have what no memory holds: it has holes, and none of it is read.
  @Test func weightsThatNoMemoryHolds() throws {
    let count = 100_000_000_000
    let source = """
      model M {
          in x: [N, 1000000000]
          out x -> Linear(100, bias: false)
      }
      """
    try withTemporaryFolder { folder in
      let path = folder + "/net.safetensors"
      let metadata = try JSONEncoder().encode(
        NetworkDefinition(model: "M", source: source).metadata)
      let header = """
        {"__metadata__":\(String(decoding: metadata, as: UTF8.self)),"0.weight":{"dtype":"F16",\
        "shape":[100,1000000000],"data_offsets":[0,\(2 * count)]}}
        """
      var bytes = withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { Data($0) }
      bytes += Data(header.utf8)
      try bytes.write(to: URL(filePath: path))
      guard truncate(path, off_t(bytes.count + 2 * count)) == 0 else { return }
      let text = message { try NetdefLoader.open(path) }
      #expect(text.hasPrefix("`M` needs 372.5 GiB"))
    }
  }

  /// The order of the file's tensors, further keys and types that the network does not need.
  @Test func aNetworkInHalfPrecision() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/net.safetensors"
      let net = Hashes(generator: RandomGenerator(seed: 1))
      try net.saveNetwork(to: path, floats: .bfloat16)
      let expected = try SafeTensors.read(path: path)
      #expect(try NetdefLoader.open(path).stateDict().bits == expected.bits)
    }
  }

  @Test func aBrokenFile() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/net.safetensors"
      try Hashes().saveNetwork(to: path)
      let bytes = try Data(contentsOf: URL(filePath: path))
      for count in stride(from: 0, to: bytes.count, by: 7) {
        try bytes.prefix(count).write(to: URL(filePath: path))
        #expect {
          try NetdefLoader.open(path)
        } throws: { error in
          if case LoaderError.file = error { true } else { false }
        }
      }
      #expect(
        message { try NetdefLoader.open(folder + "/none") }.contains("no such file or directory"))
    }
  }
}
