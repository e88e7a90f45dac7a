import Foundation
import NetdefLoader
import Testing

/// `netdef bench`, as a process.
@Suite struct BenchCommandTests {
  /// What `--json` prints.
  private struct Record: Decodable {
    struct Input: Decodable {
      let name: String
      let element: String
      let shape: [Int]
    }

    let model: String
    let inputs: [Input]
    let batch: Int?
    let threads: Int
    let calls: Int
    let warmUpCalls: Int
    let medianMilliseconds: Double
    let minMilliseconds: Double
    let maxMilliseconds: Double
  }

  private func bench(_ file: String, _ more: String...) throws -> CommandLineTool {
    try CommandLineTool(["bench", GoldenNetwork.folder.appending(path: file).path] + more)
  }

  private func record(_ file: String, _ more: String...) throws -> Record {
    let path = GoldenNetwork.folder.appending(path: file).path
    let run = try CommandLineTool(["bench", path, "--json"] + more)
    #expect(run.status == 0 && run.error == "")
    return try JSONDecoder().decode(Record.self, from: Data(run.output.utf8))
  }

  @Test func aBatchOfPictures() throws {
    let record = try record("TutorialCNN.netdef", "--batch", "3", "--threads", "1", "--calls", "8")
    #expect(record.model == "TutorialCNN" && record.batch == 3 && record.threads == 1)
    #expect(record.inputs[0].name == "image" && record.inputs[0].element == "Float")
    #expect(record.inputs[0].shape == [3, 1, 24, 24])
    #expect(record.calls == 8 && record.warmUpCalls >= 1)
    #expect(record.minMilliseconds > 0)
    #expect(record.minMilliseconds <= record.medianMilliseconds)
    #expect(record.medianMilliseconds <= record.maxMilliseconds)
  }

  @Test func openSizesAreSet() throws {
    let open = try record(
      "Shapes.netdef", "--model", "OpenImage", "--set", "H=9", "--set", "W=12", "--calls", "1")
    #expect(open.inputs[0].shape == [1, 3, 9, 12])
    let product = try record(
      "Shapes.netdef", "--model", "OpenOutput", "--set", "H=3", "--calls", "1")
    #expect(product.inputs[0].shape == [1, 1, 12, 8])
    let fixed = try record("Shapes.netdef", "--model", "FixedBatch", "--calls", "1")
    #expect(fixed.batch == nil && fixed.inputs[0].shape == [1, 4])
    let tokens = try record("Shapes.netdef", "--model", "TokenNetwork", "--calls", "1")
    #expect(tokens.inputs[0].element == "Int" && tokens.inputs[0].shape == [1, 6])
  }

  @Test func theTable() throws {
    let run = try bench("TutorialCNN.netdef", "--calls", "1", "--threads", "1")
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 5)
    #expect(lines.first == "TutorialCNN  image: [1, 1, 24, 24]")
    #expect(
      lines.dropFirst().prefix(3).map { $0.prefix { $0 != " " } } == ["median", "min", "max"])
    #expect(lines.last == "1 call after 3 to warm up, 1 thread")
  }

  @Test func mistakes() throws {
    let open = try bench("Shapes.netdef", "--model", "OpenImage", "--set", "W=3")
    #expect(open.status == 1)
    #expect(
      open.error == """
        error: the input [N, 3, H, 3] leaves `H` open
        help: give a number with `--set H=…`

        """)
    #expect(
      try bench("Shapes.netdef", "--model", "OpenImage", "--set", "K=3").error == """
        --set:1:1: error: `OpenImage` has no parameter or open size `K` [unknown-setting]
        1 | K=3
          | ^
        help: there are the open sizes `N`, `H`, `W`

        """)
    #expect(
      try bench("Shapes.netdef", "--model", "FixedBatch", "--batch", "2").error
        == "error: a batch was given, but the input [1, 4] has no open `N`\n")
    #expect(
      try bench(
        "Shapes.netdef", "--model", "OpenImage", "--set", "H=3000000", "--set", "W=4000000"
      ).error.hasPrefix(
        "error: an input [N, 3, 3000000, 4000000] of these sizes needs 134110.4 GiB"))
    #expect(
      try bench("Shapes.netdef").error.hasPrefix("error: say which model to take: the models are"))
    for arguments in [["--batch", "0"], ["--threads", "-1"], ["--calls", "x"], ["--set", "H"]] {
      let run = try CommandLineTool(
        ["bench", GoldenNetwork.folder.appending(path: "TutorialCNN.netdef").path] + arguments)
      #expect(run.status != 0 && run.error.contains(arguments[0]))
    }
  }

  @Test func trainingIsNotYetMeasured() throws {
    let run = try bench("TutorialCNN.netdef", "--train")
    #expect(run.status != 0)
    #expect(run.error.contains("--train is not yet supported"))
  }
}
