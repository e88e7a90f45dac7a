import Foundation
import Netdef
import NetdefCompiler
import NetdefLoader
import Testing

/// `netdef summary`, as a process, and the summaries of the runtime.
@Suite struct SummaryTests {
  private static func table(_ file: String, _ more: String...) throws -> String {
    try table(file, more)
  }

  private static func table(_ file: String, _ more: [String]) throws -> String {
    let path = GoldenNetwork.folder.appending(path: file).path
    let run = try CommandLineTool(["summary", path] + more)
    #expect(run.status == 0 && run.error == "")
    return run.output
  }

  /// The lines of a table without its title, in which only the command names the inputs.
  private static func body(_ table: String) -> [Substring] {
    Array(table.split(separator: "\n").dropFirst())
  }

  // MARK: The command

  /// 36,618 outputs of 4 bytes, twice for the gradients, are 0.279 MB.
  @Test func theTutorialsNetwork() throws {
    #expect(
      try Self.table("TutorialCNN.netdef") == """
        TutorialCNN  image: [N, 1, 24, 24] -> [N, 10]
        Layer  Type       Output shape     Parameters  Multiply-adds
        ────────────────────────────────────────────────────────────
        0      Conv2d     [N, 32, 20, 20]         832        320,000
        1      ReLU       [N, 32, 20, 20]           0              –
        2      MaxPool2d  [N, 32, 10, 10]           0         12,800
        3      Conv2d     [N, 64, 6, 6]        51,264      1,843,200
        4      ReLU       [N, 64, 6, 6]             0              –
        5      MaxPool2d  [N, 64, 3, 3]             0          2,304
        6      Flatten    [N, 576]                  0              –
        7      Linear     [N, 1024]           590,848        589,824
        8      ReLU       [N, 1024]                 0              –
        9      Linear     [N, 10]              10,250         10,240
        ────────────────────────────────────────────────────────────
        Total parameters:                   653,194
        Trainable parameters:               653,194
        Non-trainable parameters:                 0
        Buffers:                                  0
        Multiply-adds per sample:         2,778,368
        ────────────────────────────────────────────────────────────
        Input size (MB):                       0.00
        Forward/backward pass size (MB):       0.28
        Parameters size (MB):                  2.49
        Estimated total size (MB):             2.77

        """)
  }

  /// What torchsummary prints for torchvision's ResNet-18: 11,689,512 parameters, 0.57 MB of input,
  /// 62.79 MB for the passes (here `Flatten` is a layer of its own), 44.59 MB of parameters, 107.96 MB.
  @Test func resNet18() throws {
    try withFile(Self.resNet18) { path in
      let run = try CommandLineTool(["summary", path])
      let lines = run.output.split(separator: "\n")
      let totals = lines.suffix(10).filter { $0.contains(": ") }
        .compactMap { $0.split(separator: " ").last }
      #expect(
        totals == [
          "11,689,512", "11,689,512", "0", "9,620", "1,818,388,480", "0.57", "62.80", "44.59",
          "107.96",
        ])
      let row =
        "layer2.0.downsample.0  Conv2d             [N, 128, 28, 28]        8,192      6,422,528"
      #expect(lines.contains { $0 == row })
      let block =
        "layer4.1               BasicBlock         [N, 512, 7, 7]              0              –"
      #expect(lines.contains { $0 == block })
    }
  }

  /// The library's model flattens by a function, as torchvision's does: torchsummary's numbers.
  @Test func theLibrarysResNet18() throws {
    let path = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/NetdefModels/ResNet.netdef").path
    let run = try CommandLineTool(["summary", path, "--model", "ResNet18"])
    #expect(run.output.contains("Total parameters:                    11,689,512\n"))
    #expect(run.output.contains("Forward/backward pass size (MB):          62.79\n"))
    #expect(run.output.contains("Estimated total size (MB):               107.96\n"))
  }

  /// A shared layer may give another shape each time it is used.
  @Test func aSharedLayerHasTheShapeOfEachUse() throws {
    let source = """
      model Shared {
          in x: [N, 3]
          layer relu = ReLU
          out x -> a: Linear(4) -> relu -> b: Linear(5) -> relu
      }

      """
    try withFile(source) { path in
      let run = try CommandLineTool(["summary", path])
      let rows = run.output.split(separator: "\n").filter { $0.hasPrefix("relu") }
      #expect(rows.count == 2 && rows[0].contains("[N, 4]") && rows[1].contains("[N, 5]"))
    }
  }

  /// What `--json` prints, as far as it is looked at here.
  private struct Record: Decodable {
    struct Edge: Decodable {
      let name: String?
      let element: String
    }

    struct Layer: Decodable {
      let path: String
      let parameters: Int?
      let buffers: Int?
    }

    struct Totals: Decodable {
      let parameters: Int?
      let trainableParameters: Int?
      let nonTrainableParameters: Int?
      let buffers: Int?
      let inputBytes: Int?
      let outputBytes: Int?
      let forwardBackwardBytes: Int?
      let parameterBytes: Int?
      let totalBytes: Int?
    }

    let name: String
    let batch: Int?
    let inputs: [Edge]
    let outputs: [Edge]
    let layers: [Layer]
    let totals: Totals
  }

  private func records(_ text: String, _ more: String...) throws -> [Record] {
    try withFile(text) { path in
      let run = try CommandLineTool(["summary", path, "--json"] + more)
      #expect(run.status == 0, "\(run.error)")
      return try JSONDecoder().decode([Record].self, from: Data(run.output.utf8))
    }
  }

  @Test func sharedLayersCountOnce() throws {
    let record = try #require(
      try records(
        """
        block Both {
            in x: [N, D]
            out x -> a: Linear(D) -> n: (ReLU -> Linear(D))
        }
        model Tied {
            in x: [N, 10]
            layer both = Both
            layer one = Linear(10)
            out (x -> both -> one) + (x -> both -> one)
        }
        """
      ).first)
    #expect(
      record.layers.map(\.path) == [
        "both.a", "both.n.0", "both.n.1", "both", "one", "both.a#2", "both.n.0#2", "both.n.1#2",
        "both#2", "one#2", "add",
      ])
    #expect(record.layers.map(\.parameters) == [110, 0, 110, 0, 110, 0, 0, 0, 0, 0, 0])
    #expect(record.totals.parameters == 330)
  }

  @Test func totalsAndSizes() throws {
    let record = try #require(
      try records(
        """
        model Two {
            in picture: [B, 3, 8, 8]
            in tokens: Int [B, 5]
            out features = picture -> conv: Conv2d(4, kernel: 3) -> bn: BatchNorm2d
            out tokens -> Identity
        }
        """, "--batch", "2"
      ).first)
    #expect(record.inputs.map(\.element) == ["Float", "Int"] && record.batch == 2)
    #expect(record.outputs.map(\.name) == ["features", nil])
    #expect(record.layers.map(\.buffers) == [0, 9, 0])
    let totals = record.totals
    #expect(totals.parameters == 112 + 8 && totals.buffers == 9)
    #expect(totals.trainableParameters == 120 && totals.nonTrainableParameters == 0)
    #expect(totals.inputBytes == 2 * (3 * 64 * 4 + 5 * 8))
    #expect(totals.outputBytes == 2 * (2 * 4 * 36 * 4 + 5 * 8))
    #expect(totals.forwardBackwardBytes == 2 * 2 * (2 * 4 * 36 * 4 + 5 * 8))
    #expect(totals.parameterBytes == 480)
    #expect(totals.totalBytes == 2 * 808 + 4 * 1192 + 480)
  }

  /// What depends on open sizes is not made up.
  @Test func openSizes() throws {
    let text = "model Open { in x: [N, 3, H, W] out x -> Conv2d(8, kernel: 3) }"
    let record = try #require(try records(text).first)
    #expect(record.totals.parameters == 224 && record.totals.inputBytes == nil)
    #expect(record.totals.totalBytes == nil)
    try withFile(text) { path in
      let output = try CommandLineTool(["summary", path]).output
      #expect(output.contains("\nEstimated total size (MB):          ?") || output.contains(" ?\n"))
    }
  }

  @Test func aStatedBatchIsNotReplaced() throws {
    let path = GoldenNetwork.folder.appending(path: "Shapes.netdef").path
    let run = try CommandLineTool(["summary", path, "--model", "FixedBatch", "--batch", "4"])
    #expect(run.status == 0)
    #expect(run.error == "note: `FixedBatch` states its batch size, so --batch changes nothing\n")
    let wrong = try CommandLineTool(["summary", path, "--batch", "-1"])
    #expect(wrong.status != 0)
    #expect(wrong.error.contains("a batch has at least 1 sample, but --batch is -1"))
  }

  // MARK: The runtime

  /// Generated and loaded models print what the command prints of their file.
  @Test(arguments: GoldenNetwork.all) func modelsAndFilesAgree(network: GoldenNetwork) throws {
    let shape = network.calls[0][0]
    let generator = RandomGenerator(seed: 1)
    guard shape[0] > 0, !["Externs.netdef", "ExternBlocks.netdef"].contains(network.file),
      let model = try network.make(generator) as? any Model
    else { return }
    let elementType = network.elementTypes[0]
    // In evaluation a dropout that is a function does nothing, and is no step.
    let generated = try model.train().summary(of: shape, elementType: elementType)
    let loaded = try network.load(generator).train()
    let summary = try loaded.summary(of: shape, elementType: elementType)
    #expect("\(summary)" == "\(generated)")
    guard !["OpenImage", "OpenOutput", "FixedBatch"].contains(network.description),
      network.file != "OpenSizes.netdef", network.settings.isEmpty
    else { return }
    // The command is told the open sizes that the call brings.
    var options = ["--model", network.description, "--batch", "\(shape[0])"]
    let names = loaded.network.inputs[0].shape.sizes.map(\.description)
    for (index, name) in names.enumerated().dropFirst()
    where name.allSatisfy(\.isLetter) && !names[..<index].contains(name) {
      options += ["--set", "\(name)=\(shape[index])"]
    }
    let table = try Self.table(network.file, options)
    #expect(Self.body(table) == Self.body("\(generated)"))
  }

  @Test func torchsummarysCall() {
    let net = Sequential(Conv2d(in: 3, out: 8, kernel: 3), ReLU(), Flatten(), Linear(8 * 36, 10))
    let table = summary(net, [3, 8, 8], batch: 2)
    #expect(table.rows.map(\.path) == ["0", "1", "2", "3"])
    #expect(table.rows.map(\.parameters) == [224, 0, 0, 2890])
    #expect(
      table.rows.map(\.outputShapes) == [[[2, 8, 6, 6]], [[2, 8, 6, 6]], [[2, 288]], [[2, 10]]])
    #expect(table.multiplyAdds == 2 * (8 * 36 * 27 + 2880))
    #expect(table.totals.parameters == net.parameterCount)
    #expect("\(table)".hasPrefix("Sequential  [2, 3, 8, 8] -> [2, 10]\n"))
  }

  /// A module written by hand: parts called and operations of its own, one part twice.
  private final class Hand: Layer {
    let first = Linear(4, 4)
    let norm = BatchNorm2d(2)
    let scale = Parameter(.ones([4]))

    func forward(_ x: Node) throws -> Node {
      let y = try first(x).relu()
      return try (first(y) * x.value(of: scale)).named("scaled") + x
    }
  }

  @Test func aModuleWrittenByHand() throws {
    let hand = Hand()
    let table = try hand.summary(of: [3, 4])
    #expect(table.rows.map(\.path) == ["first", "relu", "first#2", "scaled", "add"])
    #expect(table.rows.map(\.type) == ["Linear", "relu", "Linear", "multiply", "add"])
    #expect(table.rows.map(\.parameters) == [20, 0, 0, 4, 0])
    #expect(table.rows.map(\.multiplyAdds) == [48, nil, 48, nil, nil])
    // What the pass does not reach counts in the totals alone.
    #expect(table.totals.parameters == 28 && table.totals.buffers == 5)
    let outer = try Sequential(hand, ReLU()).summary(of: [3, 4])
    #expect(
      outer.rows.map(\.path) == [
        "0.first", "0.relu", "0.first#2", "0.scaled", "0.add", "0", "1",
      ])
    #expect(
      outer.rows[5].type == "Hand" && outer.rows[5].parameters == 4 && outer.rows[5].isCounted)
  }

  @Test func oneLayerAlone() throws {
    let table = try Linear(4, 2).summary(of: [1, 4])
    #expect(table.rows.map(\.path) == ["Linear"] && table.rows[0].parameters == 10)
    #expect(throws: ShapeError.self) { try Linear(4, 2).summary(of: [1, 5]) }
  }

  // MARK: Support

  private func withFile<R>(_ text: String, _ body: (String) throws -> R) throws -> R {
    let file = FileManager.default.temporaryDirectory.appending(path: "netdef-\(UUID()).netdef")
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try body(file.path)
  }

  private static let resNet18 = """
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
    block Stage(width: Int, stride: Int) {
        in x: [N, C, H, W]
        out x -> BasicBlock(width, stride) -> BasicBlock(width)
    }
    model ResNet18 {
        in image: [N, 3, 224, 224]
        out image
            -> conv1: Conv2d(64, kernel: 7, stride: 2, padding: 3, bias: false)
            -> bn1: BatchNorm2d -> ReLU -> MaxPool2d(3, stride: 2, padding: 1)
            -> layer1: Stage(64, 1) -> layer2: Stage(128, 2) -> layer3: Stage(256, 2)
            -> layer4: Stage(512, 2)
            -> AdaptiveAvgPool2d(1) -> Flatten -> fc: Linear(1000)
    }
    """
}
