/// Named tensors in an order: what a network has learned, apart from the network.
///
/// Names are PyTorch's, such as `linear_relu_stack.0.weight`. `metadata` holds texts that are saved
/// with the tensors; where a tensor has further names, it maps each of them to the name under which
/// the tensor is kept, as the safetensors library does.
public struct StateDict: Sendable {
  /// The names in their order.
  public private(set) var names: [String] = []

  /// The tensors by name.
  private var tensors: [String: Tensor] = [:]

  /// Texts that are saved with the tensors.
  public var metadata: [String: String]

  /// The tensors of a file whose type tensors do not have here, such as `F8_E4M3`: what they hold was
  /// not read, and they are not saved again.
  public var unread: [Unread] { unreadNames.compactMap { unreadTensors[$0] } }

  /// The names of the tensors that were not read, in order.
  private(set) var unreadNames: [String] = []

  /// The tensors that were not read.
  private var unreadTensors: [String: Unread] = [:]

  /// A tensor of a file that was not read.
  public struct Unread: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// The format's name of its type.
    public let type: String
    /// Its shape.
    public let shape: Shape
  }

  /// A state dict without tensors.
  public init(metadata: [String: String] = [:]) {
    self.metadata = metadata
  }

  /// A state dict of tensors in the order given, whose names must differ.
  public init(
    _ entries: some Sequence<(name: String, tensor: Tensor)>, metadata: [String: String] = [:]
  ) {
    self.init(metadata: metadata)
    for (name, tensor) in entries {
      require(
        tensors[name] == nil, "expected one tensor of each name, found two named \(quoted(name))")
      self[name] = tensor
    }
  }

  /// The tensor of a name, or nil; a new name goes to the end, and nil removes one.
  public subscript(name: String) -> Tensor? {
    get { tensors[name] }
    set {
      let old = tensors.updateOrRemove(newValue, for: name)
      if old == nil, newValue != nil {
        names.append(name)
        if unreadTensors.removeValue(forKey: name) != nil { unreadNames.removeAll { $0 == name } }
      }
      if old != nil, newValue == nil { names.removeAll { $0 == name } }
    }
  }

  /// The tensors without a prefix that their names share, such as `module.`; names that do not begin
  /// with it stay as they are.
  public func removingPrefix(_ prefix: String) -> StateDict {
    renamed { $0.hasPrefix(prefix) ? String($0.dropFirst(prefix.count)) : $0 }
  }

  /// The tensors with a prefix before each name.
  public func addingPrefix(_ prefix: String) -> StateDict {
    renamed { prefix + $0 }
  }

  /// The tensors under other names, which must differ; the metadata's further names follow.
  public func renamed(_ newName: (String) throws -> String) rethrows -> StateDict {
    var texts = metadata
    for (dropped, kept) in metadata where tensors[kept] != nil && tensors[dropped] == nil {
      texts[dropped] = nil
      texts[try newName(dropped)] = try newName(kept)
    }
    var renamed = StateDict(try map { (try newName($0.name), $0.tensor) }, metadata: texts)
    for tensor in unread {
      renamed.addUnread(
        Unread(name: try newName(tensor.name), type: tensor.type, shape: tensor.shape))
    }
    return renamed
  }

  /// Adds a tensor that was not read, under a name that is new.
  mutating func addUnread(_ tensor: Unread) {
    require(
      tensors[tensor.name] == nil && unreadTensors[tensor.name] == nil,
      "expected one tensor of each name, found two named \(quoted(tensor.name))")
    unreadNames.append(tensor.name)
    unreadTensors[tensor.name] = tensor
  }

  /// The tensor of a name that was not read, or nil.
  func unreadTensor(_ name: String) -> Unread? { unreadTensors[name] }
}

extension StateDict: Sequence {
  /// The names with their tensors, in order.
  public func makeIterator() -> some IteratorProtocol<(name: String, tensor: Tensor)> {
    names.lazy.compactMap { name in tensors[name].map { (name: name, tensor: $0) } }.makeIterator()
  }

  /// The number of tensors.
  public var count: Int { names.count }

  /// Whether there are no tensors.
  public var isEmpty: Bool { names.isEmpty }

  /// The number of tensors, which is known.
  public var underestimatedCount: Int { names.count }
}

extension StateDict: ExpressibleByDictionaryLiteral {
  /// A state dict of tensors in the order written, whose names must differ.
  public init(dictionaryLiteral elements: (String, Tensor)...) {
    self.init(elements.lazy.map { (name: $0, tensor: $1) })
  }
}

extension StateDict: CustomStringConvertible {
  /// A line with each tensor's name, element type and shape.
  public var description: String {
    let lines =
      map { "\n  \(escaped($0.name)): \($0.tensor.elementType.name) \($0.tensor.shape)" }
      + unread.map { "\n  \(escaped($0.name)): \(escaped($0.type)) \($0.shape), not read" }
    return "StateDict of \(count) tensor\(count == 1 ? "" : "s")" + lines.joined()
  }
}

extension Dictionary {
  /// Sets or removes the value of a key and returns the one it had.
  fileprivate mutating func updateOrRemove(_ value: Value?, for key: Key) -> Value? {
    if let value { updateValue(value, forKey: key) } else { removeValue(forKey: key) }
  }
}
