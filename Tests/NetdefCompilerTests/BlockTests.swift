import NetdefCompiler
import Testing

/// Blocks, repeats, conditions and layer values: what the checker makes of them.
@Suite struct BlockTests {
  @Test func resNet18IsTorchvisions() throws {
    let network = try #require(check(Self.resNet).networks.first { $0.name == "ResNet18" })
    let keys = Keys.of(network.body)
    #expect(keys.count == 62)
    #expect(keys.prefix(4) == ["conv1.weight", "bn1.weight", "bn1.bias", "layer1.0.conv1.weight"])
    #expect(keys.contains("layer2.0.downsample.0.weight"))
    #expect(keys.contains("layer2.0.downsample.1.bias"))
    #expect(!keys.contains("layer1.0.downsample.0.weight"))
    #expect(keys.suffix(2) == ["fc.weight", "fc.bias"])
    #expect(Keys.parameterCount(network.body) == 11_689_512)
    #expect(network.output.shape.description == "[N, 1000]")
  }

  @Test func resNet50HasBottlenecks() throws {
    let network = try #require(check(Self.resNet).networks.first { $0.name == "ResNet50" })
    #expect(Keys.parameterCount(network.body) == 25_557_032)
    #expect(Keys.of(network.body).contains("layer3.5.conv3.weight"))
  }

  @Test func openSizesAgreeAroundAShortcut() {
    let source = Self.resNet.replacing("[N, 3, 224, 224]", with: "[N, 3, H, W]")
    #expect(check(source).diagnostics.isEmpty)
  }

