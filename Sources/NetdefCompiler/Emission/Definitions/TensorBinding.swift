/// What a name of a body is in Swift when data flows through it.
indirect enum TensorBinding {
  /// One tensor: a shape while layers are made, a node while a forward pass is recorded.
  case tensor(String)
  /// Several tensors that are written out one by one.
  case tuple([TensorBinding])
  /// A Swift array of tensors.
  case list(String)
  /// What `layer name = …` declares: made at its first use.
  case shared(Int)

  /// The expression of a single tensor.
  var single: String? {
    switch self {
    case .tensor(let text): text
    case .tuple(let parts): parts.count == 1 ? parts[0].single : nil
    case .list, .shared: nil
    }
  }

  /// The expressions of all tensors; nil when their number is not known.
  var all: [String]? {
    switch self {
    case .tensor(let text): [text]
    case .tuple(let parts):
      parts.reduce(Optional([])) { result, part in
        guard let result, let more = part.all else { return nil }
        return result + more
      }
    case .list, .shared: nil
    }
  }
}
