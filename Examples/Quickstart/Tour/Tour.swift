import Netdef

/// What a reader of the tutorials does, stage by stage; each stage is a file of this folder.
struct Tour {
  /// The pictures that the networks look at.
  let digits: DigitPictures

  /// The networks. A seed makes every run print the same numbers.
  let cnn: TutorialCNN
  let neuralNetwork: NeuralNetwork
  let lazyMLP: LazyMLP
  let mlp: MLP
  let squaredCNN: SquaredCNN

  /// The source of all random numbers.
  let generator = RandomGenerator(seed: 2026)

  /// Makes the networks and reads the pictures.
  init() throws {
    digits = try DigitPictures()
    cnn = TutorialCNN(generator: generator)
    neuralNetwork = NeuralNetwork(generator: generator)
    lazyMLP = LazyMLP(generator: generator)
    mlp = MLP(generator: generator)
    squaredCNN = SquaredCNN(generator: generator)
  }

  /// Goes through all stages.
  func run() throws {
    print("Netdef on \(Device.cpu)")
    let stages: [(title: String, body: () throws -> Void)] = [
      ("The networks, printed", printNetworks),
      ("The pictures", showPictures),
      ("A run", runNetworks),
      ("From logits to a digit", classify),
      ("Every activation", showActivations),
      ("Layers and their parameters", showParameters),
      ("Layers alone", runLayersAlone),
      ("Other weights", replaceWeights),
      ("A network that reads digits", recognizeDigits),
      ("Training and evaluation", switchModes),
      ("Saved and loaded", saveAndLoad),
      ("A network that grows", growNetwork),
      ("Layers of your own", runCustomLayers),
      ("A classifier in steps", buildClassifier),
      ("Lists and names of layers", useListsAndNames),
      ("Networks of networks", nestNetworks),
      ("A photo through ResNet-18", classifyPhoto),
      ("A whole network in a file", saveWholeNetwork),
      ("Tensors by hand", workWithTensors),
    ]
    for (index, stage) in stages.enumerated() {
      let heading = "── \(index + 1). \(stage.title) "
      print("\n" + heading + String(repeating: "─", count: max(0, 80 - heading.count)) + "\n")
      try stage.body()
    }
  }
}
