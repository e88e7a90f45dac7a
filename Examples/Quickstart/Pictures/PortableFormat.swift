/// One of the two formats that are read: what tells them apart, and the words for what is in them.
struct PortableFormat: Sendable {
  /// The file's first two bytes where its numbers are text.
  let text: String

  /// The file's first two bytes where its numbers are bytes.
  let bytes: String

  /// How many numbers a pixel has.
  let channels: Int

  /// One of the numbers, in words.
  let number: String

  /// PGM: a grey for each pixel. [The format](https://netpbm.sourceforge.net/doc/pgm.html)
  static let graymap = PortableFormat(text: "P2", bytes: "P5", channels: 1, number: "grey")

  /// PPM: red, green and blue for each pixel.
  /// [The format](https://netpbm.sourceforge.net/doc/ppm.html)
  static let pixmap = PortableFormat(text: "P3", bytes: "P6", channels: 3, number: "value")
}
