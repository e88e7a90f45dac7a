import Testing

@testable import Quickstart

/// What the command line may say.
@Suite struct CommandTests {
  @Test(arguments: [
    ("", Command.tour), ("-h", .help), ("--save a", .save(folder: "a")),
    ("a b", .look(pictures: ["a", "b"], weights: nil)),
    ("--weights w a", .look(pictures: ["a"], weights: "w")),
    ("a --weights w", .look(pictures: ["a"], weights: "w")),
  ])
  func takes(_ line: String, _ command: Command) throws {
    #expect(try Command(line.split(separator: " ").map(String.init)) == command)
  }

  @Test(arguments: [
    ("--weights", "`--weights` needs a path after it"),
    ("--weights --save a", "`--weights` needs a path after it"),
    ("--weights w", "`--weights` needs a picture to look at"),
    ("--save a b", "`--save` goes with nothing but its folder"),
    ("--x", "there is no option `--x`"),
  ])
  func refuses(_ line: String, _ problem: String) {
    #expect(throws: UsageError(problem)) {
      try Command(line.split(separator: " ").map(String.init))
    }
  }
}
