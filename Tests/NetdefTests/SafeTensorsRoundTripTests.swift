import Testing

@testable import Netdef

/// What is written is what is read.
@Suite struct SafeTensorsRoundTripTests {
  /// Every element type, with values at the types' edges.
  private let everything: StateDict = [
    "float": Tensor(
      shape: [2, 3],
      scalars: [
        Float(-0.0), .infinity, -.infinity, .leastNonzeroMagnitude, .greatestFiniteMagnitude,
        Float(bitPattern: 0x7FC1_2345),
      ]),
    "int64": Tensor([Int64.min, -1, .max]),
    "int32": Tensor([[Int32.min], [.max]]),
    "bool": Tensor([true, false, true, true, false]),
    "number": Tensor(0.1),
    "counter": Tensor(Int64(41)),
    "empty": Tensor.zeros([0]),
    "empty in the middle": Tensor.zeros([2, 0, 3], elementType: .int64),
    "": Tensor(1),
    "größe.重み.🧮.\u{0}\n\t\"\\/\u{7F}": Tensor(2),
  ]

  @Test func memory() throws {
    let bytes = try SafeTensors.encode(everything, metadata: ["ключ\n": "значение \"🧮\"", "": ""])
    let read = try SafeTensors.decode(bytes)
    var expected = everything
    expected.metadata = ["ключ\n": "значение \"🧮\"", "": ""]
    #expect(StateDictContent(read) == StateDictContent(expected))
    // The order survives, although the data is ordered by width.
    #expect(read.names == everything.names)
  }

  @Test func file() async throws {
    try await SafeTensorsFixture.withFolder { folder async throws in
      let path = folder + "/größe 🧮.safetensors"
      try SafeTensors.write(everything, to: path, metadata: ["a": "b"])
      let bytes = try SafeTensorsFixture.bytes(path)
      #expect(bytes == (try SafeTensors.encode(everything, metadata: ["a": "b"])))
      let read = try SafeTensors.read(path: path)
      #expect(read.metadata == ["a": "b"])
      #expect(StateDictContent(read).tensors == StateDictContent(everything).tensors)
    }
  }

  /// Each tensor begins at a multiple of its element's size, in the file as a whole.
  @Test func alignment() throws {
    let bytes = try SafeTensors.encode(everything)
    try bytes.withUnsafeBytes { file in
      let header = try SafeTensorsHeader(of: .memory(file))
      #expect(header.dataOffset.isMultiple(of: 8))
      for entry in header.entries {
        let begin = header.dataOffset + entry.range.lowerBound
        #expect(begin.isMultiple(of: entry.type?.byteCount ?? 0), "\(entry.name)")
      }
    }
  }

  @Test func nothing() throws {
    #expect(try SafeTensors.encode([:]) == SafeTensorsFixture.file("{}      "))
    #expect(try SafeTensors.decode(SafeTensorsFixture.file("{}")).isEmpty)
    let texts = try SafeTensors.decode(try SafeTensors.encode([:], metadata: ["a": "b"]))
    #expect(texts.metadata == ["a": "b"])
  }

  @Test func reservedName() {
    #expect {
      try SafeTensors.encode(["__metadata__": Tensor(1)])
    } throws: { error in
      "\(error)" == "no tensor can be named `__metadata__`, which is the name of the metadata"
    }
  }

  /// Escapes and white space that other writers may use.
  @Test func otherSpelling() throws {
    let header =
      "{ \"\\u0061\\u00e4\\ud83e\\uddee\\/\\b\\f\\n\\r\\t\\\\\\\"\" :\n{\t\"data_offsets\" : [ 0 , 4 ],"
      + "\r\"shape\":[ ] , \"dtype\":\"\\u00462\" } , \"__metadata__\" : { } } \n"
    let bytes = SafeTensorsFixture.file(
      header.replacing("\\u00462", with: "\\u004632"), data: [0, 0, 128, 63])
    let read = try SafeTensors.decode(bytes)
    #expect(read.names == ["aä🧮/\u{8}\u{c}\n\r\t\\\""])
    #expect(read[read.names[0]]?.item == 1)
  }

  /// Half precision against Swift's own type, for every number there is.
  #if !(os(macOS) && arch(x86_64))
    @Test func everyHalf() {
      for bits in UInt16.min ... .max {
        let expected = Float(Float16(bitPattern: bits))
        let found = Float(halfPrecisionBits: bits)
        guard found.bitPattern == expected.bitPattern || found.isNaN && expected.isNaN else {
          Issue.record("\(String(bits, radix: 16)): expected \(expected), found \(found)")
          return
        }
      }
    }
  #endif

  /// Random state dicts of random names, shapes, types and bits.
  @Test(arguments: 0..<100)
  func property(seed: Int) throws {
    var random = SafeTensorsRandom(state: UInt64(seed))
    let letters = Array("abc.019_ \"\\/\u{1}ß重🧮\u{301}")
    var stateDict = StateDict()
    for _ in 0..<Int.random(in: 0...12, using: &random) {
      let name = String(
        (0..<Int.random(in: 0...9, using: &random)).compactMap { _ in
          letters.randomElement(using: &random)
        })
      let rank = Int.random(in: 0...4, using: &random)
      let shape = Shape((0..<rank).map { _ in Int.random(in: 0...4, using: &random) })
      let bits = (0..<shape.elementCount).map { _ in random.next() }
      switch ElementType.allCases.randomElement(using: &random) {
      case .float32:
        stateDict[name] = Tensor(
          shape: shape, scalars: bits.map { Float(bitPattern: UInt32(truncatingIfNeeded: $0)) })
      case .int64:
        stateDict[name] = Tensor(shape: shape, scalars: bits.map(Int64.init(bitPattern:)))
      case .int32:
        stateDict[name] = Tensor(shape: shape, scalars: bits.map(Int32.init(truncatingIfNeeded:)))
      default: stateDict[name] = Tensor(shape: shape, scalars: bits.map { $0.isMultiple(of: 2) })
      }
      if Bool.random(using: &random) { stateDict.metadata[name] = name + "\"\n" }
    }
    let bytes = try SafeTensors.encode(stateDict)
    let read = try SafeTensors.decode(bytes)
    #expect(StateDictContent(read) == StateDictContent(stateDict))
    #expect(try SafeTensors.encode(read) == bytes)
  }
}
