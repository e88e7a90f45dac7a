import Testing

@testable import Netdef

/// Damaged files: reading always ends with a value or a typed error.
@Suite struct SafeTensorsFuzzTests {
  /// A valid file with every type, no element, no axis, metadata and escapes.
  private static func validFile() throws -> [UInt8] {
    try SafeTensors.encode(
      [
        "a.weight": Tensor([[1, 2], [3, 4]]), "flag": Tensor([true, false, true]),
        "count": Tensor(Int64(7)), "i": Tensor([Int32(1)]), "empty": Tensor.zeros([0, 3]),
        "ä\"\\\n": Tensor(0.5),
      ], metadata: ["format": "pt", "flag2": "flag"])
  }

  /// What reading and writing again gives must be the same; returns whether the bytes were accepted.
  private func check(_ bytes: [UInt8]) -> Bool {
    guard let stateDict = try? SafeTensors.decode(bytes) else { return false }
    let again = (try? SafeTensors.encode(stateDict)).flatMap { try? SafeTensors.decode($0) }
    #expect(again.map(StateDictContent.init) == StateDictContent(stateDict))
    return true
  }

  @Test func mutations() throws {
    let valid = try Self.validFile()
    #expect(check(valid))
    var random = SafeTensorsRandom(state: 1)
    let alphabet = Array("{}[]:,\"\\ue0129-.ntFIBOL64 \u{0}".utf8)
    var accepted = 0
    for _ in 0..<4000 {
      var bytes = valid
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let index = Int.random(in: 0..<max(bytes.count, 1), using: &random)
        let end = min(bytes.count, index + Int.random(in: 0...12, using: &random))
        switch Int.random(in: 0..<8, using: &random) {
        case 0 where !bytes.isEmpty: bytes[index] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 1 where !bytes.isEmpty: bytes[index] = .random(in: .min ... .max, using: &random)
        case 2, 3:
          if !bytes.isEmpty { bytes[index] = alphabet.randomElement(using: &random) ?? 0 }
        case 4: bytes.insert(alphabet.randomElement(using: &random) ?? 0, at: min(index, end))
        case 5: bytes.removeSubrange(min(index, end)..<end)
        case 6: bytes.insert(contentsOf: bytes[min(index, end)..<end], at: min(index, end))
        default: bytes.removeLast(Int.random(in: 0...min(bytes.count, 3), using: &random))
        }
      }
      // The length is made right again half of the time, so that damage reaches what is behind it.
      if bytes.count >= 8, Bool.random(using: &random) {
        let length = max(0, min(bytes.count, valid.count) - 8 - dataByteCount)
        withUnsafeBytes(of: UInt64(length).littleEndian) { bytes.replaceSubrange(0..<8, with: $0) }
      }
      if check(bytes) { accepted += 1 }
    }
    // Changed data and names are valid files; a fuzzer that never comes there tests little.
    #expect(accepted > 100)
  }

  /// The bytes of data in the valid file.
  private let dataByteCount = 16 + 3 + 8 + 4 + 4

  @Test func randomBytes() {
    var random = SafeTensorsRandom(state: 2)
    for length in 0..<2000 {
      var bytes = (0..<length % 200).map { _ in UInt8.random(in: .min ... .max, using: &random) }
      #expect(!check(bytes))
      if bytes.count > 9 {
        bytes.replaceSubrange(0..<8, with: [UInt8(bytes.count - 8), 0, 0, 0, 0, 0, 0, 0])
        bytes[8] = UInt8(ascii: "{")
        #expect(!check(bytes))
      }
    }
  }

  @Test func randomTokens() {
    let tokens = [
      "{", "}", "[", "]", ",", ":", "\"a\"", "\"dtype\"", "\"F32\"", "\"BOOL\"", "\"shape\"",
      "\"data_offsets\"", "[0,0]", "[]", "[0]", "\"__metadata__\"", "0", "9223372036854775807",
      "{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}", " ", "\"\\u0062\"", "\"\\ud83d\"",
    ]
    var random = SafeTensorsRandom(state: 3)
    for _ in 0..<4000 {
      let count = Int.random(in: 0...12, using: &random)
      let text = (0..<count).map { _ in tokens.randomElement(using: &random) ?? "" }.joined()
      _ = check(SafeTensorsFixture.file("{" + text))
    }
  }
}
