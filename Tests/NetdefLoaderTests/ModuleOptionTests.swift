import Foundation
import Netdef
import NetdefLoader
import Testing

/// The options `--module` and `--set` of the command line.
@Suite struct ModuleOptionTests {
  /// A folder with a file that imports a library, and the library's folder.
  private func withFiles<R>(_ body: (String) throws -> R) throws -> R {
    try withTemporaryFolder { folder in
      let library = folder + "/Library/Inner"
      try FileManager.default.createDirectory(
        atPath: library, withIntermediateDirectories: true)
      try write(
        """
        public block Dense(width: Int) { in x: [N, C]
            out x -> fc: Linear(hidden(width)) }
        """, to: folder + "/Library/Dense.netdef")
      try write("function hidden(width: Int) = width", to: library + "/Hidden.netdef")
      try write("no netdef", to: library + "/Notes.txt")
      try write(
        """
        import Blocks
        model Net(classes: Int, kind: Block(width: Int) = Dense) {
            in x: [N, D]
            out x -> one: kind(4) -> two: Dense(classes)
        }
        """, to: folder + "/Net.netdef")
      return try body(folder)
    }
  }

  private func netdef(_ folder: String, _ command: String, _ more: String...) throws
    -> CommandLineTool
  {
    try CommandLineTool(
      [command, folder + "/Net.netdef", "--module", "Blocks=\(folder)/Library"] + more)
  }

  @Test func everyCommandTakesThem() throws {
    try withFiles { folder in
      let check = try netdef(folder, "check", "--set", "classes=3", "--set", "D=5")
      #expect(check.status == 0 && check.error == "")
      let summary = try netdef(
        folder, "summary", "--set", "classes=3", "--set", "D=5", "--set", "N=2")
      #expect(summary.status == 0 && summary.error == "")
      #expect(summary.output.contains("two.fc"))
      #expect(summary.output.contains("[2, 3]"))
      let bench = try netdef(
        folder, "bench", "--set", "classes=3", "--set", "D=5", "--set", "N=2", "--calls", "1")
      #expect(bench.status == 0 && bench.error == "")
      #expect(bench.output.contains("Net  x: [2, 5]"))
    }
  }

  @Test func runWithAValueAndALibrary() throws {
    try withFiles { folder in
      let source = folder + "/Net.netdef"
      let blocks = try NetdefLoader.module(
        named: "Blocks",
        paths: [folder + "/Library/Dense.netdef", folder + "/Library/Inner/Hidden.netdef"])
      let model = try NetdefLoader.load(
        path: source, modules: [blocks], settings: ["classes=3", "D=5"],
        generator: RandomGenerator(seed: 4))
      let x = Tensor.randn([2, 5], generator: RandomGenerator(seed: 5))
      try model.save(to: folder + "/w.safetensors")
      try SafeTensors.write(["x": x], to: folder + "/x.safetensors")
      let run = try netdef(
        folder, "run", "--weights", folder + "/w.safetensors", "--input",
        folder + "/x.safetensors", "--output", folder + "/y.safetensors", "--set", "classes=3",
        "--set", "D=5")
      #expect(run.status == 0 && run.error == "")
      let result = try SafeTensors.read(path: folder + "/y.safetensors")
      #expect(result["output"]?.bits == (try model.run(x)).bits)
    }
  }

  @Test func generatedFilesOfALibraryAreItsOwn() throws {
    try withFiles { folder in
      try write(
        "import Blocks\nmodel Net { in x: [N, 2]\n out x -> Linear(3) }",
        to: folder + "/Net.netdef")
      let run = try netdef(folder, "generate", "--output", folder + "/Generated")
      #expect(run.status == 0 && run.error == "")
      let files = try FileManager.default.contentsOfDirectory(atPath: folder + "/Generated")
      #expect(files == ["Net.netdef.swift"])
      let swift = try String(
        contentsOfFile: folder + "/Generated/Net.netdef.swift", encoding: .utf8)
      #expect(swift.contains("\nimport Netdef\nimport Blocks\n"))
    }
  }

  @Test func mistakesInModules() throws {
    try withFiles { folder in
      let file = folder + "/Net.netdef"
      func error(_ module: String) throws -> String {
        let run = try CommandLineTool(["check", file, "--module", module])
        #expect(run.status != 0)
        return run.error
      }
      #expect(
        try error("Blocks=\(folder)/none")
          == "error: --module Blocks: there is no folder `\(folder)/none`\n")
      #expect(
        try error("Blocks=\(file)")
          == "error: --module Blocks: `\(file)` is a file: name the folder it is in\n")
      try FileManager.default.createDirectory(
        atPath: folder + "/empty", withIntermediateDirectories: true)
      #expect(
        try error("Blocks=\(folder)/empty")
          == "error: --module Blocks: there is no .netdef file in `\(folder)/empty`\n")
      #expect(
        try error("Bloks=\(folder)/Library").contains("help: did you mean `Bloks`?"))
      for form in ["Blocks", "=\(folder)", "Blocks=", "4=\(folder)"] {
        #expect(try error(form).contains("--module"))
      }
      let twice = try netdef(folder, "check", "--module", "Blocks=\(folder)/empty")
      #expect(twice.error.contains("--module names `Blocks` twice"))
      let without = try CommandLineTool(["check", file])
      #expect(
        without.error.contains("help: name the folder of its files: `--module Blocks=DIR`"))
    }
  }

  @Test func mistakesInSettings() throws {
    try withFiles { folder in
      let unknown = try netdef(folder, "check", "--set", "clases=3")
      #expect(unknown.status == 1)
      #expect(
        unknown.error == """
          --set:1:1: error: no model has a parameter or open size `clases` [unknown-setting]
          1 | clases=3
            | ^^^^^^
          help: did you mean `classes`?

          """)
      let missing = try netdef(folder, "summary", "--model", "Net")
      #expect(missing.status == 1)
      #expect(missing.error.contains("error: `Net` needs `classes`, an Int [missing-argument]"))
      #expect(missing.error.contains("help: give values: `--set classes=…`"))
      let leftOut = try netdef(folder, "summary")
      #expect(leftOut.error == "note: `Net` is left out: it has parameters without a value\n")
      let bench = try netdef(folder, "bench")
      #expect(bench.status == 1 && bench.error == missing.error)
      for form in ["classes", "=3", "classes="] {
        #expect(try netdef(folder, "check", "--set", form).error.contains("--set"))
      }
      let batches = try netdef(
        folder, "summary", "--batch", "3", "--set", "N=2", "--set", "classes=2", "--set", "D=2")
      #expect(batches.error == "error: --batch 3 and --set N=2 contradict each other\n")
    }
  }
}
