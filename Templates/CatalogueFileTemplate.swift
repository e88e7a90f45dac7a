/// A file of the runtime: what the layers and functions of one file of the catalogue can do.
public struct CatalogueFileTemplate {
  /// The catalogue's file: `<catalogue>/Linear.netdef`.
  let source: String
  let extensions: [String]

  public init(source: String, extensions: [String]) {
    self.source = source
    self.extensions = extensions
  }

  public var text: String {
    """
    // Generated from \(source) by `make catalogue`. Do not edit.
    // swift-format-ignore-file

    \(extensions.joined(separator: "\n\n"))

    """
  }
}
