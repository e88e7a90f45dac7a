/// Declarations that several classes have.
extension SwiftMember {
  /// `final class Name: Layer { … }`.
  static func finalClass(
    _ name: String, access: SwiftAccess, documentation: [String], conformances: [SwiftType],
    _ members: [SwiftMember]
  ) -> SwiftMember {
    SwiftMember(
      .type(
        SwiftTypeBody(
          keyword: .finalClass, type: .named(name, .module), conformances: conformances,
          members: members)), access: access, documentation: documentation)
  }

  /// `let mode = TrainingMode()`.
  static func mode(_ access: SwiftAccess, _ sentence: String) -> SwiftMember {
    .property(sentence, access, "mode", nil, .initial(.runtime("TrainingMode").calling()))
  }

  /// `let plans = PlanCache()`.
  static func plans(_ access: SwiftAccess) -> SwiftMember {
    .property(
      "What earlier calls recorded.", access, "plans", nil,
      .initial(.runtime("PlanCache").calling()))
  }

  /// `let networkDefinition: NetworkDefinition`.
  static func networkDefinition(_ access: SwiftAccess) -> SwiftMember {
    .property(
      "What makes the same network again.", access, "networkDefinition",
      .runtime("NetworkDefinition"))
  }

  /// `func forward(_ x: Node) throws -> Node`.
  static func forward(
    _ access: SwiftAccess, _ input: SwiftVariable, _ body: [SwiftStatement]
  ) -> SwiftMember {
    .method(
      ["Records the forward pass."], access, "forward",
      [SwiftParameter("_", input, .runtime("Node"))], throws: true, .runtime("Node"), body)
  }

  /// The same for several tensors.
  static func forward(
    _ access: SwiftAccess, several inputs: SwiftVariable, _ body: [SwiftStatement]
  ) -> SwiftMember {
    let nodes = SwiftType.array(.runtime("Node"))
    return .method(
      ["Records the forward pass."], access, "forward", [SwiftParameter("_", inputs, nodes)],
      throws: true, nodes, body)
  }
}
