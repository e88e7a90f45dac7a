import Foundation
import Testing

@testable import Netdef

/// Tensors of types that tensors here do not have.
@Suite struct SafeTensorsUnreadTests {
  /// A file with a weight of a linear layer and one tensor of another type.
  private func file(_ name: String, _ type: String, byteCount: Int, shape: String) -> [UInt8] {
    let header = """
      {"weight":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]},\
      "\(name)":{"dtype":"\(type)","shape":\(shape),"data_offsets":[8,\(8 + byteCount)]}}
      """
    return SafeTensorsFixture.file(header, data: Array(repeating: 0, count: 8 + byteCount))
  }

  @Test(arguments: [
    ("U8", 4, "[4]"), ("I16", 4, "[2]"), ("F8_E4M3", 3, "[3]"), ("C64", 16, "[2]"),
    ("F4", 2, "[3]"), ("F6_E2M3", 3, "[4]"), ("U64", 8, "[]"), ("NEW_9", 5, "[2]"),
    ("f32", 1, "[]"),
  ])
  func areListed(type: String, byteCount: Int, shape: String) throws {
    let read = try SafeTensors.decode(file("mask", type, byteCount: byteCount, shape: shape))
    #expect(read.names == ["weight"])
    #expect(read["mask"] == nil)
    #expect(read.unread.map(\.name) == ["mask"] && read.unread.map(\.type) == [type])
    #expect(read.addingPrefix("a.").unread.map(\.name) == ["a.mask"])
    #expect(read.description.contains("mask: \(type) \(read.unread[0].shape), not read"))
  }

  @Test func aNeedlessOneDoesNotMatter() async throws {
    try await SafeTensorsFixture.withFolder { folder async throws in
      let path = folder + "/a"
      let bytes = file("mask", "F8_E5M2", byteCount: 4, shape: "[4]")
      try Data(bytes).write(to: URL(filePath: path))
      let layer = Linear(2, 1, bias: false)
      let report = try layer.load(from: path, strict: false)
      #expect(layer.weight.value == .zeros([1, 2]))
      #expect(
        report.unexpected == [.init(name: "mask", shape: [4], elementType: nil, nearest: nil)])
      var stateDict = try SafeTensors.read(path: path)
      #expect(try layer.load(stateDict, strict: false) == report)
      // Strictly, a name that the network does not have is one too many, as in PyTorch.
      #expect(throws: StateDictError.self) { try layer.load(from: path) }
      stateDict["mask"] = nil
      #expect(throws: StateDictError.self) { try layer.load(stateDict) }
    }
  }

  @Test func aNeededOneIsTold() throws {
    let stateDict = try SafeTensors.decode(file("bias", "U8", byteCount: 1, shape: "[1]"))
    let error = #expect(throws: StateDictError.self) { try Linear(2, 1).load(stateDict) }
    #expect(
      error?.description == """
        cannot load the state dict into `Linear`:
          unsupported type: `bias`: expected float32, found U8
        """)
  }

  /// What a type takes is known of most, and then has to be right.
  @Test func sizes() {
    for (type, byteCount, shape) in [("U8", 3, "[4]"), ("F4", 3, "[3]"), ("C64", 8, "[2]")] {
      guard
        case .tensor("mask", .wrongByteCount) = SafeTensorsFixture.problem(
          file("mask", type, byteCount: byteCount, shape: shape))
      else {
        Issue.record("\(type) \(shape) of \(byteCount) bytes passes")
        continue
      }
    }
  }

  /// What a newer format may have beside the keys is passed over, whatever it is.
  @Test(arguments: [
    ("1", true), ("-0.5e+3", true), ("null", true), ("\"t\"", true), ("[]", true), ("{}", true),
    ("[1,[2,{\"a\":[true]}],{}]", true), (" { \"a\" : [ ] , \"b\" : false } ", true), ("", false),
    ("[1,]", false), ("[1 2]", false), ("{1:2}", false), ("{\"a\"}", false), ("01", false),
    ("1.", false), ("-", false), ("[1}", false), ("nul", false), ("[", false), ("1,", false),
    (String(repeating: "[", count: 127) + String(repeating: "]", count: 127), true),
    (String(repeating: "[", count: 200) + String(repeating: "]", count: 200), false),
    (String(repeating: "[", count: 100_000), false),
  ])
  func furtherKeys(value: String, isAccepted: Bool) {
    let header = #"{"a":{"dtype":"F32","more":\#(value),"shape":[0],"data_offsets":[0,0]}}"#
    #expect((SafeTensorsFixture.problem(SafeTensorsFixture.file(header)) == nil) == isAccepted)
  }
}
