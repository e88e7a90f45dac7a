import Foundation
import Netdef
import NetdefLoader
import Testing

/// `netdef run`, as a process.
@Suite struct RunCommandTests {
  /// A folder with weights and an input of a golden network, and the paths of its files.
  private struct Setting {
    let source: String
    let folder: String
    var weights: String { folder + "/w.safetensors" }
    var input: String { folder + "/x.safetensors" }
    var output: String { folder + "/y.safetensors" }

    /// Runs the command with these files and further arguments.
    func run(_ model: String, _ more: String...) throws -> CommandLineTool {
      let arguments =
        ["run", source, "--model", model, "--weights", weights]
        + ["--input", input, "--output", output] + more
      return try CommandLineTool(arguments)
    }
  }

  private func withSetting<R>(_ file: String, _ body: (Setting) throws -> R) throws -> R {
    try withTemporaryFolder { folder in
      try body(
        Setting(source: GoldenNetwork.folder.appending(path: file).path, folder: folder))
    }
  }

  @Test func theOutputIsTheGeneratedClasses() throws {
    try withSetting("TutorialCNN.netdef") { setting in
      let model = TutorialCNN(generator: RandomGenerator(seed: 4))
      let image = Tensor.randn([2, 1, 24, 24], generator: RandomGenerator(seed: 5))
      try model.save(to: setting.weights)
      try SafeTensors.write(["image": image], to: setting.input)
      let run = try setting.run("TutorialCNN")
      #expect(run.status == 0 && run.output == "" && run.error == "")
      let result = try SafeTensors.read(path: setting.output)
      #expect(result.names == ["output"])
      #expect(result["output"]?.bits == model(image).bits)
    }
  }

  @Test func activationsInEvaluationMode() throws {
    try withSetting("Functions.netdef") { setting in
      let model = Functions()
      model.eval()
      let x = Tensor.randn([2, 2, 9, 11], generator: RandomGenerator(seed: 5))
      try model.save(to: setting.weights)
      try SafeTensors.write(["x": x], to: setting.input)
      let run = try setting.run("Functions", "--activations", "dropout,gelu#2,x")
      #expect(run.status == 0 && run.error == "")
      let result = try SafeTensors.read(path: setting.output)
      let trace = model.trace(x)
      #expect(result.names == ["scores", "dropout", "gelu#2", "x"])
      #expect(result["scores"]?.bits == trace.output.bits)
      for name in result.names.dropFirst() {
        #expect(result[name]?.bits == trace[name].bits)
      }
    }
  }

  @Test func tokensAreInt64() throws {
    try withSetting("Shapes.netdef") { setting in
      let tokens = Tensor(shape: [1, 6], scalars: [1, 2, 3, 4, 5, 6] as [Int64])
      try TokenNetwork().save(to: setting.weights)
      try SafeTensors.write(["tokens": tokens], to: setting.input)
      #expect(try setting.run("TokenNetwork").status == 0)
      #expect(try SafeTensors.read(path: setting.output)["output"]?.elementType == .int64)
    }
  }

