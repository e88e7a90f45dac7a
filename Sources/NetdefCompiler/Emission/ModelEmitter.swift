/// Writes the Swift class of a network.
struct ModelEmitter {
  let network: Network

  /// Type names that nested classes must not hide: layers, other models, the runtime's types.
  let takenTypes: Set<String>

  var member: SwiftMember {
    let access = SwiftAccess(isPublic: network.isPublic)
    let scope = ScopeEmitter(network.body, access: access, takenTypes: takenTypes)
    let inputName = network.input.name ?? ""
    let inputType = SwiftType.batch(network.input.shape, network.input.element)
    let outputType = SwiftType.batch(network.output.shape, network.output.element)
    var taken: Set<String> = []
    let parameter = SwiftVariable(SwiftNames.local(inputName, taken: &taken))
    let entry = EntryEmitter(access: access, inputs: [(parameter, inputType)])
    var members = scope.properties(modeSentence: Self.modeSentence)
    members += [
      .plans(access), scope.initializer, scope.forward(check: check), scope.members,
    ]
    members += entry.typed(output: outputType)
    members += [
      entry.activations(takesList: false),
      ActivationsEmitter(access: access, network: network).root(network),
      .property(
        "The netdef source of the model.", access, "netdef", nil,
        .source(Self.clean(network.source)), isStatic: true),
    ]
    return .finalClass(
      network.name, access: access, documentation: documentation,
      conformances: [.runtime("Model")]
        + (network.isSequential ? [.runtime("SequentialLayer")] : []),
      members + scope.groups)
  }

  /// What is said of the property that knows whether a model trains.
  static let modeSentence =
    "Whether the model is training; `train()` and `eval()` switch it and its layers."

  private var documentation: [String] {
    let written = network.documentation.map(Self.clean)
    let input = "- Input: \(Self.port(network.input))"
    let output = "- Output: \(Self.port(network.output))"
    return (written.isEmpty ? ["The network `\(network.name)`."] : written) + ["", input, output]
  }

  private static func port(_ port: Port) -> String {
    let element = port.element == .float ? "" : "\(port.element.rawValue) "
    return (port.name.map { "`\($0)` " } ?? "") + "`\(element)\(port.shape)`"
  }

  /// `try image.check("image", ["N", 1, 24, 24])`.
  private func check(_ parameter: SwiftVariable) -> SwiftStatement {
    let sizes = network.input.shape.sizes.map(Self.inputSize)
    var items: [SwiftList.Item] = [
      .init(nil, .text(network.input.name ?? "")), .init(nil, .array(sizes)),
    ]
    switch network.input.element {
    case .float: break
    case .int: items.append(.init("elementType", .implicitMember("int64")))
    case .bool: items.append(.init("elementType", .implicitMember("bool")))
    }
    return .expression(
      SwiftTree.variable(parameter).member("check").calling(items, throwing: true))
  }

  /// A size as the runtime's `InputSize`.
  private static func inputSize(_ size: Size) -> SwiftTree {
    if let number = size.value { return .integer(number) }
    if let name = size.symbol { return .text(name) }
    guard let line = size.line, line.factor > 0 else {
      return .implicitMember("formula").calling([.text(size.description)])
    }
    var items: [SwiftList.Item] = [
      .init(nil, .text(line.symbol)), .init("times", .integer(line.factor)),
    ]
    if line.constant != 0 { items.append(.init("plus", .integer(line.constant))) }
    return .implicitMember("open").calling(items)
  }

  /// Without control characters, which Swift source cannot hold.
  static func clean(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where scalar != "\r" {
      let isControl = scalar.value < 0x20 && scalar != "\n" && scalar != "\t"
      scalars.append(isControl || scalar.value == 0x7F ? "\u{FFFD}" : scalar)
    }
    return String(scalars)
  }
}
