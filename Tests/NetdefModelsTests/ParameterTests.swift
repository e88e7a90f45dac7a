import Netdef
import NetdefLoader
import Testing

/// What users state when they use the library's definitions.
@Suite struct ParameterTests {
  @Test func classesAndChannels() throws {
    let model = try Library.load(
      "model Mine = ResNet(Bottleneck, [3, 4, 6, 3], classes: 10, channels: 1)")
    let state = model.stateDict()
    #expect(state["conv1.weight"]?.shape == [64, 1, 7, 7])
    #expect(state["fc.weight"]?.shape == [10, 2048])
    #expect("\(model)".hasPrefix("Mine("))
  }

  @Test func widthsSizeAndActivation() throws {
    let model = try Library.load(
      "model Mine = ResNet(depths: [1, 1, 1, 1], classes: 5, widths: [8, 12, 16, 24], "
        + "activation: GELU, size: (65, 40))")
    #expect(try model.outputShape(of: [3, 3, 65, 40]) == [3, 5])
    #expect(model.stateDict()["layer4.0.conv2.weight"]?.shape == [24, 24, 3, 3])
    #expect(model["layer2.0.relu"] is GELU)
    #expect(model["relu"] is GELU)
    #expect(model["layer1.0.downsample"] == nil)
    #expect(model["layer2.0.downsample"] != nil)
  }

  /// A user's own block in the library's network.
  @Test func ownBlocks() throws {
    let model = try Library.load(
      """
      model Mine = ResNet(Plain, [1, 1, 1, 1], classes: 3, size: 32)
      block Plain(width: Int, stride: Int, activation: Layer) {
          in x: [N, C, H, W]
          out x -> conv: Conv2d(width, kernel: 3, stride: stride, padding: 1) -> activation
      }
      """)
    #expect(try model.outputShape(of: [2, 3, 32, 32]) == [2, 3])
    #expect(model.stateDict().names.contains("layer3.0.conv.bias"))
  }

  @Test(arguments: [
    ("ResNet(BasicBlock, [2, 2, 2])", "`ResNet` expects 4 depths but receives [2, 2, 2]"),
    (
      "ResNet(BasicBlock, widths: [64, 128, 256])",
      "`ResNet` expects 4 widths but receives [64, 128, 256]"
    ),
    ("ResNet(classes: 0)", "`Linear` needs at least 1 output feature"),
    ("ResNet(BasicBlock, [2, 0, 2, 2])", "`ResNetStage` expects a depth of at least 1"),
    ("TutorialResNet(activation: gelu)", "`gelu`"),
  ])
  func mistakesAreNamed(definition: String, message: String) throws {
    do {
      _ = try Library.load("model Mine = \(definition)")
      Issue.record("expected an error for \(definition)")
    } catch let error as LoaderError {
      #expect("\(error)".contains(message), "\(error)")
    }
  }
}
