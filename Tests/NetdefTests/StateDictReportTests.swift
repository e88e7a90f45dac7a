import Testing

@testable import Netdef

/// The words in which a state dict that does not fit is reported.
@Suite struct StateDictReportTests {
  /// The tutorial's network of linear layers.
  private final class NeuralNetwork: Module {
    let stack = Sequential(
      Linear(784, 512), ReLU(), Linear(512, 512), ReLU(), Linear(512, 10))

    var members: [ModuleMember] { [.child("linear_relu_stack", stack)] }
  }

  /// The message of loading a state dict into the tutorial's network.
  private func message(_ stateDict: StateDict) -> String? {
    do throws(StateDictError) {
      try NeuralNetwork().load(stateDict)
      return nil
    } catch {
      return error.description
    }
  }

  @Test func wrongType() {
    var stateDict = BatchNorm2d(1).stateDict()
    stateDict["num_batches_tracked"] = Tensor(0.5)
    let error = #expect(throws: StateDictError.self) { try BatchNorm2d(1).load(stateDict) }
    #expect(
      error?.description == """
        cannot load the state dict into `BatchNorm2d`:
          wrong type: `num_batches_tracked`: expected int64, found float32 with a value that int64 \
        does not have
        """)
  }

  @Test func everyKind() {
    var stateDict = NeuralNetwork().stateDict()
    stateDict["linear_relu_stack.0.bais"] = stateDict["linear_relu_stack.0.bias"]
    stateDict["linear_relu_stack.0.bias"] = nil
    stateDict["linear_relu_stack.2.weight"] = Tensor.zeros([512, 256])
    #expect(
      message(stateDict) == """
        cannot load the state dict into `NeuralNetwork`:
          missing: `linear_relu_stack.0.bias` [512]
          unexpected: `linear_relu_stack.0.bais` [512] (did you mean `linear_relu_stack.0.bias`?)
          wrong shape: `linear_relu_stack.2.weight`: expected [512, 512], found [512, 256]
        """)
  }

  @Test func conflict() {
    let model = TiedModel()
    var stateDict = model.stateDict(sharedNames: .all)
    stateDict["decoder.weight"] = Tensor.ones([2, 3])
    #expect(throws: StateDictError.self) { try model.load(stateDict) }
    #expect(
      (try? model.load(stateDict, strict: false))?.description == """
        loaded 8 tensors into `TiedModel`:
          conflicting: `decoder.weight` differs from `encoder.weight`, but `TiedModel` has one \
        value for both
        """)
  }

  @Test func prefixInTheStateDict() {
    let stateDict = NeuralNetwork().stateDict().addingPrefix("module.")
    let message = message(stateDict)
    #expect(
      message?.hasSuffix(
        "help: every name in the state dict begins with `module.`: "
          + "load `stateDict.removingPrefix(\"module.\")`") == true)
    #expect(
      message?.contains(
        "unexpected: `module.linear_relu_stack.0.weight` [512, 784] "
          + "(did you mean `linear_relu_stack.0.weight`?)") == true)
  }

  @Test func prefixInTheModule() {
    let stateDict = NeuralNetwork().stateDict().removingPrefix("linear_relu_stack.")
    #expect(
      message(stateDict)?.hasSuffix(
        "help: every name in `NeuralNetwork` begins with `linear_relu_stack.`: "
          + "load `stateDict.addingPrefix(\"linear_relu_stack.\")`") == true)
  }

  @Test func prefixOfSeveralParts() {
    let stateDict = NeuralNetwork().stateDict().addingPrefix("state.model.")
    #expect(message(stateDict)?.contains("removingPrefix(\"state.model.\")") == true)
  }

  @Test func noPrefix() {
    let stateDict: StateDict = ["module.other": Tensor(1), "module.another": Tensor(1)]
    #expect(message(stateDict)?.contains("help") == false)
  }

  @Test func longLists() {
    let stateDict = StateDict((0..<50).map { (name: "layer\($0)", tensor: Tensor(1)) })
    let lines = message(stateDict)?.split(separator: "\n") ?? []
    #expect(lines.count == 1 + 6 + 21)
    #expect(lines.last == "  unexpected: and 30 more")
    #expect(lines.dropLast().last == "  unexpected: `layer19` []")
  }

  /// Names from a file cannot bring a terminal's commands into a message.
  @Test func misleadingNames() {
    let message = message(["\u{1B}[2J.a": Tensor(1), "\u{1B}[2J.b": Tensor(2)])
    #expect(message?.unicodeScalars.contains("\u{1B}") == false)
    #expect(message?.contains(#"`\u{1b}[2J.a`"#) == true)
  }
}

/// Which missing name an unexpected one is taken for.
@Suite struct StateDictNearestNameTests {
  /// The nearest name among those of shape `[1]` and, behind a `!`, of another shape.
  private func nearest(_ name: String, among names: [String]) -> String? {
    NearestName(
      among: names.map { name in
        .init(
          name: name.replacing("!", with: ""), shape: name.hasPrefix("!") ? [2] : [1],
          elementType: .float32)
      }
    ).find(name, shape: [1])
  }

  @Test(arguments: [
    ("0.bais", ["2.bias", "0.bias"], "0.bias"),
    (
      "layer1.0.conv1.wieght", ["layer1.0.conv2.weight", "layer1.0.conv1.weight"],
      "layer1.0.conv1.weight"
    ),
    ("layer1.conv.weight", ["layer2.conv.weight"], "layer2.conv.weight"),
    ("encoder.conv.weight", ["conv.bias", "conv.weight"], "conv.weight"),
    ("conv.weight", ["encoder.conv.weight"], "encoder.conv.weight"),
    ("classifier.weight", ["fc.bias", "fc.weight"], "fc.weight"),
    ("0.weight", ["!3.weight", "3.weight"], "3.weight"),
    ("0.weight", ["!3.weight"], "3.weight"),
    ("runing_mean", ["running_var", "running_mean"], "running_mean"),
  ])
  func near(name: String, names: [String], expected: String) {
    #expect(nearest(name, among: names) == expected)
  }

  @Test(arguments: [
    ("weight", ["bias"]), ("classifier.weight", ["!fc.weight"]),
    ("a.b.weight", ["c.d.weight.bias"]),
    ("0.1.2.weight", ["3.4.5.weight"]), ("x", []), ("", ["weight"]),
  ])
  func far(name: String, names: [String]) {
    #expect(nearest(name, among: names) == nil)
  }

  /// Names from outside may be of any length.
  @Test func longNames() {
    let long = String(repeating: "a", count: 1_000_000)
    #expect(nearest(long, among: ["a", long]) == nil)
    let deep = String(repeating: "a.", count: 1_000)
    #expect(nearest(deep, among: ["a", deep]) == nil)
  }

  @Test func editDistance() {
    func distance(_ left: String, _ right: String) -> Int {
      EditDistance(Array(left)[...], Array(right)[...], insertion: 1) { $0 == $1 ? 0 : 1 }.value
    }
    #expect(distance("", "") == 0)
    #expect(distance("", "abc") == 3)
    #expect(distance("kitten", "sitting") == 3)
    #expect(distance("bais", "bias") == 1)
    #expect(distance("ca", "abc") == 3)
  }
}
