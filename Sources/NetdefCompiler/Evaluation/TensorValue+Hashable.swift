extension TensorValue: Hashable {
  static func == (left: TensorValue, right: TensorValue) -> Bool {
    left.id == right.id && left.owner == right.owner && left.shape == right.shape
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(id)
    hasher.combine(shape)
  }
}

extension LayerValue: CustomStringConvertible {
  /// As written in netdef: `Conv2d(kernel: 3)`.
  var description: String {
    let name: String
    switch kind {
    case .declared(let declared): name = declared.name
    case .function(let function): name = function.name
    case .chain: name = "( … )"
    case .instance: name = "layer"
    }
    if arguments.isEmpty { return name }
    let given = arguments.keys.sorted().map { "\($0): \(arguments[$0]?.value.description ?? "?")" }
    return "\(name)(\(given.joined(separator: ", ")))"
  }
}

extension Value {
  /// The tensors of a tensor or a tuple of tensors.
  var tensors: [TensorValue]? {
    switch self {
    case .tensor(let tensor): return [tensor]
    case .tuple(let values):
      let tensors = values.compactMap { value -> TensorValue? in
        if case .tensor(let tensor) = value { return tensor }
        return nil
      }
      return tensors.count == values.count ? tensors : nil
    default: return nil
    }
  }
}
