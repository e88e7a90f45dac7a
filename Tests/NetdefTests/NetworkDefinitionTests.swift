import Netdef
import Testing

/// What a saved network says of how it is made.
struct NetworkDefinitionTests {
  @Test func valuesInNetdef() {
    #expect(10.netdefText == "10")
    #expect((-3).netdefText == "-3")
    #expect(true.netdefText == "true")
    #expect(Float(0.1).netdefText == "0.1")
    #expect(1e-05.netdefText == "1e-05")
    #expect(Float(2).netdefText == "2.0")
    #expect(Pair(3).netdefText == "3" && Pair(3, 3).netdefText == "(3, 3)")
    #expect(Padding.same.netdefText == "same" && Padding(Pair(1, 2)).netdefText == "(1, 2)")
    #expect(AdaptiveSize(nil).netdefText == "none")
    #expect(AdaptiveSize(7, nil).netdefText == "(7, none)")
    #expect(Int?.none.netdefText == "none" && Int?.some(4).netdefText == "4")
    #expect([[1, 2], []].netdefText == "[[1, 2], []]")
    #expect(NetdefTuple(64, 0.5, [true]).netdefText == "(64, 0.5, [true])")
    #expect(NetdefExpression("gelu").netdefText == "gelu")
  }

  @Test func argumentsAsInACall() {
    let block = "block B { in x: [N, C] out x }"
    let kind = NetdefExpression("B", definitions: [block, "let one = 1"])
    let model = "model M(kind: Block, counts: [Int], classes: Int) { }"
    let definition = NetworkDefinition(
      model: "M", definitions: [model, "let one = 1"],
      arguments: [
        NetworkArgument("kind", kind), NetworkArgument("kinds", [kind, kind]),
        NetworkArgument("counts", [2, 2]), NetworkArgument("classes", 10),
      ])
    #expect(definition.arguments == "kind: B, kinds: [B, B], counts: [2, 2], classes: 10")
    // Each definition once, whoever uses it.
    #expect(definition.source == "\(model)\n\nlet one = 1\n\n\(block)")
  }

  @Test func metadataIsReadBack() throws {
    let definition = NetworkDefinition(
      model: "M", source: "model M(n: Int) { }", arguments: [NetworkArgument("n", 5)])
    let metadata = definition.metadata
    #expect(metadata["netdef.arguments"] == "n: 5")
    #expect(try NetworkDefinition(metadata: metadata) == definition)
  }

  /// Files of models without arguments are what they were before there were any.
  @Test func withoutArguments() throws {
    let metadata = NetworkDefinition(model: "M", source: "model M { }").metadata
    #expect(
      metadata == [
        "netdef.version": "1", "netdef.model": "M", "netdef.source": "model M { }",
        "netdef.checksum": "2943969aa35aab04",
      ])
    #expect(try NetworkDefinition(metadata: metadata).arguments == "")
  }

  @Test(arguments: ["n: 6", "", nil]) func changedArguments(text: String?) {
    var metadata = NetworkDefinition(
      model: "M", source: "model M(n: Int) { }", arguments: [NetworkArgument("n", 5)]
    ).metadata
    metadata["netdef.arguments"] = text
    #expect(throws: NetworkDefinitionError.changed) { try NetworkDefinition(metadata: metadata) }
  }
}
