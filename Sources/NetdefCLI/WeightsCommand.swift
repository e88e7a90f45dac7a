import ArgumentParser
import Netdef
import NetdefLoader

/// `netdef weights`: writes the weights of a new model.
struct WeightsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "weights",
    abstract: "Writes the initial weights of a model.",
    discussion: """
      The file is a state dict under PyTorch's names, which `netdef run` takes and Python's \
      safetensors reads. Equal seeds give equal weights. Of a whole network, given as one \
      .safetensors file, the weights that it holds are written.

      EXAMPLES
        netdef weights Classifier.netdef --output w.safetensors
        netdef weights Models.netdef --model ResNet18 --seed 7 --output w.safetensors
        netdef weights ResNet.netdef --model ResNet --set classes=10 --output w.safetensors
        netdef weights Classifier.netdef --type bfloat16 --output w.safetensors
      """)

  @OptionGroup var module: ModuleOptions
  @OptionGroup var settings: SettingOptions

  @Option(help: "The model to make; it may be left out when there is only one.")
  var model: String?

  @Option(help: "The seed of the random initial values.")
  var seed: UInt64 = 0

  @Option(name: .shortAndLong, help: "The .safetensors file to write.")
  var output: String

  @Flag(help: "Write what layers share under each of its names, as PyTorch's state dicts have it.")
  var allNames = false

  @Option(
    help: """
      The type in which floats are written: float32, float16 or bfloat16. A number that the type does \
      not have is an error.
      """)
  var type: SavedFloatType = .float32

  func run() throws {
    let model = try ModelOpening(module: module, selection: settings.selection(of: model))
      .open(generator: RandomGenerator(seed: seed))
    try tellingErrors {
      try model.save(to: output, sharedNames: allNames ? .all : .first, floats: type)
    }
  }
}

extension SavedFloatType: ExpressibleByArgument {}
