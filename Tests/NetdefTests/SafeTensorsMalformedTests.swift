import Testing

@testable import Netdef

/// One test per rule of the format, with what the error says.
@Suite struct SafeTensorsMalformedTests {
  /// Reads a header with data and compares the message.
  private func expect(
    _ header: String, data: Int = 0, says message: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let problem = SafeTensorsFixture.problem(
      SafeTensorsFixture.file(header, data: Array(repeating: 0, count: data)))
    #expect(problem?.description == message, sourceLocation: sourceLocation)
  }

  /// The entry of a tensor of 8 bytes.
  private let good = #"{"dtype":"F32","shape":[2],"data_offsets":[0,8]}"#

  @Test func emptyAndShort() {
    #expect(
      SafeTensorsFixture.problem([])?.description
        == "expected a safetensors file, found an empty one")
    #expect(
      SafeTensorsFixture.problem([1, 2, 3, 4, 5, 6, 7])?.description
        == "expected at least 8 bytes, the length of the header, found 7")
  }

  @Test func headerLength() {
    #expect(
      SafeTensorsFixture.problem(Array(repeating: 0xFF, count: 8))
        == .headerTooLong(expectedAtMost: 100_000_000, found: .max))
    #expect(
      SafeTensorsFixture.problem([0x01, 0xE1, 0xF5, 0x05, 0, 0, 0, 0])
        == .headerTooLong(expectedAtMost: 100_000_000, found: 100_000_001))
    #expect(
      SafeTensorsFixture.problem([0x00, 0xE1, 0xF5, 0x05, 0, 0, 0, 0])
        == .headerPastEnd(expectedAtMost: 0, found: 100_000_000))
    #expect(
      SafeTensorsFixture.problem([3, 0, 0, 0, 0, 0, 0, 0, 0x7B, 0x7D])?.description
        == "expected a header of at most 2 bytes, which the file has left, found 3")
    expect("", says: "expected `{` at byte 8 of the file, found the end of the header")
  }

  @Test func truncated() throws {
    let whole = SafeTensorsFixture.file(
      #"{"a":\#(good)}"#, data: Array(repeating: 0, count: 8))
    #expect(SafeTensorsFixture.problem(whole) == nil)
    for count in 0..<whole.count {
      #expect(SafeTensorsFixture.problem(Array(whole.prefix(count))) != nil)
    }
    #expect(
      SafeTensorsFixture.problem(whole.dropLast())
        == .tensor("a", .pastEnd(expectedAtMost: 7, found: 8)))
  }

  @Test func json() {
    expect("[]", says: "expected `{` at byte 8 of the file, found `[`")
    expect(
      "{", says: "expected a name in quotes at byte 9 of the file, found the end of the header")
    expect("{1:2}", says: "expected a name in quotes at byte 9 of the file, found `1`")
    expect("{} x", says: "expected the end of the header at byte 11 of the file, found `x`")
    expect(
      "{}\u{0}", says: #"expected the end of the header at byte 10 of the file, found `\u{0}`"#)
    expect(#"{"a"}"#, says: "expected `:` at byte 12 of the file, found `}`")
    expect(
      #"{"a":\#(good),}"#, data: 8,
      says: "expected a name in quotes at byte 62 of the file, found `}`")
    expect(
      #"{"a":null}"#, says: "tensor `a`: expected `{` at byte 13 of the file, found `null`")
    expect(
      #"{"a":{"dtype":1}}"#,
      says: "tensor `a`: expected a type in quotes at byte 22 of the file, found `1`")
    expect(
      #"{"__metadata__":{"a":1}}"#,
      says: "expected a text in quotes at byte 29 of the file, found `1`")
    expect(
      #"{"__metadata__":nul}"#, says: "expected `{` at byte 24 of the file, found `nul`")
  }

  /// What Python's library reads as well.
  @Test func whatIsNotMalformed() throws {
    #expect(try SafeTensors.decode(SafeTensorsFixture.file(" \n\r\t{ } ")).isEmpty)
    let read = try SafeTensors.decode(SafeTensorsFixture.file(#"{"__metadata__":null}"#))
    #expect(read.isEmpty && read.metadata.isEmpty)
  }

  @Test(arguments: [
    "-1", "1.5", "1e3", "01", "+1", "\"1\"", "true", ",1", "[", "9223372036854775808",
  ])
  func sizes(text: String) {
    let problem = SafeTensorsFixture.problem(
      SafeTensorsFixture.file(#"{"a":{"shape":[\#(text)]}}"#))
    guard case .header(let expected, _, let offset, let tensor) = problem else {
      Issue.record("found \(String(describing: problem))")
      return
    }
    #expect(expected == "an integer from 0 to 9223372036854775807")
    #expect(offset == 23)
    #expect(tensor == "a")
  }

  @Test func strings() {
    expect(
      "{\"a", says: "expected a closing quote at byte 11 of the file, found the end of the header")
    expect(
      "{\"a\nb\":1}",
      says:
        #"expected an escape instead of a control character at byte 11 of the file, found `\u{a}`"#
    )
    expect(
      #"{"a\x":1}"#, says: #"expected one of JSON's escapes at byte 11 of the file, found `\x`"#)
    expect(
      #"{"\u12g4":1}"#,
      says: #"expected four hexadecimal digits behind `\u` at byte 10 of the file, found `\u12g4`"#)
    for text in [#"\ud83d"#, #"\ud83dx"#, #"\ud83d\n"#, #"\ud83d\u0041"#, #"\udc00"#] {
      let problem = SafeTensorsFixture.problem(SafeTensorsFixture.file(#"{"\#(text)":1}"#))
      guard case .header("a pair of surrogates", _, 10, nil) = problem else {
        Issue.record("\(text): found \(String(describing: problem))")
        continue
      }
    }
    for bytes: [UInt8] in [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80]] {
      let header = Array("{\"".utf8) + bytes + Array("\":1}".utf8)
      guard
        case .header("valid UTF-8", _, 10, nil) = SafeTensorsFixture.problem(
          SafeTensorsFixture.file(header))
      else {
        Issue.record("\(bytes) passes as UTF-8")
        continue
      }
    }
  }

  @Test func duplicates() {
    expect(
      #"{"a":\#(good),"a":\#(good)}"#, data: 8,
      says: "expected one entry of each name, found two named `a`")
    expect(
      #"{"a":\#(good),"\u0061":\#(good)}"#, data: 8,
      says: "expected one entry of each name, found two named `a`")
    expect(
      #"{"__metadata__":{},"__metadata__":{}}"#,
      says: "expected one entry of each name, found two named `__metadata__`")
    expect(
      #"{"__metadata__":{"k":"","k":""}}"#,
      says: "expected one entry of each name, found two named `k`")
    expect(
      #"{"a":{"dtype":"F32","dtype":"F32"}}"#,
      says: "tensor `a`: expected each key once, found two `dtype`")
  }

  @Test func keys() {
    let keys = "tensor `a`: expected the keys `dtype`, `shape` and `data_offsets`, found "
    expect(#"{"a":{}}"#, says: keys + "no `dtype`")
    expect(#"{"a":{"dtype":"F32"}}"#, says: keys + "no `shape`")
    expect(#"{"a":{"dtype":"F32","shape":[]}}"#, says: keys + "no `data_offsets`")
    expect(#"{"a":{"stride":[1]}}"#, says: keys + "no `dtype`")
    expect(
      #"{"a":{"data_offsets":[0]}}"#,
      says: "tensor `a`: expected a begin and an end at byte 29 of the file, found `[`")
  }

  @Test func overflow() {
    for shape in ["4294967296,4294967296", "0,4294967296,4294967296", "4611686018427387904"] {
      guard
        case .tensor("a", .sizeOverflow) = SafeTensorsFixture.problem(
          SafeTensorsFixture.file(
            #"{"a":{"dtype":"F32","shape":[\#(shape)],"data_offsets":[0,0]}}"#))
      else {
        Issue.record("[\(shape)] passes")
        continue
      }
    }
    let axes = Array(repeating: "1", count: 65).joined(separator: ",")
    expect(
      #"{"a":{"dtype":"BOOL","shape":[\#(axes)],"data_offsets":[0,1]}}"#, data: 1,
      says: "tensor `a`: expected a shape of at most 64 axes, found 65")
  }

  @Test func offsets() {
    func entry(_ begin: Int, _ end: Int, _ shape: Int = 2) -> String {
      #"{"dtype":"F32","shape":[\#(shape)],"data_offsets":[\#(begin),\#(end)]}"#
    }
    expect(
      #"{"a":\#(entry(8, 0))}"#, data: 8,
      says: "tensor `a`: expected data that ends after it begins, found the offsets [8, 0]")
    expect(
      #"{"a":\#(entry(0, 12))}"#, data: 12,
      says: "tensor `a`: expected 8 bytes, since its shape is [2] of F32, found 12")
    expect(
      #"{"a":\#(entry(0, 8)),"b":\#(entry(8, 16))}"#, data: 12,
      says: "tensor `b`: expected data that ends at 12 at most, where the file ends, found 16")
    expect(
      #"{"a":\#(entry(Int.max - 8, Int.max))}"#, data: 8,
      says: "tensor `a`: expected data that ends at 8 at most, where the file ends, "
        + "found 9223372036854775807")
    expect(
      #"{"b":\#(entry(12, 20)),"a":\#(entry(0, 8))}"#, data: 20,
      says: "tensor `b`: expected data that begins at 8, where the tensor before it ends, found 12")
    expect(
      #"{"a":\#(entry(4, 12))}"#, data: 12,
      says: "tensor `a`: expected data that begins at 0, where the tensor before it ends, found 4")
    expect(
      #"{"b":\#(entry(4, 12)),"a":\#(entry(0, 8))}"#, data: 12,
      says: "tensor `b`: expected data that begins at 8, where `a` ends, found 4")
    expect(
      #"{"a":\#(entry(0, 8)),"b":\#(entry(0, 8))}"#, data: 8,
      says: "tensor `b`: expected data that begins at 8, where `a` ends, found 0")
    expect(
      #"{"a":\#(entry(0, 8))}"#, data: 9,
      says: "expected 8 bytes of data, where the last tensor ends, found 9")
    expect("{}", data: 1, says: "expected 0 bytes of data, where the last tensor ends, found 1")
    expect(
      #"{"a":\#(entry(0, 8)),"z":\#(entry(4, 4, 0))}"#, data: 8,
      says: "tensor `z`: expected data that begins at 8, where `a` ends, found 4")
  }

  @Test func truthValues() {
    let bytes = SafeTensorsFixture.file(
      #"{"mask":{"dtype":"BOOL","shape":[3],"data_offsets":[0,3]}}"#, data: [0, 1, 2])
    #expect(
      SafeTensorsFixture.problem(bytes)?.description
        == "tensor `mask`: expected 0 or 1 in an element of BOOL, found 2 at element 2")
  }

  /// The issue's own words: a header of 100 MB is refused or read in no more than linear time.
  @Test func largeHeader() throws {
    let spaces = Array(repeating: UInt8(ascii: " "), count: 1_000_000)
    #expect(try SafeTensors.decode(SafeTensorsFixture.file(Array("{}".utf8) + spaces)).isEmpty)
    let brackets = Array(repeating: UInt8(ascii: "["), count: 1_000_000)
    let start = Array(#"{"a":{"shape":"#.utf8)
    #expect(
      SafeTensorsFixture.problem(SafeTensorsFixture.file(start + brackets))?.description
        == "tensor `a`: expected an integer from 0 to 9223372036854775807 at byte 23 of the file, "
        + "found `[`")
  }

  /// A name cannot bring a terminal's commands into a message, nor fill it.
  @Test func misleadingNames() {
    expect(
      #"{"\u001b[2J\u202e\n":{}}"#,
      says: #"tensor `\u{1b}[2J\u{202e}\u{a}`: expected the keys `dtype`, `shape` and "#
        + "`data_offsets`, found no `dtype`")
    let long = String(repeating: "x", count: 100_000)
    let problem = SafeTensorsFixture.problem(SafeTensorsFixture.file("{\"\(long)\":{}}"))
    #expect((problem?.description.count ?? .max) < 400)
  }
}
