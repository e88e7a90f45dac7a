/// Reads a picture in the format PPM: red, green and blue from 0 to 1.
enum PortablePixmap {
  /// Reads a file.
  ///
  /// - Throws: `PictureError` if there is no such file, or if it is not as it should be.
  static func read(path: String) throws(PictureError) -> ColorPicture {
    picture(try PortableReader.read(path: path, as: .pixmap))
  }

  /// Reads the bytes of a file.
  static func parse(_ bytes: [UInt8], file: String) throws(PictureError) -> ColorPicture {
    picture(try PortableReader.parse(bytes, file: file, as: .pixmap))
  }

  /// Whether a file begins as a PPM does; a file that cannot be read does not.
  static func isPixmap(at path: String) -> Bool { PortableReader.isFile(path, .pixmap) }

  /// The file has a pixel's three numbers side by side, a tensor has a plane for each color.
  private static func picture(_ content: PortableReader.Content) -> ColorPicture {
    let count = content.width * content.height
    let planes = (0..<3).flatMap { color in
      (0..<count).map { content.values[3 * $0 + color] }
    }
    return ColorPicture(width: content.width, height: content.height, planes: planes)
  }
}
