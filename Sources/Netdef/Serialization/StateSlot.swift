/// One parameter or buffer of a network, with every name that leads to it.
struct StateSlot {
  /// What holds the value.
  enum Holder {
    case parameter(Parameter)
    case buffer(Buffer)
  }

  /// The names in PyTorch's order; more than one where modules share the value.
  var names: [String]

  /// What holds the value.
  let holder: Holder

  /// The value.
  var value: Tensor {
    switch holder {
    case .parameter(let parameter): parameter.value
    case .buffer(let buffer): buffer.value
    }
  }

  /// The shape, which never changes.
  var shape: Shape {
    switch holder {
    case .parameter(let parameter): parameter.shape
    case .buffer(let buffer): buffer.shape
    }
  }

  /// The element type, which never changes.
  var elementType: ElementType {
    switch holder {
    case .parameter: .float32
    case .buffer(let buffer): buffer.elementType
    }
  }

  /// Takes over a loaded value of the same shape and element type, inside of a change.
  func load(_ tensor: Tensor, at epoch: StateChange.Epoch) {
    switch holder {
    case .parameter(let parameter): parameter.load(tensor, at: epoch)
    case .buffer(let buffer): buffer.load(tensor, at: epoch)
    }
  }

  /// Whether a state dict may lack the value.
  var isOptional: Bool { names.allSatisfy(isBatchCount) }
}

/// The parameters and buffers of a module and of all modules in it.
struct StateSlots {
  /// Each parameter and buffer once, in the order of its first name.
  private(set) var slots: [StateSlot] = []

  /// Every name in PyTorch's order, with the index of its slot.
  private(set) var names: [(name: String, slot: Int)] = []

  /// The slots' indices by what they hold.
  private var indices: [ObjectIdentifier: Int] = [:]

  /// The modules around the one that is being added.
  private var ancestors: Set<ObjectIdentifier> = []

  /// All names so far.
  private var known: Set<String> = []

  /// A step of the way through the modules.
  private enum Step {
    /// Into a module at a path.
    case enter(any Module, String)
    /// Out of a module again.
    case leave(ObjectIdentifier)
  }

  /// Goes through a module: its own parameters, its own buffers, then its children.
  init(of module: any Module) {
    // A list of what is to come instead of a recursion, which deep networks would end.
    var ahead = [Step.enter(module, "")]
    while let step = ahead.popLast() {
      switch step {
      case .leave(let identifier): ancestors.remove(identifier)
      case .enter(let module, let path):
        let children = enter(module, at: path)
        ahead.append(.leave(ObjectIdentifier(module)))
        ahead += children.reversed()
      }
    }
  }

  /// Adds what a module itself holds at a path, and answers the way into its children.
  private mutating func enter(_ module: any Module, at path: String) -> [Step] {
    require(
      ancestors.insert(ObjectIdentifier(module)).inserted,
      "the module at \(quoted(path)) contains itself: it has no state dict")
    let members = module.members
    for case .parameter(let name, let parameter?) in members {
      add(joinPath(path, name), ObjectIdentifier(parameter), .parameter(parameter))
    }
    for case .buffer(let name, let buffer?) in members {
      add(joinPath(path, name), ObjectIdentifier(buffer), .buffer(buffer))
    }
    return members.compactMap { member in
      guard case .child(let name, let child?) = member else { return nil }
      return .enter(child, joinPath(path, name))
    }
  }

  /// Adds a name, and a slot unless another name leads to it already.
  private mutating func add(
    _ name: String, _ identifier: ObjectIdentifier, _ holder: StateSlot.Holder
  ) {
    require(
      known.insert(name).inserted,
      "expected one parameter or buffer of each name, found two named \(quoted(name))")
    let index = indices[identifier] ?? slots.count
    if index == slots.count {
      indices[identifier] = index
      slots.append(StateSlot(names: [], holder: holder))
    }
    slots[index].names.append(name)
    names.append((name, index))
  }
}
