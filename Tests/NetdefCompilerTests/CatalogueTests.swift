import Testing

@testable import NetdefCompiler

/// The runtime's part of the catalogue is what the prelude says; `make catalogue` writes it anew.
@Suite struct CatalogueTests {
  @Test func theCommittedFilesAreCurrent() throws {
    let files = try CatalogueEmitter().files()
    #expect(files.count == Prelude.files.count)
    for file in files {
      try GoldenFile("../../Sources/Netdef/Catalogue/\(file.name)").expect(file.text)
    }
  }
}
