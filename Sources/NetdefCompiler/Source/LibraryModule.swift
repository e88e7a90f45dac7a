/// A library that files may import: its name, and its `.netdef` files.
public struct LibraryModule: Sendable {
  public let name: String
  public let files: [SourceFile]

  public init(name: String, files: [SourceFile]) {
    self.name = name
    self.files = files
  }
}
