import Testing

@testable import Quickstart

/// Pictures in colors: what is read, what is refused, and how they become another size.
@Suite struct PortablePixmapTests {
  @Test func aPixelsNumbersBecomePlanes() throws {
    let text = try PortablePixmap.parse(Array("P3 2 1 4\n0 1 2  3 4 0".utf8), file: "x.ppm")
    #expect(text == ColorPicture(width: 2, height: 1, planes: [0, 0.75, 0.25, 1, 0.5, 0]))
    let bytes = Array("P6 2 1 4\n".utf8) + [0, 1, 2, 3, 4, 0]
    #expect(try PortablePixmap.parse(bytes, file: "x.ppm") == text)
    #expect(text.tensor.shape == [3, 1, 2])
  }

  @Test(arguments: [
    ("P5 1 1 255 ", "expected `P3` or `P6` at the start, found `P5`"),
    ("P3 1 1 9 1 2", "expected 3 values, found 2"),
    ("P3 1 1 9 1 2 10", "expected value 2 from 0 to 9, found 10"),
    ("P6 1 2 255\nabcde", "expected 6 bytes of values, found 5"),
    ("P6 1 1 255\nabcd", "expected the end after the last value, found 1 more bytes"),
    ("P3 1 1 0", "expected a largest value from 1 to 65535, found 0"),
  ])
  func refuses(_ text: String, _ message: String) {
    #expect {
      try PortablePixmap.parse(Array(text.utf8), file: "x.ppm")
    } throws: { error in
      "\(error)" == "x.ppm: \(message)"
    }
  }

  /// The weights by hand: between centres when the line grows, a triangle over 4 pixels when it
  /// becomes half as long, of which a quarter lies outside.
  @Test(
    arguments: [
      ([0, 1], 4, [0, 0.25, 0.75, 1]), ([0, 1, 2, 3], 2, [5.0 / 7, 16.0 / 7]),
      ([2, 7], 2, [2, 7]),
      ([3], 3, [3, 3, 3]), ([1, 2, 3], 1, [2]),
    ] as [([Float], Int, [Float])])
  func aLineBecomesAnotherLength(_ line: [Float], _ count: Int, _ expected: [Float]) {
    let found = Resampling(from: line.count, to: count).applied(to: line, start: 0, step: 1)
    #expect(found.count == count)
    // At most 4 pixels make one, with weights that were rounded and divided.
    let error = Float(RoundingBound.gamma(12)) * (line.max() ?? 0)
    #expect(zip(found, expected).allSatisfy { abs($0 - $1) <= error }, "\(found)")
  }

  @Test func rowsAndColumnsAreResizedAlike() {
    let planes: [Float] = [0, 1, 2, 3, 10, 11, 12, 13, 20, 21, 22, 23]
    let picture = ColorPicture(width: 2, height: 2, planes: planes).resized(width: 4, height: 3)
    // A plane that rises by 1 from column to column and by 2 from row to row.
    let columns: [Float] = [0, 0.25, 0.75, 1]
    let plane = [Float(0), 1, 2].flatMap { row in columns.map { row + $0 } }
    let expected = [Float(0), 10, 20].flatMap { base in plane.map { base + $0 } }
    // Rows and columns, each as a line above.
    let error = Float(RoundingBound.gamma(24)) * 23
    #expect(zip(picture.planes, expected).allSatisfy { abs($0 - $1) <= error })
  }

  @Test func theMiddleIsCutOut() {
    let picture = ColorPicture(width: 4, height: 3, planes: (0..<36).map { Float($0) })
    #expect(picture.cropped(side: 2).planes == [1, 2, 5, 6, 13, 14, 17, 18, 25, 26, 29, 30])
  }

  @Test(arguments: [(300, 256), (1, 4096), (4096, 1), (7, 5)])
  func everyPictureIsPrepared(_ width: Int, _ height: Int) {
    let planes = [Float](repeating: 0.5, count: 3 * width * height)
    let picture = ColorPicture(width: width, height: height, planes: planes).prepared()
    #expect(picture.width == 224 && picture.height == 224)
    // A pixel is a sum of as many as a long side is shortened by, twice over.
    let terms = 4 * max(width, height) / 224 + 12
    let error = Float(RoundingBound.gamma(2 * terms)) * 0.5
    #expect(picture.planes.allSatisfy { abs($0 - 0.5) <= error })
  }
}
