/// What the command line asks for.
enum Command: Equatable {
  /// To go through all that the example shows.
  case tour

  /// To look at pictures: digits are read, photos go through ResNet-18, with weights if a file of
  /// them is named.
  case look(pictures: [String], weights: String?)

  /// To save a whole network and an input for it in a folder.
  case save(folder: String)

  /// To say what can be asked for.
  case help

  /// Takes the words after the program's name apart.
  init(_ words: [String]) throws(UsageError) {
    var (pictures, weights, folder): ([String], String?, String?) = ([], nil, nil)
    var rest = words[...]
    while let word = rest.popFirst() {
      switch word {
      case "--help", "-h":
        self = .help
        return
      case "--weights": weights = try Self.value(of: word, from: &rest)
      case "--save": folder = try Self.value(of: word, from: &rest)
      case _ where word.hasPrefix("-"): throw UsageError("there is no option `\(word)`")
      default: pictures.append(word)
      }
    }
    if let folder {
      guard pictures.isEmpty, weights == nil else {
        throw UsageError("`--save` goes with nothing but its folder")
      }
      self = .save(folder: folder)
    } else if pictures.isEmpty {
      guard weights == nil else { throw UsageError("`--weights` needs a picture to look at") }
      self = .tour
    } else {
      self = .look(pictures: pictures, weights: weights)
    }
  }

  /// The word after an option.
  private static func value(
    of option: String, from rest: inout ArraySlice<String>
  ) throws(UsageError) -> String {
    guard let value = rest.popFirst(), !value.hasPrefix("-") else {
      throw UsageError("`\(option)` needs a path after it")
    }
    return value
  }

  /// What can be asked for.
  static let usage = """
    Quickstart                                 goes through the tutorials' networks
    Quickstart DIGIT.pgm …                     reads digits of 28×28 pixels
    Quickstart [--weights FILE] PHOTO.ppm …    passes photos through ResNet-18, with the weights
                                               of a torchvision state dict in safetensors
    Quickstart --save FOLDER                   saves a whole network, for `Opener` to open
    """
}

/// A command line that asks for nothing there is.
struct UsageError: Error, Equatable, CustomStringConvertible {
  /// What is wrong.
  let problem: String

  init(_ problem: String) { self.problem = problem }

  /// What is wrong, and what can be asked for.
  var description: String { "\(problem)\n\n\(Command.usage)" }
}
