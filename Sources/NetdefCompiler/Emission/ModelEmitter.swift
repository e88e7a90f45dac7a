import NetdefTemplates

/// Writes the Swift class of a network.
struct ModelEmitter {
  let network: Network

  /// Type names that nested classes must not hide: layers, other models, the runtime's types.
  let takenTypes: Set<String>

  var text: String {
    let access = network.isPublic ? "public " : ""
    let scope = ScopeEmitter(network.body, access: access, takenTypes: takenTypes)
    let inputName = network.input.name ?? ""
    let inputType = SwiftTypes.batch(network.input.shape, network.input.element)
    let outputType = SwiftTypes.batch(network.output.shape, network.output.element)
    var taken: Set<String> = []
    let parameter = SwiftNames.local(inputName, taken: &taken)
    return ModelTemplate(
      access: access, documentation: documentation, name: network.name,
      isSequential: network.isSequential, children: scope.children,
      forward: scope.forward(check: check),
      typedEntry: inputType == "Tensor"
        ? nil
        : TypedEntryTemplate(
          access: access, input: parameter, inputType: inputType, outputType: outputType),
      activations: ActivationsEmitter(access: access, network: network).root(network),
      activationsEntry: ActivationsEntryTemplate(
        access: access, inputs: [(parameter, inputType)]),
      source: SourceLiteralTemplate(access: access, source: Self.clean(network.source))
    ).text
  }

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
  private func check(_ parameter: String) -> String {
    let sizes = network.input.shape.sizes.map(Self.inputSize)
    let element =
      switch network.input.element {
      case .float: ""
      case .int: ", elementType: .int64"
      case .bool: ", elementType: .bool"
      }
    let name = network.input.name ?? ""
    return "try \(parameter).check(\"\(name)\", [\(sizes.joined(separator: ", "))]\(element))"
  }

  /// A size as the runtime's `InputSize`.
  private static func inputSize(_ size: Size) -> String {
    if let number = size.value { return "\(number)" }
    if let name = size.symbol { return "\"\(name)\"" }
    guard let line = size.line, line.factor > 0 else { return ".formula(\"\(size)\")" }
    let plus = line.constant == 0 ? "" : ", plus: \(line.constant)"
    return ".open(\"\(line.symbol)\", times: \(line.factor)\(plus))"
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
