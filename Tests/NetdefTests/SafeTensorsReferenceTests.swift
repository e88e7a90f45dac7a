import Foundation
import Testing

@testable import Netdef

/// Files that Python's `safetensors` wrote, and one that it reads.
@Suite struct SafeTensorsReferenceTests {
  @Test func types() throws {
    let read = try SafeTensors.read(path: SafeTensorsFixture.path("types.safetensors"))
    #expect(read.metadata == ["format": "pt", "notiz": "ä 🧮 \"\n"])
    #expect(read.count == 14)
    #expect(
      read["f32"]?.scalars(as: Float.self).map(\.bitPattern)
        == [0.1, -0.0, .leastNonzeroMagnitude, .infinity, .greatestFiniteMagnitude, -1.5].map(
          \Float.bitPattern))
    #expect(read["f32"]?.shape == [2, 3])
    #expect(read["i64"]?.scalars(as: Int64.self) == [.min, .max, 0])
    #expect(read["i32"]?.scalars(as: Int32.self) == [.min, .max])
    #expect(read["i32"]?.shape == [2, 1])
    #expect(read["bool"]?.scalars(as: Bool.self) == [true, false, false, true])
    #expect(read["number"]?.shape == [])
    #expect(read["number"]?.item == 0.25)
    #expect(read["empty"]?.shape == [0, 3])
    #expect(read["größe.重み.🧮"]?.scalars(as: Float.self) == [1])
    #expect(read["quote \" backslash \\ line\nend \u{1}"]?.scalars(as: Float.self) == [2])
  }

  /// Conversions to `Float` give PyTorch's bits.
  @Test(arguments: ["f64", "f16", "bf16"])
  func conversion(name: String) throws {
    let read = try SafeTensors.read(path: SafeTensorsFixture.path("types.safetensors"))
    let converted = try #require(read[name])
    let expected = try #require(read[name + ".float"])
    #expect(converted.elementType == .float32)
    #expect(
      converted.scalars(as: Float.self).map(\.bitPattern)
        == expected.scalars(as: Float.self).map(\.bitPattern))
  }

  @Test func unaligned() throws {
    let read = try SafeTensors.read(path: SafeTensorsFixture.path("unaligned.safetensors"))
    #expect(read.names == ["flags", "floats", "count", "halves"])
    #expect(read["flags"]?.scalars(as: Bool.self) == [true, false, true])
    #expect(read["floats"]?.scalars(as: Float.self) == [1.5, -2.25])
    #expect(read["count"]?.item(as: Int64.self) == -7)
    #expect(read["halves"]?.scalars(as: Float.self) == [0.5, -3])
  }

  /// The names in PyTorch's order, the weight that Python kept under its other name included.
  @Test func checkpoint() throws {
    let read = try SafeTensors.read(path: SafeTensorsFixture.path("checkpoint.safetensors"))
    let keys = try #require(read.metadata["keys"]).split(separator: "\n").map(String.init)
    let model = TiedModel()
    #expect(model.stateDict(sharedNames: .all).names == keys)
    #expect(read["encoder.weight"] == nil)
    let report = try model.load(read)
    #expect(report.isComplete)
    #expect(report.loaded == keys.filter { $0 != "decoder.weight" })
    #expect(model.scale.value.item == 2)
    #expect(
      model.encoder.weight?.value.scalars(as: Float.self)
        == read["decoder.weight"]?.scalars(as: Float.self))
  }

  /// The bytes of a state dict that `fixtures.py check` reads with Python's library.
  ///
  /// `RECORD_GOLDEN=1` writes the file anew and fails; run the script behind it.
  @Test func written() throws {
    let model = TiedModel()
    model.encoder.weight?.value = Tensor(
      shape: [2, 3], scalars: (0..<6).map { Float($0) / 3 })
    model.decoder.bias?.value = Tensor([.leastNonzeroMagnitude, -.infinity])
    model.norm.numBatchesTracked?.value = Tensor(Int64(41))
    var stateDict = model.stateDict()
    stateDict["extra.flags"] = Tensor([[true], [false]])
    stateDict["extra.counts"] = Tensor([Int32.min, .max])
    stateDict["extra.empty"] = Tensor.zeros([2, 0])
    stateDict["extra.größe \"🧮\" \\\n\u{1}"] = Tensor([-0.0])
    let bytes = try SafeTensors.encode(stateDict, metadata: ["notiz": "ä \"\n"])
    let path = SafeTensorsFixture.path("swift.safetensors")
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
      try Data(bytes).write(to: URL(filePath: path))
      Issue.record("recorded \(path)")
    }
    #expect(try SafeTensorsFixture.bytes(path) == bytes)
  }
}
