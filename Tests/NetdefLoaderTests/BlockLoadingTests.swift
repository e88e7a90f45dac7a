import Netdef
import NetdefLoader
import Testing

/// Networks of blocks run without a build.
@Suite struct BlockLoadingTests {
  private static let residual = """
    block Residual(width: Int, stride: Int = 1) {
        in x: [N, C, H, W]
        let main = x -> conv: Conv2d(width, kernel: 3, stride: stride, padding: 1, bias: false)
            -> bn: BatchNorm2d
        let skip = if C == width and stride == 1 { x } else {
            x -> downsample: (Conv2d(width, kernel: 1, stride: stride, bias: false) -> BatchNorm2d)
        }
        out main + skip -> relu
    }
    model Net(widths: [Int] = [4, 8]) {
        in image: [N, 3, 16, 16]
        out image -> stages: [for (i, width) in enumerate(widths): Residual(width, stride: i + 1)]
            -> AdaptiveAvgPool2d(1) -> Flatten -> head: Linear(5)
    }
    """

  @Test func blocksPrintAndSaveUnderPyTorchsNames() throws {
    let model = try NetdefLoader.load(text: Self.residual, model: "Net")
    #expect(
      model.namedParameters.map(\.name).filter { $0.hasSuffix("weight") } == [
        "stages.0.conv.weight", "stages.0.bn.weight", "stages.0.downsample.0.weight",
        "stages.0.downsample.1.weight", "stages.1.conv.weight", "stages.1.bn.weight",
        "stages.1.downsample.0.weight", "stages.1.downsample.1.weight", "head.weight",
      ])
    #expect(
      model.description.hasPrefix(
        """
        Net(
          (stages): ModuleList(
            (0): Residual(
              (conv): Conv2d(3, 4, kernel_size=(3, 3), stride=(1, 1), padding=(1, 1), bias=False)
        """))
  }

  /// Names without a module, definitions of one layer, lists whose neighbours are equal.
  @Test func printsAsPyTorchDoes() throws {
    let text = """
      block Plain(out: Int) = Linear(out, bias: false)
      block Around {
          in x: [N, C]
          layer last = ReLU
          layer shortcut = none
          out (x -> inner: Plain(C)) + x -> last
      }
      model Net {
          in x: [N, 4]
          out x -> blocks: [for _ in 0..<3: Around]
      }
      """
    let model = try NetdefLoader.load(text: text, model: "Net")
    #expect(
      "\(model)" == """
        Net(
          (blocks): ModuleList(
            (0-2): 3 x Around(
              (last): ReLU()
              (shortcut): None
              (inner): Plain(in_features=4, out_features=4, bias=False)
            )
          )
        )
        """)
    #expect(model.stateDict().names == (0..<3).map { "blocks.\($0).inner.weight" })
    #expect((model["blocks.1.inner"] as? RenamedLayer<Linear>)?.outFeatures == 4)
    #expect(model.trace(.ones([1, 4])).names.contains("blocks.2.inner"))
    let again = try withTemporaryFolder { folder in
      try model.saveNetwork(to: folder + "/net.safetensors")
      return try NetdefLoader.open(folder + "/net.safetensors")
    }
    #expect("\(again)" == "\(model)")
  }

  /// A layer is made where data first reaches it, wherever it is declared: so a generated class,
  /// which learns the shapes on the way, draws the same weights.
  @Test func layersAreMadeInTheOrderOfTheData() throws {
    let declared = "layer last = Linear(2)\n out x -> first: Linear(3) -> last"
    let inline = "out x -> first: Linear(3) -> last: Linear(2)"
    let states = try [declared, inline].map { body in
      try NetdefLoader.load(
        text: "model Net {\n in x: [N, 4]\n \(body)\n}", generator: RandomGenerator(seed: 6)
      ).stateDict()
    }
    #expect(states[0].names == ["last.weight", "last.bias", "first.weight", "first.bias"])
    for (name, tensor) in states[1] { #expect(states[0][name] == tensor, "\(name)") }
  }

  /// The loaded block computes what its layers compute one by one.
  @Test func branchesAreAdded() throws {
    let model = try NetdefLoader.load(
      text: Self.residual, model: "Net", generator: RandomGenerator(seed: 3))
    model.eval()
    let image = Tensor.rand([2, 3, 16, 16], generator: RandomGenerator(seed: 4))
    let trace = model.trace(image)
    let sum = trace["stages.0.bn"] + trace["stages.0.downsample"]
    #expect(trace["stages.0.add"].scalars(as: Float.self) == sum.scalars(as: Float.self))
    #expect(trace["stages.1"].shape == [2, 8, 8, 8])
    #expect(trace.output.shape == [2, 5])
  }

  @Test func sharedLayersHaveOneStorage() throws {
    let model = try NetdefLoader.load(
      text: """
        model Tied {
            in x: [N, 4]
            layer shared = Linear(8)
            out x -> Linear(8) -> ReLU -> shared -> ReLU -> shared -> ReLU -> Linear(1)
        }
        """)
    #expect(
      model.stateDict().names == ["0.weight", "0.bias", "2.weight", "2.bias", "6.weight", "6.bias"])
    let first = try #require(model[2] as? Linear)
    let second = try #require(model[4] as? Linear)
    #expect(first === second)
    #expect(model.description.contains("(4): Linear(in_features=8, out_features=8, bias=True)"))
    #expect(model(.rand([2, 4])).shape == [2, 1])
  }

  @Test func parallelNetworksAreConcatenated() throws {
    let model = try NetdefLoader.load(
      text: """
        block Parallel(net1: Layer, net2: Layer) {
            in x: [N, D]
            let a = x -> net1: net1
            let b = x -> net2: net2
            out concatenate(a, b)
        }
        model Wide {
            in x: [N, 4]
            out x -> Parallel(Linear(3), Linear(5) -> ReLU) -> Linear(2)
        }
        """, model: "Wide")
    let trace = model.trace(.rand([2, 4]))
    #expect(trace["0"].shape == [2, 8])
    #expect(trace.output.shape == [2, 2])
  }
}
