import Netdef
import Testing

/// Members, paths, parameters and subscripts.
struct ModuleMembersTests {
  @Test func childrenOfAModel() {
    let model = TutorialCNN()
    #expect(model.children.map(\.name) == (0..<10).map(String.init))
    #expect(model.children.map { "\(type(of: $0.module))" }[2] == "MaxPool2d")
    #expect("\(model[0])" == "\(model.`0`)")
    #expect(model[-1] === model.`9`)
    #expect(model["7"] === model.`7`)
    #expect(model["10"] == nil)
    #expect(NeuralNetwork()["linear_relu_stack.2"] is Linear)
  }

  @Test func parametersOfAModel() {
    let model = TutorialCNN()
    #expect(
      model.namedParameters.map { "\($0.name) \($0.parameter.shape)" } == [
        "0.weight [32, 1, 5, 5]", "0.bias [32]", "3.weight [64, 32, 5, 5]", "3.bias [64]",
        "7.weight [1024, 576]", "7.bias [1024]", "9.weight [10, 1024]", "9.bias [10]",
      ])
    #expect(model.parameterCount == 832 + 51264 + 590_848 + 10250)
    #expect(model.`0`.weight.gradient == nil)
    #expect(
      NeuralNetwork().namedParameters.map(\.name).first == "linear_relu_stack.0.weight")
  }

  @Test func storedPropertiesOfAHandWrittenModule() {
    let module = Classifier(generator: RandomGenerator(seed: 1))
    #expect(module.children.map(\.name) == ["body", "norm", "head", "dropout"])
    #expect(module.namedParameters.map(\.name).contains("body.linear_relu_stack.4.bias"))
    #expect(module.namedParameters.map(\.name).contains("norm.scale"))
    #expect(module["body.linear_relu_stack.4"] === module.body.linear_relu_stack.`4`)
  }

  @Test func layersInAnEnumKeepTheirParameters() {
    enum Head: Sendable {
      case none
      case linear(Linear)
      case pair(first: Linear, second: Linear)
    }
    final class Choosing: Module {
      let heads: [Head]
      let head: Head
      init(_ heads: [Head], _ head: Head) { (self.heads, self.head) = (heads, head) }
    }
    let linear = Linear(2, 1, bias: false)
    let module = Choosing([.none, .linear(linear)], .pair(first: linear, second: Linear(1, 1)))
    #expect(
      module.namedParameters.map(\.name) == [
        "heads.1.linear.weight", "head.pair.second.weight", "head.pair.second.bias",
      ])
    #expect(module["heads.1.linear"] === linear)
  }

  @Test func layersInAPlainArrayKeepTheirParameters() {
    let net = PlainList([Linear(10, 8), Linear(8, 4), Linear(4, 1)])
    #expect(
      net.namedParameters.map(\.name) == [
        "layers.0.weight", "layers.0.bias", "layers.1.weight", "layers.1.bias",
        "layers.2.weight", "layers.2.bias",
      ])
    #expect(net.parameterCount == 88 + 36 + 5)
    #expect(
      "\(net)" == """
        PlainList(
          (layers): ModuleList(
            (0): Linear(in_features=10, out_features=8, bias=True)
            (1): Linear(in_features=8, out_features=4, bias=True)
            (2): Linear(in_features=4, out_features=1, bias=True)
          )
        )
        """)
    #expect(net(Tensor.ones([2, 10])).shape == [2, 1])
  }

  @Test func dictionariesStructsAndParameters() {
    let module = Assorted()
    #expect(
      module.namedModules.map(\.name) == [
        "", "activations", "activations.lrelu", "activations.relu", "pair.first", "optionals.1",
      ])
    #expect(
      module.namedParameters.map(\.name) == [
        "scales.0", "scales.1", "pair.first.weight", "pair.first.bias", "optionals.1.weight",
        "optionals.1.bias",
      ])
    #expect(module.namedBuffers.map(\.name) == ["counter"])
    #expect(module["pair.first"] === module.pair.first)
    #expect(module["activations.relu"] is ReLU)
  }

  @Test func inheritedMembersComeFirst() {
    let block = ProjectedBlock(3, 4)
    #expect(block.children.map(\.name) == ["blocks", "activate", "projection"])
    #expect(block(Tensor.ones([2, 3])).shape == [2, 4])
    #expect(
      "\(block)" == """
        ProjectedBlock(
          (blocks): Sequential(
            (0): Linear(in_features=3, out_features=4, bias=True)
            (1): ReLU()
            (2): Linear(in_features=4, out_features=4, bias=True)
          )
          (activate): ReLU()
          (projection): Linear(in_features=3, out_features=4, bias=False)
        )
        """)
  }

  @Test func tiedLayersAppearTwiceAndCountOnce() {
    let shared = Linear(8, 8)
    let net = Sequential(Linear(4, 8), ReLU(), shared, ReLU(), shared, Linear(8, 1))
    #expect(net.children.count == 6)
    #expect(net.namedParameters.map(\.name).filter { $0.hasSuffix("weight") }.count == 3)
    shared.weight.value[0, 0] = 100
    let weights = [2, 4].compactMap { (net[$0] as? Linear)?.weight.value[0, 0] }
    #expect(weights == [100, 100])
    #expect(net.trace(.ones([2, 4])).names == ["0", "1", "2", "3", "4", "5"])
  }

  @Test func sequentialGrowsAndIterates() {
    let net = Sequential()
    var x = Tensor.zeros([1, 1, 24, 24])
    var shapes: [Shape] = []
    for layer in [
      Conv2d(1, 32, kernel: [5, 5]), ReLU(), MaxPool2d(kernel: 2), Conv2d(32, 64, kernel: 5),
      ReLU(), MaxPool2d(kernel: 2), Flatten(),
    ] as [any Layer] {
      net.append(layer)
      x = net[-1](x)
      shapes.append(x.shape)
    }
    #expect(
      shapes == [
        [1, 32, 20, 20], [1, 32, 20, 20], [1, 32, 10, 10], [1, 64, 6, 6], [1, 64, 6, 6],
        [1, 64, 3, 3], [1, 576],
      ])
    net.append(Linear(x.shape[1], 10), named: "head")
    #expect(net.map(\.name).suffix(2) == ["6", "head"])
    #expect(net.count == 8)
    #expect(net(Tensor.zeros([1, 1, 24, 24])).shape == [1, 10])
  }

  @Test func parametersAreReplacedAndChecked() throws {
    let model = TutorialCNN()
    model.`0`.weight.value = .ones([32, 1, 5, 5])
    model.`0`.bias?.value = .full([32], 5)
    let y = model.`0`(Tensor.ones([1, 1, 24, 24]))
    #expect(y.shape == [1, 32, 20, 20])
    #expect(y.scalars(as: Float.self).allSatisfy { $0 == 30 })

    let error = #expect(throws: ShapeError.self) {
      try model.`0`.weight.replace(with: .ones([32, 25]))
    }
    #expect(
      error?.description
        == "`parameter` expects a tensor of shape [32, 1, 5, 5], but received [32, 25]")
    #expect(model.`0`.weight.value[0, 0, 0, 0] == 1)
    #expect(model.`0`.weight.version == 1)
  }

  @Test func attributesAreTyped() {
    let layer = TutorialCNN().`3`
    #expect(layer.inChannels == 32)
    #expect(layer.outChannels == 64)
    #expect(layer.kernelSize == [5, 5])
    #expect(layer.stride.height == 1)
    #expect(layer.groups == 1)
  }

  @Test func devices() {
    #expect(Device.available == [.cpu])
    #expect(Device.cpu.name == "cpu")
    let error = #expect(throws: DeviceError.self) { try Device("cuda") }
    #expect(error?.description == "there is no device `cuda` here, only `cpu`")
  }
}
