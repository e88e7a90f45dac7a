import Netdef

extension Pair: LayerArgument {
  /// An Int, or a pair of Ints: layers print what was written.
  public init?(argument: ArgumentValue) {
    switch argument {
    case .int(let size): self.init(size)
    case .tuple(let values):
      guard values.count == 2, case .int(let height) = values[0], case .int(let width) = values[1]
      else { return nil }
      self.init(height, width)
    default: return nil
    }
  }

  public static var argumentDescription: String { "an Int or a pair of Ints" }
}

extension Padding: LayerArgument {
  /// A `Pair`, or `same`.
  public init?(argument: ArgumentValue) {
    if argument == .symbol("same") {
      self = .same
    } else if let size = Pair(argument: argument) {
      self.init(size)
    } else {
      return nil
    }
  }

  public static var argumentDescription: String { "an Int, a pair of Ints or same" }
}

extension AdaptiveSize: LayerArgument {
  /// An Int or `none`, or a pair of such.
  public init?(argument: ArgumentValue) {
    if let size = Int?(argument: argument) {
      self.init(size)
    } else if case .tuple(let values) = argument, values.count == 2,
      let height = Int?(argument: values[0]), let width = Int?(argument: values[1])
    {
      self.init(height, width)
    } else {
      return nil
    }
  }

  public static var argumentDescription: String { "an Int, none or a pair of such" }
}

extension Approximation: LayerArgument {}
