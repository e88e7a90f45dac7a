import NetdefCompiler

/// Where the answers to a use of the catalogue may differ, and why: every other difference is a fault.
enum CatalogueDifference: CaseIterable {
  /// A picture without a batch: netdef states the batch first, so that one forgotten is an error.
  /// The runtime takes such pictures, as PyTorch does.
  case unbatched
  /// `same` with a stride, which PyTorch refuses: half the dilated kernel on each side is what
  /// everybody writes in numbers.
  case strideOfSame
  /// `none` instead of a pair for an adaptive pooling's output: PyTorch documents it, and fails on it.
  case noneForBoth
  /// Numbers of 2³¹ and more: PyTorch's pooling refuses them too; its convolutions take them, and
  /// its sums of them may overflow.
  case largeNumbers
  /// Floats past the 32 bits that a layer computes with: PyTorch's activations refuse them; its batch
  /// norm makes infinities of them.
  case largeFloats
  /// Floats that are 0 in the 32 bits that a layer computes with: the checker and PyTorch compare
  /// what is written, and the layer has the 0.
  case tinyFloats
  /// No features, channels or outputs: PyTorch makes layers without a single weight, which are a
  /// mistake where sizes are computed.
  case nothing
  /// An empty tensor of one axis: PyTorch joins it to anything, for the sake of old programs.
  case emptyInConcatenation

  /// What the checker, the runtime and PyTorch said of one use.
  struct Answers {
    let checked: CatalogueAnswer
    let made: CatalogueAnswer
    let torch: String
  }

  /// Whether it explains these answers.
  func explains(_ answers: Answers, to use: CatalogueCase) -> Bool {
    let agree = answers.checked.text == answers.made.text
    switch self {
    case .unbatched:
      return use.shapes[0].count == 3 && answers.checked.id == "rank-mismatch"
        && answers.made.text == answers.torch
    case .strideOfSame:
      return agree && use.values["padding"] == .symbol("same") && answers.torch == "refused"
        && use.values["stride"] != .int(1)
    case .noneForBoth:
      return (agree || answers.checked.id == "rank-mismatch")
        && use.values["output"] == ArgumentValue.none && answers.torch == "refused"
    case .largeNumbers:
      return agree && answers.checked.message.contains("is at most 2147483647")
    case .largeFloats: return agree && answers.checked.message.contains("Float of 32 bits")
    case .tinyFloats:
      return answers.checked.text == answers.torch
        && use.values.values.contains {
          if case .float(let number) = $0 { number != 0 && Float(number) == 0 } else { false }
        }
    case .nothing:
      return agree && answers.checked.id == "layer-parameter"
        && (answers.checked.message.contains("at least 1 ")
          || answers.checked.message.contains("at least 1×1"))
    case .emptyInConcatenation:
      return agree && use.isVariadic && answers.checked.id == "concatenate"
        && use.shapes.contains([0])
    }
  }
}

extension CatalogueAnswer {
  /// The message; empty where it is accepted.
  var message: String { if case .refused(_, let message) = self { message } else { "" } }
}