  @Test func sharedLayersInASequentialTakeANumberEach() throws {
    let network = try only(
      """
      model Tied {
          in x: [N, 4]
          layer shared = Linear(8)
          out x -> Linear(8) -> ReLU -> shared -> ReLU -> shared -> ReLU -> Linear(1)
      }
      """)
    #expect(network.isSequential)
    #expect(network.body.children.map(\.key) == ["0", "1", "2", "3", "4", "5", "6"])
    #expect(
      Keys.of(network.body) == [
        "0.weight", "0.bias", "2.weight", "2.bias", "6.weight", "6.bias",
      ])
  }

  @Test func sharedLayersElsewhereAreOneChild() throws {
    let network = try only(
      """
      model Twice {
          in x: [N, 4]
          layer shared = Linear(4)
          let y = shared(x) -> relu
          out y + x -> shared
      }
      """)
    #expect(network.body.children.map(\.key) == ["shared"])
  }

  /// As in PyTorch's `__init__`: the place of a layer is its declaration's, not its first use's.
  @Test func declaredLayersStandWhereTheyAreDeclared() throws {
    let network = try only(
      """
      model Declared {
          in x: [N, 4]
          layer last = Linear(4)
          layer none_here = none
          let y = x -> first: Linear(4)
          out y + x -> last
      }
      """)
    #expect(network.body.children.map(\.key) == ["last", "none_here", "first"])
    guard case .absent = network.body.children[1].content else {
      Issue.record("expected no module under `none_here`")
      return
    }
    #expect(
      Keys.of(network.body) == ["last.weight", "last.bias", "first.weight", "first.bias"])
  }

  /// A layer that only the other arm uses is a name without a module here.
  @Test func layersThatNoUseReachesAreAbsent() throws {
    let network = try only(
      """
      block Around(width: Int) {
          in x: [N, C]
          layer shortcut = Linear(width)
          out if C == width { x } else { x -> shortcut }
      }
      model Net {
          in x: [N, 4]
          out x -> same: Around(4) -> other: Around(8)
      }
      """)
    #expect(Keys.of(network.body) == ["other.shortcut.weight", "other.shortcut.bias"])
  }

  @Test func aDeclaredLayersNameIsTakenOnce() {
    let diagnostics = check(
      "model M { in x: [N, 3]\n layer a = Linear(3)\n out x -> a -> a: Linear(3) }"
    ).diagnostics
    #expect(diagnostics.map(\.id) == ["duplicate-name"])
  }

  /// `block … = …` adds no scope, also where it names one layer.
  @Test func definitionsOfOneLayerAddNoScope() throws {
    let network = try only(
      """
      block Conv2dAuto(out: Int, kernel: Pair) = Conv2d(out, kernel: kernel, padding: same)
      block Conv3x3(out: Int) = Conv2dAuto(out, kernel: 3)
      model Net {
          in x: [N, 3, 8, 8]
          out x -> Conv2dAuto(4, kernel: 5) -> Conv3x3(8) -> (Conv3x3(2) -> ReLU)
      }
      """)
    #expect(
      Keys.of(network.body) == [
        "0.weight", "0.bias", "1.weight", "1.bias", "2.0.weight", "2.0.bias",
      ])
    let names = network.body.children.prefix(2).map { child -> String in
      if case .layer(let use) = child.content { use.typeName } else { "no layer" }
    }
    #expect(names == ["Conv2dAuto", "Conv3x3"])
    #expect(network.isSequential)
  }

  @Test func listsConditionsAndComputedNames() throws {
    let network = try only(
      """
      let widths = [1, 8, 16]
      function half(of: Int) = of / 2

      block ConvBlock(out: Int, conv: Layer = Conv2d(kernel: 3, padding: 1), activation: relu | none = relu) {
          in x: [N, C, H, W]
          let act = if activation == relu { ReLU } else { Identity }
          out x -> conv(out) -> BatchNorm2d -> act
      }

      model Classifier {
          in image: [N, 1, 28, 28]
          var y = image -> encoder: ([for (a, b) in zip(widths, widths[1...]): ConvBlock(b)]) -> flatten
          for i in 0..<2 { y = y -> hidden{i}: Linear(half(of: 64)) -> relu }
          out y -> if count(widths) > 2 { drop: Dropout(0.5) } -> head: Linear(10)
      }
      """)
    #expect(network.body.children.map(\.key) == ["encoder", "hidden0", "hidden1", "drop", "head"])
    #expect(Keys.of(network.body).contains("encoder.1.0.weight"))
    #expect(network.output.shape.description == "[N, 10]")
  }

  @Test func branchesJoin() throws {
    let network = try only(
      """
      block Parallel(net1: Layer, net2: Layer) {
          in x: [N, D]
          let a = x -> net1: net1
          let b = x -> net2: net2
          out concatenate(a, b)
      }
      model Net {
          in x: [N, 4]
          out x -> Parallel(Linear(3), Linear(5) -> ReLU -> Linear(6)) -> Linear(2)
      }
      """)
    #expect(
      Keys.of(network.body) == [
        "0.net1.weight", "0.net1.bias", "0.net2.0.weight", "0.net2.0.bias", "0.net2.2.weight",
        "0.net2.2.bias", "1.weight", "1.bias",
      ])
  }

  @Test func severalInputsAndOutputs() throws {
    let network = try only(
      """
      block Two {
          in a: [N, C]
          in b: [N, D]
          out p = a -> left: Linear(3)
          out q = b -> right: Linear(4)
      }
      model Net {
          in x: [N, 3]
          in z: [N, 5]
          let (p, q) = (x, z) -> two: Two
          out first = p
          out second = concatenate(p, q)
      }
      """)
    #expect(network.outputs.map(\.shape.description) == ["[N, 3]", "[N, 7]"])
    #expect(network.outputs.map(\.name) == ["first", "second"])
  }

  @Test(arguments: [
    ("block B { in x: [N, C]\n out x -> B }\nmodel M { in x: [N, 3]\n out x -> B }", "cycle"),
    (
      "block B { in x: [N, C, H, W]\n let a = x -> Conv2d(C, kernel: 3)\n out a + x }\n"
        + "model M { in x: [N, 3, 8, 8]\n out x -> B }", "shapes-differ"
    ),
    ("model M { in x: [N, 3]\n out x -> [for i in 0..<2000000: ReLU] }", "list-too-long"),
    ("model M { in x: [N, 3, H, W]\n out if H > 8 { x } else { x -> ReLU } }", "undecidable"),
    (
      "block B(n: Int) { in x: [N, C]\n out x -> Linear(n) }\nmodel M { in x: [N, 3]\n out x -> B }",
      "missing-argument"
    ),
    (
      "block B(n: Int) { in x: [N, C]\n out x -> Linear(n) }\nmodel M { in x: [N, 3]\n out x -> B(1.5) }",
      "wrong-type"
    ),
    (
      "block B(n: Int) { in x: [N, C]\n out x -> Linear(n) }\nmodel M { in x: [N, 3]\n out x -> B(0) }",
      "layer-parameter"
    ),
    ("block Never(n: Int) { in x: [N, C]\n out x -> Linear(n, foo: 1) }", "unknown-parameter"),
  ])
  func mistakes(source: String, id: String) {
    #expect(check(source).diagnostics.map(\.id) == [id])
  }

  /// A mistake in a block that is used often is said once, with the first use that led to it.
  @Test func oneCauseInABlockIsOneErrorWithItsTrail() throws {
    let diagnostics = check(
      """
      block B(width: Int) {
          in x: [N, C, H, W]
          out x -> Conv2d(width, kernel: 3) -> BatchNorm2d(7)
      }
      model M {
          in x: [N, 3, 32, 32]
          out x -> first: B(8) -> second: B(16) -> third: B(32)
      }
      """
    ).diagnostics
    let diagnostic = try #require(diagnostics.first)
    #expect(diagnostics.count == 1)
    #expect(diagnostic.id == "channel-count")
    #expect(
      diagnostic.notes.last
        == "in `B(width: 8)`, made at line 7 as `first`; here `x` is `[N, 3, 32, 32]`")
  }

  /// 2³⁰ modules are refused by counting, not by making them.
  @Test func doublingBlocksAreRefusedAtOnce() {
    var source = "block B0 { in x: [N, C]\n out x -> Linear(3) }\n"
    for index in 1...30 {
      source += "block B\(index) { in x: [N, C]\n out x -> B\(index - 1) -> B\(index - 1) }\n"
    }
    source += "model M { in x: [N, 3]\n out x -> B30 }"
    #expect(Set(check(source).diagnostics.map(\.id)) == ["too-many-modules"])
  }

  // MARK: Support

  private func check(_ source: String) -> Compilation {
    Compilation(checking: [SourceFile(path: "test.netdef", text: source)])
  }

  private func only(_ source: String) throws -> Network {
    let compilation = check(source)
    #expect(compilation.diagnostics.filter { $0.severity == .error }.map(\.message) == [])
    return try #require(compilation.networks.first)
  }

  static let resNet = """
    /// Two 3×3 convolutions and a way around them.
    block BasicBlock(width: Int, stride: Int = 1) {
        in x: [N, C, H, W]
        let main = x
            -> conv1: Conv2d(width, kernel: 3, stride: stride, padding: 1, bias: false)
            -> bn1: BatchNorm2d -> ReLU
            -> conv2: Conv2d(width, kernel: 3, padding: 1, bias: false)
            -> bn2: BatchNorm2d
        let skip = if C == width and stride == 1 { x } else {
            x -> downsample: (Conv2d(width, kernel: 1, stride: stride, bias: false) -> BatchNorm2d)
        }
        out main + skip -> ReLU
    }

    block Bottleneck(width: Int, stride: Int = 1) {
        in x: [N, C, H, W]
        let main = x
            -> conv1: Conv2d(width, kernel: 1, bias: false) -> bn1: BatchNorm2d -> ReLU
            -> conv2: Conv2d(width, kernel: 3, stride: stride, padding: 1, bias: false)
            -> bn2: BatchNorm2d -> ReLU
            -> conv3: Conv2d(4 * width, kernel: 1, bias: false) -> bn3: BatchNorm2d
        let skip = if C == 4 * width and stride == 1 { x } else {
            x -> downsample: (Conv2d(4 * width, kernel: 1, stride: stride, bias: false) -> BatchNorm2d)
        }
        out main + skip -> ReLU
    }

    block Stage(kind: Block(width: Int, stride: Int), width: Int, count: Int, stride: Int) {
        in x: [N, C, H, W]
        out x -> [for i in 0..<count: kind(width, stride: if i == 0 { stride } else { 1 })]
    }

    model ResNet(kind: Block(width: Int, stride: Int) = BasicBlock, counts: [Int] = [2, 2, 2, 2], classes: Int = 1000) {
        in image: [N, 3, 224, 224]
        out image
            -> conv1: Conv2d(64, kernel: 7, stride: 2, padding: 3, bias: false)
            -> bn1: BatchNorm2d -> ReLU -> MaxPool2d(3, stride: 2, padding: 1)
            -> [for (i, count) in enumerate(counts):
                layer{i + 1}: Stage(kind, 64 * 2 ** i, count: count, stride: if i == 0 { 1 } else { 2 })]
            -> AdaptiveAvgPool2d(1) -> Flatten -> fc: Linear(classes)
    }

    model ResNet18 = ResNet(BasicBlock, [2, 2, 2, 2])
    model ResNet50 = ResNet(Bottleneck, [3, 4, 6, 3])
    """
}

/// The keys of a network's parameters, in PyTorch's order.
enum Keys {
  static func of(_ scope: NetworkScope, prefix: String = "") -> [String] {
    scope.children.flatMap { child -> [String] in
      switch child.content {
      case .layer(let use):
        use.states.filter(\.isTrained).map { "\(prefix)\(child.key).\($0.name)" }
      case .group(let inner), .list(let inner): of(inner, prefix: "\(prefix)\(child.key).")
      case .module(let instance): of(instance.body, prefix: "\(prefix)\(child.key).")
      case .shared, .borrowed, .absent: []
      }
    }
  }

  static func parameterCount(_ scope: NetworkScope) -> Int {
    scope.children.reduce(0) { total, child in
      switch child.content {
      case .layer(let use): total + (use.parameterCount ?? 0)
      case .group(let inner), .list(let inner): total + parameterCount(inner)
      case .module(let instance): total + parameterCount(instance.body)
      case .shared, .borrowed, .absent: total
      }
    }
  }
}
