import Netdef
import NetdefLoader
import Testing

/// `netdef weights`, as a process.
@Suite struct WeightsCommandTests {
  private let source = GoldenNetwork.folder.appending(path: "TutorialCNN.netdef").path

  @Test func theWeightsAreThoseOfANewModel() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/w.safetensors"
      let run = try CommandLineTool(["weights", source, "--seed", "4", "--output", path])
      #expect(run.status == 0 && run.output == "" && run.error == "")
      let model = TutorialCNN(generator: RandomGenerator(seed: 4))
      #expect(try SafeTensors.read(path: path).bits == model.stateDict().bits)
      let other = try CommandLineTool(["weights", source, "--output", folder + "/0.safetensors"])
      #expect(other.status == 0)
      #expect(try SafeTensors.read(path: folder + "/0.safetensors").bits != model.stateDict().bits)
    }
  }

  @Test func sharedWeightsOnceOrUnderAllNames() throws {
    try withTemporaryFolder { folder in
      let text = "model Tied {\n in x: [N, 4]\n layer s = Linear(4)\n out x -> s -> ReLU -> s\n}"
      try write(text, to: folder + "/Tied.netdef")
      let path = folder + "/w.safetensors"
      let command = ["weights", folder + "/Tied.netdef", "--output", path]
      #expect(try CommandLineTool(command).status == 0)
      #expect(try SafeTensors.read(path: path).names.sorted() == ["0.bias", "0.weight"])
      #expect(try CommandLineTool(command + ["--all-names"]).status == 0)
      #expect(
        try SafeTensors.read(path: path).names.sorted()
          == ["0.bias", "0.weight", "2.bias", "2.weight"])
    }
  }

  @Test func aWholeNetworksWeights() throws {
    try withTemporaryFolder { folder in
      let model = Groups(generator: RandomGenerator(seed: 4))
      try model.saveNetwork(to: folder + "/net.safetensors")
      let path = folder + "/w.safetensors"
      let run = try CommandLineTool(["weights", folder + "/net.safetensors", "--output", path])
      #expect(run.status == 0)
      #expect(try SafeTensors.read(path: path).bits == model.stateDict().bits)
    }
  }

  @Test func inHalfPrecision() throws {
    try withTemporaryFolder { folder in
      let model = TutorialCNN(generator: RandomGenerator(seed: 4)).stateDict()
      for type in SavedFloatType.allCases {
        let path = folder + "/\(type.rawValue).safetensors"
        let run = try CommandLineTool(
          ["weights", source, "--seed", "4", "--type", type.rawValue, "--output", path])
        #expect(run.status == 0 && run.error == "")
        let expected = try SafeTensors.decode(SafeTensors.encode(model, floats: type))
        #expect(try SafeTensors.read(path: path).bits == expected.bits)
        #expect(try TutorialCNN().load(from: path).isComplete)
      }
      let other = try CommandLineTool(
        ["weights", source, "--type", "float8", "--output", folder + "/w.safetensors"])
      #expect(other.status == 64 && other.error.contains("bfloat16"))
    }
  }

  @Test func mistakesAreTold() throws {
    try withTemporaryFolder { folder in
      let name = try CommandLineTool(
        ["weights", source, "--model", "TutorialCN", "--output", folder + "/w.safetensors"])
      #expect(name.status == 1 && name.error.contains("did you mean `TutorialCNN`?"))
      let place = try CommandLineTool(
        ["weights", source, "--output", folder + "/absent/w.safetensors"])
      #expect(place.status == 1 && place.error.contains("absent/w.safetensors"))
      #expect(try CommandLineTool(["weights", source]).status == 64)
    }
  }
}
