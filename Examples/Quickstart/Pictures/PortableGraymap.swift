/// Reads a picture in the format PGM.
///
/// The pictures are white ink on black paper, so the file's largest grey is 1 here, and its 0 is 0.
enum PortableGraymap {
  /// Reads a file.
  ///
  /// - Throws: `PictureError` if there is no such file, or if it is not as it should be.
  static func read(path: String) throws(PictureError) -> GrayPicture {
    picture(try PortableReader.read(path: path, as: .graymap))
  }

  /// Reads the bytes of a file.
  static func parse(_ bytes: [UInt8], file: String) throws(PictureError) -> GrayPicture {
    picture(try PortableReader.parse(bytes, file: file, as: .graymap))
  }

  private static func picture(_ content: PortableReader.Content) -> GrayPicture {
    GrayPicture(width: content.width, height: content.height, greys: content.values)
  }
}
