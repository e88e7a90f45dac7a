import Testing

@testable import Quickstart

/// What the reader of pictures takes, and what it refuses.
@Suite struct PortableGraymapTests {
  @Test(arguments: [
    "P2 2 1 4 1 3", "P2\n# a comment\n2 1 # another\n4\n1 3\n", "P2\t2\r\n1\n4\n\n1\n3",
  ])
  func readsText(_ text: String) throws {
    let picture = try PortableGraymap.parse(Array(text.utf8), file: "x.pgm")
    #expect(picture == GrayPicture(width: 2, height: 1, greys: [0.25, 0.75]))
  }

  @Test func readsBytes() throws {
    let bytes = Array("P5 1 3 255\n".utf8) + [0, 51, 255]
    let picture = try PortableGraymap.parse(bytes, file: "x.pgm")
    #expect(picture == GrayPicture(width: 1, height: 3, greys: [0, 0.2, 1]))
  }

  @Test func readsTwoByteGreysWithTheUpperOneFirst() throws {
    let bytes = Array("P5 1 2 256\n".utf8) + [0, 64, 1, 0]
    let picture = try PortableGraymap.parse(bytes, file: "x.pgm")
    #expect(picture == GrayPicture(width: 1, height: 2, greys: [0.25, 1]))
  }

  @Test func aGreyThatIsABlankOrACommentSignIsAGrey() throws {
    let bytes = Array("P5 1 3 255\n".utf8) + [0x20, 0x23, 0x0A]
    let picture = try PortableGraymap.parse(bytes, file: "x.pgm")
    let greys: [Float] = [32, 35, 10]
    #expect(picture.greys == greys.map { $0 / 255 })
  }

  @Test(arguments: [
    ("", "expected `P2` or `P5` at the start, found no bytes"),
    ("P6 1 1 255 ", "expected `P2` or `P5` at the start, found `P6`"),
    ("P2", "expected a width from 1 to 4096, found the end of the file"),
    ("P2 0 1 9 1", "expected a width from 1 to 4096, found 0"),
    ("P2 -1 1 9 1", "expected a width from 1 to 4096, found `-`"),
    ("P2 1 4097 9 1", "expected a height from 1 to 4096, found 4097"),
    (
      "P2 99999999999999999999999999 1 9 1",
      "expected a width from 1 to 4096, found 99999999999999999999"
    ),
    ("P2 1 1 0 0", "expected a largest grey from 1 to 65535, found 0"),
    ("P2 1 1 65536 0", "expected a largest grey from 1 to 65535, found 65536"),
    ("P2 2 2 9 1 2 3", "expected 4 greys, found 3"),
    ("P2 2 1 9 1 x", "expected grey 1 from 0 to 9, found `x`"),
    ("P2 2 1 9 1 10", "expected grey 1 from 0 to 9, found 10"),
    ("P2 1 1 9 1 2", "expected the end after the last grey, found 1 more bytes"),
    ("P2 1 1 9z 1", "expected a blank after a largest grey, found `z`"),
    ("P5 2 2 255\nabc", "expected 4 bytes of greys, found 3"),
    ("P5 2 1 255\nabc", "expected the end after the last grey, found 1 more bytes"),
    ("P5 2 1 65\nAB", "expected grey 1 from 0 to 65, found 66"),
    ("P5 1 1 255", "expected a blank after the largest grey, found the end of the file"),
  ])
  func refuses(_ text: String, _ message: String) {
    #expect {
      try PortableGraymap.parse(Array(text.utf8), file: "x.pgm")
    } throws: { error in
      "\(error)" == "x.pgm: \(message)"
    }
  }

  @Test func aMissingFileIsAnError() {
    #expect(throws: PictureError.self) {
      try PortableGraymap.read(path: "/nowhere/7.pgm")
    }
  }

  @Test func everyDigitIsThereInBothSizes() throws {
    let digits = try DigitPictures()
    #expect(try digits.smallBatch.tensor.shape == [10, 1, 24, 24])
    #expect(try digits.largeBatch.tensor.shape == [10, 28, 28])
  }

  @Test func aPictureInHalfBlocks() {
    let picture = GrayPicture(width: 4, height: 3, greys: [1, 0, 1, 0, 0, 0, 1, 1, 1, 1, 0, 0])
    #expect(picture.lines() == ["▀ █▄", "▀▀  "])
    #expect(picture.lines(scale: 2) == ["▄▀"])
  }
}
