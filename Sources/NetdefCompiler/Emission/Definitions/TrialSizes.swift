/// Finds numbers for a network's open sizes with which its layers can surely be made: what an
/// initializer takes that nobody tells the input's shape was checked when its class was written.
struct TrialSizes {
  let elaboration: Elaboration
  let files: [SourceFile]

  /// How long an open side of an input may be: most networks for pictures take the first, which 32
  /// divides; the others are those of well-known networks, then of smaller and larger pictures.
  private static let sides = [
    224, 256, 299, 192, 128, 96, 64, 48, 32, 28, 16, 8, 4, 2, 1, 240, 288, 320, 384, 448, 512, 640,
    768, 1024, 2048,
  ]

  /// The numbers, with equal ones for equal names; nil where none of those that are tried fits.
  func numbers(of network: Network) -> [String: Int]? {
    guard let declaration = elaboration.declarations.modules[DefinitionID(network.name, of: .own)]
    else {
      return nil
    }
    let hasOpenSides = network.inputs.contains { input in
      input.shape.sizes.dropFirst().contains { !$0.symbols.isEmpty }
    }
    let batch = Self.numbers(of: network, side: Self.sides[0])
    // Nothing but a `require` goes by the batch.
    if !hasOpenSides, !network.body.hasRequirements { return batch }
    return Self.sides.lazy.map { Self.numbers(of: network, side: $0) }
      .first { fits($0, declaration) }
  }

  private static func numbers(of network: Network, side: Int) -> [String: Int] {
    var numbers: [String: Int] = [:]
    for input in network.inputs {
      for (axis, size) in input.shape.sizes.enumerated() {
        for symbol in size.symbols {
          let factor = size.line.map { max(1, $0.factor) } ?? 1
          // The batch is of one sample wherever its size occurs.
          let number = axis == 0 ? 1 : max(1, side / factor)
          numbers[symbol] = min(numbers[symbol] ?? number, number)
        }
      }
    }
    return numbers
  }

  /// Whether the network can be made for these sizes.
  private func fits(_ numbers: [String: Int], _ declaration: ModuleDeclaration) -> Bool {
    let place = declaration.definition.name.range
    let entries = numbers.sorted { $0.key < $1.key }.map { name, number in
      ModelSettings.Entry(
        name: Name(name, place), value: Expression(.integer(number), place), range: place)
    }
    let settings = ModelSettings(
      model: declaration.name, entries: entries, isReadable: true, host: .build)
    let context = CheckContext(
      elaboration: elaboration, files: files, bag: DiagnosticBag(files: files))
    return settings.instance(of: declaration, context) != nil
  }
}
