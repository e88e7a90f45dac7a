import Netdef
import Testing

/// Mistakes that stop the program, and what the message says.
struct LayerStopTests {
  @Test(arguments: LayerMistake.allCases)
  func stopsInWords(_ mistake: LayerMistake) async throws {
    let result = try await #require(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { [mistake = mistake as LayerMistake] in
      mistake.make()
    }
    let message = String(decoding: result.standardErrorContent, as: UTF8.self)
    #expect(message.contains("Netdef: " + mistake.message))
  }
}

/// A layer that never comes to an end.
private final class Endless: Layer {
  func forward(_ x: Node) throws -> Node { try self(x.relu()) }
}

/// A wrong call, and the message that it must stop with.
enum LayerMistake: String, CaseIterable, Codable {
  case callWithWrongShape, traceWithWrongShape, untypedBatch, wrongParameterShape
  case integerParameter, linearFeatures, groups, kernel, stride, padding, unevenSame, poolPadding
  case probability, batchNormFeatures, adaptiveSize, pairOfThree
  case hugeKernel, hugePadding, hugeOutput, callsItself
  case emptyName, dottedName, nameTwice, containsItself, containsItselfInside, noChild, noActivation

  func make() {
    let model = TutorialCNN()
    switch self {
    case .callWithWrongShape: _ = model(Tensor.ones([3, 100]))
    case .traceWithWrongShape: _ = Sequential(ReLU(), Linear(3, 2)).trace(.ones([3, 100]))
    case .untypedBatch: _ = Batch<Features<3>>(trusted: .ones([2, 4]))
    case .wrongParameterShape: model.`0`.weight.value = .ones([2])
    case .integerParameter: _ = Parameter(Tensor([1, 2] as [Int64]))
    case .linearFeatures: _ = Linear(0, 3)
    case .groups: _ = Conv2d(3, 4, kernel: 1, groups: 2)
    case .kernel: _ = Conv2d(3, 4, kernel: [0, 1])
    case .stride: _ = MaxPool2d(kernel: 2, stride: 0)
    case .padding: _ = Conv2d(3, 4, kernel: 1, padding: -1)
    case .unevenSame: _ = Conv2d(3, 4, kernel: 2, stride: 2, padding: .same)
    case .poolPadding: _ = AvgPool2d(kernel: 2, padding: 2)
    case .probability: _ = Dropout(p: 1.5)
    case .batchNormFeatures: _ = BatchNorm2d(0)
    case .adaptiveSize: _ = AdaptiveAvgPool2d(output: [1, 0])
    case .pairOfThree: _ = MaxPool2d(kernel: [1, 2, 3])
    case .hugeKernel: _ = MaxPool2d(kernel: [1, 1 << 40])
    case .hugePadding: _ = Conv2d(3, 4, kernel: 1, padding: Padding(Pair(.max)))
    case .hugeOutput: _ = AdaptiveAvgPool2d(output: [1 << 40, 1 << 40])(.ones([1, 1, 5, 5]))
    case .callsItself: _ = Endless()(.ones([1]))
    case .emptyName: _ = Sequential([("", ReLU())])
    case .dottedName: _ = Sequential([("a.b", ReLU())])
    case .nameTwice: _ = Sequential([("a", ReLU()), ("a", ReLU())])
    case .containsItself:
      let chain = Sequential(ReLU())
      chain.append(chain)
    case .containsItselfInside:
      let chain = Sequential(ReLU())
      chain.append(Sequential(ReLU(), Sequential(chain)))
    case .noChild: _ = model[-11]
    case .noActivation: _ = Sequential(ReLU()).trace(.ones([1]))["relu"]
    }
  }

  var message: String {
    switch self {
    case .callWithWrongShape:
      "`TutorialCNN` expects `image` of shape [N, 1, 24, 24], but received [3, 100]"
    case .traceWithWrongShape:
      "`Sequential.1` (Linear) expects 3 input features, [.., 3], but received [3, 100]"
    case .untypedBatch:
      "`Batch` expects [N, 3] of float32, but received [2, 4] of float32"
    case .wrongParameterShape:
      "`parameter` expects a tensor of shape [32, 1, 5, 5], but received [2]"
    case .integerParameter:
      "a parameter has float32 elements, but a tensor of int64 was given; use a `Buffer` for what "
        + "is not trained"
    case .linearFeatures: "`Linear` needs at least 1 feature in and out, but they are 0 and 3"
    case .groups:
      "`Conv2d` needs groups that divide its channels, but 2 does not divide both 3 and 4"
    case .kernel: "`Conv2d`: kernel must be at least 1, but it is (0, 1)"
    case .stride: "`MaxPool2d`: stride must be at least 1, but it is 0"
    case .padding: "`Conv2d`: padding must be at least 0, but it is -1"
    case .unevenSame:
      "`Conv2d`: padding `same` with a stride needs a whole dilation · (kernel − 1) / 2, but kernel "
        + "is 2, stride 2 and dilation 1"
    case .poolPadding:
      "`AvgPool2d`: padding can be at most half of the kernel, but padding is 2 and kernel 2"
    case .probability: "`Dropout` needs a probability p within 0…1, but it is 1.5"
    case .batchNormFeatures: "`BatchNorm2d` needs at least 1 feature, but has 0"
    case .adaptiveSize:
      "`AdaptiveAvgPool2d` needs output sizes of at least 1, but they are (1, 0)"
    case .pairOfThree: "a pair has two sizes, [height, width], not [1, 2, 3]"
    case .hugeKernel: "`MaxPool2d`: kernel must be at most 2147483647, but it is (1, 1099511627776)"
    case .hugePadding:
      "`Conv2d`: padding must be at most 2147483647, but it is 9223372036854775807"
    case .hugeOutput:
      "`AdaptiveAvgPool2d` expects an input whose output has at most 1152921504606846975 elements, "
        + "but received [1, 1, 5, 5], whose output would be [1, 1, 1099511627776, 1099511627776]"
    case .callsItself:
      "`Endless` is called inside 1000 other modules: does one call itself?"
    case .emptyName: "a child's name cannot be empty"
    case .dottedName: "a child's name cannot contain a dot, but `a.b` does"
    case .nameTwice: "there is a child named `a` already"
    case .containsItself, .containsItselfInside: "a `Sequential` cannot contain itself"
    case .noChild: "`TutorialCNN` has 10 children, so there is none at index -11"
    case .noActivation: "the trace has no value named `relu`, only `0`"
    }
  }
}
