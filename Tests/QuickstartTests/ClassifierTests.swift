import Netdef
import Testing

@testable import Quickstart

/// The tutorial's classifier, step by step: what it prints, with the sizes that it gets wrong put
/// right, and that all steps are one network.
///
/// Each has 51 million parameters; serialized, one is there at a time.
@Suite(.serialized) struct ClassifierTests {
  /// What the tutorial prints for the first step.
  static let layerByLayer = """
    LayerByLayer(
      (conv1): Conv2d(1, 32, kernel_size=(3, 3), stride=(1, 1), padding=(1, 1))
      (bn1): BatchNorm2d(32, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True)
      (conv2): Conv2d(32, 64, kernel_size=(3, 3), stride=(1, 1), padding=(1, 1))
      (bn2): BatchNorm2d(64, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True)
      (fc1): Linear(in_features=50176, out_features=1024, bias=True)
      (fc2): Linear(in_features=1024, out_features=10, bias=True)
    )
    """

  /// A convolution block in the tutorial's text, without its name.
  static func block(_ channels: Int, _ width: Int, indentation: String) -> String {
    """
    Sequential(
      (0): Conv2d(\(channels), \(width), kernel_size=(3, 3), stride=(1, 1), padding=(1, 1))
      (1): BatchNorm2d(\(width), eps=1e-05, momentum=0.1, affine=True, track_running_stats=True)
      (2): ReLU()
    )
    """.split(separator: "\n").joined(separator: "\n" + indentation)
  }

  static let decoder = """
    (decoder): Sequential(
        (0): Linear(in_features=50176, out_features=1024, bias=True)
        (1): Sigmoid()
        (2): Linear(in_features=1024, out_features=10, bias=True)
      )
    """

  static let chainByChain = """
    ChainByChain(
      (conv_block1): \(block(1, 32, indentation: "  "))
      (conv_block2): \(block(32, 64, indentation: "  "))
      \(decoder)
    )
    """

  /// What it prints for the third step and the fourth, but for the name.
  static let encoderAndDecoder = """
    (
      (encoder): Sequential(
        (0): \(block(1, 32, indentation: "    "))
        (1): \(block(32, 64, indentation: "    "))
      )
      \(decoder)
    )
    """

  let pictures: Batch<Image<1, 28, 28>>

  init() throws {
    pictures = try Batch(DigitPictures().largeBatch.tensor.unsqueeze(1))
  }

  @Test func theFirstStepPrintsAsInTheTutorial() {
    #expect("\(LayerByLayer())" == Self.layerByLayer)
  }

  @Test func theOtherStepsAreTheFirstUnderOtherNames() throws {
    let first = LayerByLayer(generator: RandomGenerator(seed: 1)).eval()
    let (logits, weights) = (first(pictures).tensor, first.stateDict())
    try #require(logits.shape == [10, 10])

    func expectSame(_ network: some Model, _ text: String, _ names: [(String, String)]) throws {
      #expect("\(network)" == text)
      let renamed = weights.renamed { name in
        names.reduce(name) { $0.replacing($1.0, with: $1.1) }
      }
      try network.load(renamed)
      #expect(try network.eval().run(pictures.tensor) == logits)
    }
    try expectSame(
      ChainByChain(), Self.chainByChain,
      [
        ("conv1", "conv_block1.0"), ("bn1", "conv_block1.1"), ("conv2", "conv_block2.0"),
        ("bn2", "conv_block2.1"), ("fc1", "decoder.0"), ("fc2", "decoder.2"),
      ])
    let names = [
      ("conv1", "encoder.0.0"), ("bn1", "encoder.0.1"), ("conv2", "encoder.1.0"),
      ("bn2", "encoder.1.1"), ("fc1", "decoder.0"), ("fc2", "decoder.2"),
    ]
    try expectSame(BlockByBlock(), "BlockByBlock" + Self.encoderAndDecoder, names)
    try expectSame(SizesInAList(), "SizesInAList" + Self.encoderAndDecoder, names)
  }

  @Test func encoderAndDecoderHaveTheTutorialsKeys() {
    let network = DigitClassifier()
    #expect(
      network.namedParameters.map(\.name).filter { $0.hasSuffix("weight") } == [
        "encoder.conv_blokcs.0.0.weight", "encoder.conv_blokcs.0.1.weight",
        "encoder.conv_blokcs.1.0.weight", "encoder.conv_blokcs.1.1.weight",
        "decoder.dec_blocks.0.0.weight", "decoder.dec_blocks.1.0.weight", "decoder.last.weight",
      ])
    let logits: Batch<Features<10>> = network(pictures)
    #expect(logits.tensor.shape == [10, 10])
  }

  @Test func sizesAreGivenInSwift() throws {
    let network = try MyCNNClassifier(
      [1, 3, 8, 8], channels: 3, encSizes: [4, 8, 16], decSizes: [], classes: 2, size: 8)
    #expect(network.decoder.last.inFeatures == 16 * 8 * 8)
    #expect(try network.run(.ones([5, 3, 8, 8])).shape == [5, 2])
    #expect(throws: ShapeError.self) { try network.run(.ones([5, 1, 8, 8])) }
  }

  @Test func aListKeepsWhatItsLayersGive() {
    let module = PictureModule(generator: RandomGenerator(seed: 2))
    let x = Batch<Features<784>>.rand(count: 3)
    let activations = module.activations(x)
    #expect(activations.all.map(\.name) == ["x", "layers.0", "layers.1", "layers.2", "layers"])
    var y = x.tensor
    for (layer, activation) in zip(module.layers.layers, activations.all.dropFirst()) {
      y = layer(y)
      #expect(activation.tensor == y)
    }
    #expect("\(module.layers)".hasPrefix("ModuleList(\n  (0): Linear(in_features=784"))
  }

  @Test(arguments: [
    (ChosenActivation.Activation?.some(.relu), "ReLU(inplace=True)"),
    (.some(.lrelu), "LeakyReLU(negative_slope=0.01, inplace=True)"),
    (.some(.leakyRelu), "LeakyReLU(negative_slope=0.01, inplace=True)"),
    (.some(.selu), "SELU(inplace=True)"), (nil, "Identity()"),
  ])
  func aNameChoosesTheActivation(_ name: ChosenActivation.Activation?, _ text: String) throws {
    let network = try ChosenActivation(activation: name, encSizes: [2, 3], hidden: 4)
    #expect(network.encoder.layers.map { "\($0[2])" } == [text, text])
  }
}
