import Netdef

extension Tour {
  /// Prints the tutorial's classifier step by step, from layers written one by one to blocks with
  /// parameters, and runs each step on the digits.
  func buildClassifier() throws {
    let pictures = try Batch<Image<1, 28, 28>>(digits.largeBatch.tensor.unsqueeze(1))
    func show(_ step: String, _ network: some Model) throws {
      print("\(step)\n\(network)")
      print("\(pictures.tensor.shape) → \(try network.run(pictures.tensor).shape)\n")
    }
    // Each has 51 million parameters, and only one of them is there at a time.
    try show("1. Layer by layer", LayerByLayer(generator: generator))
    try show("2. Chain by chain", ChainByChain(generator: generator))
    try show("3. Block by block", BlockByBlock(generator: generator))
    try show("4. Sizes in a list", SizesInAList(generator: generator))
    try show("5. Encoder and decoder", DigitClassifier(generator: generator))

    let small = try MyCNNClassifier(
      [1, 3, 8, 8], channels: 3, encSizes: [4, 8, 16], decSizes: [], classes: 2, size: 8,
      generator: generator)
    print("with other sizes, given in Swift:\n\(small)")
    do {
      _ = try MyCNNClassifier(decSizes: [1024, 0])
    } catch {
      print("\nwith a size that cannot be:\n\(error)")
    }
  }

  /// Keeps what every layer of a list gives, and chooses an activation by its name.
  func useListsAndNames() throws {
    let module = PictureModule(generator: generator)
    print(module)
    let pictures = try Batch<Features<784>>(digits.largeBatch.tensor.flatten(start: 1))
    let trace = module.activations(pictures)
    print("what its layers give:\n\(trace)")

    for activation in ChosenActivation.Activation.allCases {
      let network = try ChosenActivation(
        activation: activation, encSizes: [4], hidden: 16, generator: generator)
      print("\n`\(activation.rawValue)`: \(network.encoder[0][2])", terminator: "")
    }
    print("\n`none`: \(try ChosenActivation(activation: nil).encoder[0][2])")
  }

  /// Shows networks that are layers of others, and a layer that is used twice.
  func nestNetworks() {
    print(Chimera(generator: generator))

    let network = NetworkOfNetworks(generator: generator)
    print("\n\(network)")
    let x = Tensor.rand([2, 20], generator: generator)
    print("\(x.shape) → \(network.parallel(x).shape), side by side → \(network(x).shape)")
    let own = network.row.namedParameters.filter { $0.name.hasSuffix("weight") }
    print("each network of the row has its own weights: ", terminator: "")
    print(own.map(\.name).joined(separator: ", "))

    let tied = TiedMLP(generator: generator)
    print("\n\(tied)")
    tied.shared.weight.value[0, 0] = 100
    let names = tied.stateDict(sharedNames: .all).names.filter { $0.hasSuffix("weight") }
    print("its layers have the weights \(names.joined(separator: ", ")),")
    print("two of which are one: saved once, as \(tied.stateDict().names[2])")
    if let second = tied["4"] as? Linear {
      print("after a change of 2.weight[0, 0], 4.weight[0, 0] is \(second.weight.value[0, 0])")
    }
  }
}