  @Test func aWholeNetworkNeedsNothingElse() throws {
    try withTemporaryFolder { folder in
      let model = Groups(generator: RandomGenerator(seed: 4))
      let x = Tensor.randn([3, 6], generator: RandomGenerator(seed: 5))
      try model.saveNetwork(to: folder + "/net.safetensors")
      try SafeTensors.write(["x": x], to: folder + "/x.safetensors")
      let run = try CommandLineTool([
        "run", folder + "/net.safetensors", "--input", folder + "/x.safetensors", "--output",
        folder + "/y.safetensors",
      ])
      #expect(run.status == 0 && run.error == "")
      let result = try SafeTensors.read(path: folder + "/y.safetensors")
      #expect(result["output"]?.bits == model(x).bits)
      let other = try CommandLineTool([
        "run", folder + "/net.safetensors", "--model", "Crowds", "--input", "x", "--output", "y",
      ])
      #expect(other.status == 1)
      #expect(
        other.error == """
          error: there is no model `Crowds` in `\(folder)/net.safetensors`
          help: its model is `Groups`

          """)
    }
  }

  /// A tensor of the input file that is not as it should be.
  static let wrongInputs: [(model: String, tensors: StateDict, error: String)] = [
    (
      "NeuralNetwork", ["images": .zeros([1, 1, 28, 28])],
      """
      error: `x.safetensors`: expected a tensor `image` float32 [N, 1, 28, 28], an input of \
      `NeuralNetwork`, found only `images`
      help: name `images` in the file `image`

      """
    ),
    (
      "NeuralNetwork", [:],
      """
      error: `x.safetensors`: expected a tensor `image` float32 [N, 1, 28, 28], an input of \
      `NeuralNetwork`, found none

      """
    ),
    (
      "NeuralNetwork", ["image": .zeros([1, 1, 28, 28]), "label": .zeros([1])],
      """
      error: `x.safetensors`: `NeuralNetwork` has no input `label`
      help: it takes `image` float32 [N, 1, 28, 28]

      """
    ),
    (
      "NeuralNetwork", ["image": .zeros([1, 1, 28, 28], elementType: .int64)],
      "error: `x.safetensors`: tensor `image`: expected float32 elements, found int64\n"
    ),
    (
      "NeuralNetwork", ["image": .zeros([2, 1, 28, 27])],
      """
      error: `x.safetensors`: tensor `image`: expected the shape [N, 1, 28, 28], found \
      [2, 1, 28, 27], where N = 2

      """
    ),
    (
      "NeuralNetwork", ["image": .zeros([1, 28, 28])],
      """
      error: `x.safetensors`: tensor `image`: expected the shape [N, 1, 28, 28], found [1, 28, 28]

      """
    ),
    (
      "Refiner", ["logits": .zeros([10])],
      "error: `x.safetensors`: tensor `logits`: expected the shape [N, 10], found [10]\n"
    ),
  ]

  @Test(arguments: wrongInputs.indices) func wrongInputsAreNamed(index: Int) throws {
    let (model, tensors, error) = Self.wrongInputs[index]
    try withSetting("NeuralNetwork.netdef") { setting in
      let weights = model == "Refiner" ? Refiner().stateDict() : NeuralNetwork().stateDict()
      try SafeTensors.write(weights, to: setting.weights)
      try SafeTensors.write(tensors, to: setting.input)
      let run = try setting.run(model)
      #expect(run.status == 1)
      #expect(run.error.replacing(setting.folder + "/", with: "") == error)
      #expect(!FileManager.default.fileExists(atPath: setting.output))
    }
  }

  @Test func aModelThatLacksValuesIsProposed() throws {
    try withTemporaryFolder { folder in
      let source = folder + "/inc.netdef"
      let text = "model Param(a: Int) {\n    in x: [N, 4]\n    out x -> Linear(a)\n}\n"
      try text.write(toFile: source, atomically: true, encoding: .utf8)
      let error = "error: there is no model `Parm`\nhelp: did you mean `Param`?\n"
      for arguments in [
        ["summary", source], ["bench", source],
        ["run", source, "--weights", "w", "--input", "x", "--output", "y"],
      ] {
        let run = try CommandLineTool(arguments + ["--model", "Parm"])
        #expect(run.status == 1 && run.error == error && run.output == "")
      }
    }
  }

  @Test func aStepThatMemoryCannotHold() throws {
    try withTemporaryFolder { folder in
      let source = folder + "/Large.netdef"
      let text = """
        model Large {
            in x: [N, 3, 8, 8]
            out x -> conv: Conv2d(8, kernel: 1, padding: 200000)
        }

        """
      try text.write(toFile: source, atomically: true, encoding: .utf8)
      let model = try NetdefLoader.load(path: source)
      try model.save(to: folder + "/w.safetensors")
      try SafeTensors.write(["x": .zeros([1, 3, 8, 8])], to: folder + "/x.safetensors")
      let run = try CommandLineTool([
        "run", source, "--weights", folder + "/w.safetensors", "--input",
        folder + "/x.safetensors", "--output", folder + "/y.safetensors",
      ])
      let error = "`Large.conv` (Conv2d) makes [1, 8, 400008, 400008]: the values of the run take"
      #expect(run.status == 1 && run.error.hasPrefix("error: " + error))
      let bench = try CommandLineTool(["bench", source])
      #expect(bench.status == 1 && bench.error.hasPrefix("error: " + error))
      let thrown = #expect(throws: MemoryError.self) { try model.run(.zeros([1, 3, 8, 8])) }
      #expect(thrown?.description.hasPrefix(error) ?? false)
    }
  }

  @Test func otherMistakes() throws {
    try withSetting("NeuralNetwork.netdef") { setting in
      #expect(
        try setting.run("NeuralNet").error == """
          error: there is no model `NeuralNet`
          help: the models are `NeuralNetwork`, `Refiner`

          """)
      #expect(try setting.run("NeuralNetwork").error.contains("w.safetensors`: opening it failed"))
      try Refiner().save(to: setting.weights)
      let unfit = try setting.run("NeuralNetwork")
      #expect(unfit.status == 1)
      #expect(
        unfit.error.hasPrefix("error: cannot load the state dict into `NeuralNetwork`:\n  missing"))
      try NeuralNetwork().save(to: setting.weights)
      try SafeTensors.write(["image": .zeros([1, 1, 28, 28])], to: setting.input)
      let activation = try setting.run("NeuralNetwork", "--activations", "flaten")
      #expect(
        activation.error
          == "error: there is no activation `flaten`\nhelp: did you mean `flatten`?\n")
      let bare = try CommandLineTool([
        "run", setting.source, "--input", setting.input, "--output", setting.output,
      ])
      #expect(bare.status != 0)
      #expect(bare.error.contains("--weights"))
      let file = try setting.run("NeuralNetwork", setting.weights)
      #expect(file.error.contains("give its file alone"))
    }
    try withSetting("Externs.netdef") { setting in
      let error = try setting.run("WithExterns").error
      #expect(
        error == """
          error: `extern layer ChannelScale`, used in `WithExterns.scale`, is written in Swift, \
          which this command does not have
          help: load the network in an app, with a registry that has `ChannelScale`

          """)
    }
  }
}
