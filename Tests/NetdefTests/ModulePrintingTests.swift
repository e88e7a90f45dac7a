import Netdef
import Testing

/// Printed modules are PyTorch 2.13's text to the letter.
struct ModulePrintingTests {
  @Test func tutorialCNN() {
    #expect(
      "\(TutorialCNN())" == """
        Sequential(
          (0): Conv2d(1, 32, kernel_size=(5, 5), stride=(1, 1))
          (1): ReLU()
          (2): MaxPool2d(kernel_size=(2, 2), stride=(2, 2), padding=0, dilation=1, ceil_mode=False)
          (3): Conv2d(32, 64, kernel_size=(5, 5), stride=(1, 1))
          (4): ReLU()
          (5): MaxPool2d(kernel_size=(2, 2), stride=(2, 2), padding=0, dilation=1, ceil_mode=False)
          (6): Flatten(start_dim=1, end_dim=-1)
          (7): Linear(in_features=576, out_features=1024, bias=True)
          (8): ReLU()
          (9): Linear(in_features=1024, out_features=10, bias=True)
        )
        """)
  }

  @Test func nestedModel() {
    #expect(
      "\(NeuralNetwork())" == """
        NeuralNetwork(
          (flatten): Flatten(start_dim=1, end_dim=-1)
          (linear_relu_stack): Sequential(
            (0): Linear(in_features=784, out_features=512, bias=True)
            (1): ReLU()
            (2): Linear(in_features=512, out_features=512, bias=True)
            (3): ReLU()
            (4): Linear(in_features=512, out_features=10, bias=True)
          )
        )
        """)
  }

  @Test func modelsInsideModels() {
    final class NestMlp: Layer {
      let net = Sequential(Linear(20, 20), ReLU(), Linear(20, 50), ReLU())
      let linear = Linear(50, 60)
      func forward(_ x: Node) throws -> Node { try linear(net(x)) }
    }
    #expect(
      "\(Sequential(NestMlp(), Linear(60, 20)))" == """
        Sequential(
          (0): NestMlp(
            (net): Sequential(
              (0): Linear(in_features=20, out_features=20, bias=True)
              (1): ReLU()
              (2): Linear(in_features=20, out_features=50, bias=True)
              (3): ReLU()
            )
            (linear): Linear(in_features=50, out_features=60, bias=True)
          )
          (1): Linear(in_features=60, out_features=20, bias=True)
        )
        """)
  }

  @Test func namedChildrenUnderAnOwnName() {
    final class MySequential: SequentialLayer {
      let layers: Sequential
      init(_ layers: any Layer...) {
        self.layers = Sequential(layers.enumerated().map { ("l\($0)", $1) })
      }
      var members: [ModuleMember] { layers.members }
      var printedName: String { "MySequential" }
    }
    let net = MySequential(Linear(20, 256), Linear(256, 256), ReLU(), Linear(256, 10))
    #expect(
      "\(net)" == """
        MySequential(
          (l0): Linear(in_features=20, out_features=256, bias=True)
          (l1): Linear(in_features=256, out_features=256, bias=True)
          (l2): ReLU()
          (l3): Linear(in_features=256, out_features=10, bias=True)
        )
        """)
    #expect(net(Tensor.ones([2, 20])).shape == [2, 10])
    #expect("\(net[0])" == "Linear(in_features=20, out_features=256, bias=True)")
  }

  @Test(
    arguments: [
      (
        Conv2d(1, 2, kernel: 3, padding: .same),
        "Conv2d(1, 2, kernel_size=(3, 3), stride=(1, 1), padding=same)"
      ),
      (
        Conv2d(
          in: 4, out: 4, kernel: [3, 5], stride: 2, padding: [1, 2], dilation: 2, groups: 2,
          bias: false),
        "Conv2d(4, 4, kernel_size=(3, 5), stride=(2, 2), padding=(1, 2), dilation=(2, 2), groups=2, "
          + "bias=False)"
      ),
      (
        BatchNorm2d(32),
        "BatchNorm2d(32, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True)"
      ),
      (
        BatchNorm2d(
          features: 3, eps: 1e-3, momentum: nil, affine: false, trackRunningStats: false),
        "BatchNorm2d(3, eps=0.001, momentum=None, affine=False, track_running_stats=False)"
      ),
      (Linear(3, 4, bias: false), "Linear(in_features=3, out_features=4, bias=False)"),
      (Flatten(), "Flatten(start_dim=1, end_dim=-1)"),
      (
        MaxPool2d(kernel: 2),
        "MaxPool2d(kernel_size=2, stride=2, padding=0, dilation=1, ceil_mode=False)"
      ),
      (
        MaxPool2d(kernel: [2, 3], stride: 1, padding: 1, ceilMode: true),
        "MaxPool2d(kernel_size=(2, 3), stride=1, padding=1, dilation=1, ceil_mode=True)"
      ),
      (AvgPool2d(kernel: 2), "AvgPool2d(kernel_size=2, stride=2, padding=0)"),
      (
        AvgPool2d(kernel: [2, 3], padding: 1),
        "AvgPool2d(kernel_size=(2, 3), stride=(2, 3), padding=1)"
      ),
      (AdaptiveAvgPool2d(output: 1), "AdaptiveAvgPool2d(output_size=1)"),
      (AdaptiveAvgPool2d(output: [1, nil]), "AdaptiveAvgPool2d(output_size=(1, None))"),
      (AdaptiveAvgPool2d(output: nil), "AdaptiveAvgPool2d(output_size=None)"),
      (Dropout(), "Dropout(p=0.5, inplace=False)"),
      (Dropout(p: 0.1), "Dropout(p=0.1, inplace=False)"),
      (Dropout(inplace: true), "Dropout(p=0.5, inplace=True)"),
      (Identity(), "Identity()"),
      (ReLU(), "ReLU()"),
      (ReLU(inplace: true), "ReLU(inplace=True)"),
      (LeakyReLU(slope: 0.2, inplace: true), "LeakyReLU(negative_slope=0.2, inplace=True)"),
      (SELU(inplace: true), "SELU(inplace=True)"),
      (ELU(inplace: true), "ELU(alpha=1.0, inplace=True)"),
      (SiLU(inplace: true), "SiLU(inplace=True)"),
      (LeakyReLU(), "LeakyReLU(negative_slope=0.01)"),
      (SELU(), "SELU()"),
      (ELU(), "ELU(alpha=1.0)"),
      (GELU(), "GELU(approximate='none')"),
      (GELU(approximate: .tanh), "GELU(approximate='tanh')"),
      (SiLU(), "SiLU()"),
      (Sigmoid(), "Sigmoid()"),
      (Tanh(), "Tanh()"),
      (Softmax(axis: 1), "Softmax(dim=1)"),
      (LogSoftmax(axis: -1), "LogSoftmax(dim=-1)"),
      (Sequential(), "Sequential()"),
    ] as [(any Layer, String)])
  func layer(_ layer: any Layer, _ text: String) {
    #expect("\(layer)" == text)
  }

  @Test func moduleListFoldsEqualNeighbours() {
    let list = ModuleList(Linear(2, 2), Linear(2, 2), Linear(2, 2), ReLU(), Sequential(ReLU()))
    #expect(
      "\(list)" == """
        ModuleList(
          (0-2): 3 x Linear(in_features=2, out_features=2, bias=True)
          (3): ReLU()
          (4): Sequential(
            (0): ReLU()
          )
        )
        """)
    #expect("\(ModuleList())" == "ModuleList()")
  }

  @Test func moduleDictionary() {
    let dictionary = ModuleDictionary([("relu", ReLU()), ("b", Sequential(ReLU()))])
    #expect(
      "\(dictionary)" == """
        ModuleDict(
          (relu): ReLU()
          (b): Sequential(
            (0): ReLU()
          )
        )
        """)
  }

  /// PyTorch prints a module that was set to `None`, and only it, as that.
  @Test func namesWithoutAModule() {
    final class Block: Layer {
      let inner = ReLU()
      let unset: Linear? = nil
      var members: [ModuleMember] {
        [.child("inner", inner), .noChild("shortcut"), .child("unset", unset)]
      }
      func forward(_ x: Node) throws -> Node { try inner(x) }
    }
    #expect(
      "\(Block())" == """
        Block(
          (inner): ReLU()
          (shortcut): None
        )
        """)
    #expect(Block().namedModules.map(\.name) == ["", "inner"])
  }

  @Test func renamedLayers() throws {
    let convolution = RenamedLayer(Conv2d(1, 2, kernel: 3, bias: false), name: "Conv2dAuto")
    let text = "Conv2dAuto(1, 2, kernel_size=(3, 3), stride=(1, 1), bias=False)"
    #expect("\(convolution)" == text)
    #expect(convolution.typeName == "Conv2dAuto")
    #expect(convolution.outChannels == 2)
    #expect(convolution.stateDict().names == ["weight"])
    let chain = Sequential(convolution, RenamedLayer(Dropout(p: 1), name: "Gone")).train()
    let image = Tensor.ones([1, 1, 3, 3])
    #expect(chain(image).scalars(as: Float.self) == [0, 0])
    chain.eval()
    #expect(chain(image) == convolution.base(image))
    #expect(chain.trace(image).names.contains("0"))
  }

  @Test func ownAttributesBesideChildren() {
    final class Scaled: Layer {
      let inner = ReLU()
      var printedAttributes: String { "scale=2\nshift=1" }
      func forward(_ x: Node) throws -> Node { try inner(x) }
    }
    #expect(
      "\(Scaled())" == """
        Scaled(
          scale=2
          shift=1
          (inner): ReLU()
        )
        """)
  }

  @Test func parameter() {
    let bias = Parameter(Tensor([0.25, -0.5]))
    #expect("\(bias)" == "Parameter containing:\ntensor([ 0.2500, -0.5000], requires_grad=True)")
    let long = Parameter(.arange(Float(13)))
    #expect(
      "\(long)" == """
        Parameter containing:
        tensor([ 0.,  1.,  2.,  3.,  4.,  5.,  6.,  7.,  8.,  9., 10., 11., 12.],
               requires_grad=True)
        """)
  }
}
