/// Writes the part of the runtime that follows from the catalogue: for each of its files one Swift
/// file with the initializers, shape rules and recipes of what it declares.
public struct CatalogueEmitter {
  /// A file to write, with its name below the folder of the runtime that holds them.
  public struct File: Sendable {
    public let name: String
    public let text: String
  }

  /// A declaration for which no Swift can be written.
  public struct Failure: Error, CustomStringConvertible {
    public let description: String
  }

  public init() {}

  /// The files, in the catalogue's order.
  public func files() throws(Failure) -> [File] {
    var files: [File] = []
    let elaboration = Elaboration(declarations: Prelude.declarations, files: Prelude.files)
    for (index, source) in Prelude.files.enumerated() {
      let known =
        Array(Prelude.declarations.layers.values) + Array(Prelude.declarations.functions.values)
      var extensions: [SwiftMember] = []
      for declaration in known.filter({ $0.range.file == index })
        .sorted(by: { $0.range.lower < $1.range.lower })
      {
        do {
          extensions += try ExternEmitter(
            elaboration.extern(declaration), elaboration: elaboration, access: .everyone,
            writesChoices: false
          ).members()
        } catch {
          throw Failure(description: "`\(declaration.name)`: \(error.what)")
        }
      }
      let name = source.path.split(separator: "/").last.map(String.init) ?? source.path
      files.append(
        File(
          name: name + ".swift",
          text: SwiftFile(
            head: [
              "// Generated from \(source.path) by `make catalogue`. Do not edit.",
              "// swift-format-ignore-file",
            ], imports: [], members: extensions
          ).text(modules: [:])))
    }
    return files
  }
}
