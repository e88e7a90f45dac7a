#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What loading tensors into a module would do: worked out whole before any value changes.
///
/// Names, shapes and types are compared first; only what fits is read. Values become the type that
/// the module has, as in PyTorch, unless the type does not have one of them.
struct StateDictLoading<Source: TensorSource> {
  /// What fits and what does not.
  private(set) var report: LoadReport

  /// Where the tensors are.
  private let source: Source

  /// What is to be replaced, with the names that the source has for it.
  private var wanted: [(slot: StateSlot, names: [String])] = []

  /// The new values.
  private var replacements: [(slot: StateSlot, tensor: Tensor)] = []

  /// The names of the source that the module has asked for.
  private var used: Set<String> = []

  /// Compares names, shapes and types with those of a module.
  init(of source: Source, into module: any Module) {
    self.source = source
    report = LoadReport(model: module.typeName)
    let slots = StateSlots(of: module)
    for slot in slots.slots { match(slot) }
    report.addUnexpected(source.allNames.filter { !used.contains($0) }, in: source)
    report.recognizePrefix(of: source.allNames, for: slots.names.map(\.name))
  }

  /// Reads what fits, and looks at the values: some may have none of the module's type, and two that
  /// the module has as one may differ.
  mutating func read() throws(Source.Failure) {
    try source.prepare(toRead: wanted.flatMap(\.names))
    for (slot, names) in wanted {
      if let tensor = try read(slot, names) { replacements.append((slot, tensor)) }
    }
  }

  /// Changes the module: others see all of its old values or all of the new ones.
  func apply() {
    StateChange.change { epoch in
      for (slot, tensor) in replacements { slot.load(tensor, at: epoch) }
    }
  }

  /// Reads what fits and changes the module value by value, so that no more than one of them is in
  /// memory twice: for a module that nobody else has yet.
  mutating func readAndApply() throws(Source.Failure) {
    for (slot, names) in wanted {
      if let tensor = try read(slot, names) { slot.load(tensor, at: .zero) }
    }
  }

  /// Looks up what belongs into a slot and compares shape and type.
  private mutating func match(_ slot: StateSlot) {
    let found = source.outlines(for: slot.names)
    used.formUnion(found.map(\.name))
    guard !found.isEmpty else {
      if !slot.isOptional {
        report.missing.append(
          .init(name: slot.names[0], shape: slot.shape, elementType: slot.elementType))
      }
      return
    }
    var fits = true
    for (name, outline) in found {
      if outline.elementType == nil {
        report.unsupported.append(
          .init(name: name, expected: slot.elementType, found: outline.typeName))
        fits = false
      }
      if !outline.shape.isLoadable(as: slot.shape) {
        report.wrongShape.append(.init(name: name, expected: slot.shape, found: outline.shape))
        fits = false
      }
    }
    guard fits else { return }
    report.loaded.append(slot.names[0])
    wanted.append((slot, found.map(\.name)))
  }

  /// Reads the value of a slot, nil where its values do not fit.
  private mutating func read(
    _ slot: StateSlot, _ names: [String]
  ) throws(Source.Failure) -> Tensor? {
    var first: (name: String, tensor: Tensor)?
    for name in names {
      guard let found = try source.tensor(named: name) else { continue }
      guard let tensor = found.withShape(slot.shape).loaded(as: slot.elementType) else {
        // A count that half precision made infinite says nothing: it is as good as missing.
        if slot.isOptional, found.isPastIntegers { return nil }
        report.wrongType.append(
          .init(name: name, expected: slot.elementType, found: found.elementType))
        report.loaded.removeAll { $0 == slot.names[0] }
        return nil
      }
      if let first, !first.tensor.hasSameBytes(as: tensor) {
        report.conflicting.append(.init(name: name, other: first.name))
        report.loaded.removeAll { $0 == slot.names[0] }
        return nil
      }
      first = first ?? (name, tensor)
    }
    return first?.tensor
  }
}

extension TensorSource {
  /// The tensors that a source has for a value: under its own names, else under the name to which the
  /// metadata maps one of them.
  func outlines(for names: [String]) -> [(name: String, outline: TensorOutline)] {
    let direct = names.compactMap { name in outline(of: name).map { (name, $0) } }
    if !direct.isEmpty { return direct }
    for name in names {
      if let kept = metadata[name], let outline = outline(of: kept) { return [(kept, outline)] }
    }
    return []
  }
}

extension Shape {
  /// Whether a tensor of this shape can be loaded as one of another: a number may stand in a file as
  /// a list of one, as PyTorch before 0.4 wrote it.
  func isLoadable(as shape: Shape) -> Bool { self == shape || shape.rank == 0 && sizes == [1] }
}

extension Tensor {
  /// The elements as another type; nil if the type does not have one of them. Large whole numbers are
  /// rounded to the nearest float.
  fileprivate func loaded(as type: ElementType) -> Tensor? {
    if type == elementType { return self }
    switch elementType {
    case .float32: return loaded(Float.self, as: type) { ($0 == 0 || $0 == 1) ? $0 == 1 : nil }
    case .int64: return loaded(Int64.self, as: type) { (0...1).contains($0) ? $0 == 1 : nil }
    case .int32: return loaded(Int32.self, as: type) { (0...1).contains($0) ? $0 == 1 : nil }
    case .bool: return converted(to: type)
    }
  }

  private func loaded<E: TensorElement & Numeric>(
    _ own: E.Type, as type: ElementType, _ truth: (E) -> Bool?
  ) -> Tensor? {
    withUnsafeElements(as: own) { elements in
      let fits =
        switch type {
        case .float32: true
        case .int64: elements.allSatisfy { Int64(exactly: $0.number) != nil }
        case .int32: elements.allSatisfy { Int32(exactly: $0.number) != nil }
        case .bool: elements.allSatisfy { truth($0) != nil }
        }
      return fits ? converted(to: type) : nil
    }
  }

  /// Whether a float is past all whole numbers of 64 bits.
  fileprivate var isPastIntegers: Bool {
    elementType == .float32
      && withUnsafeElements(as: Float.self) { $0.contains { !($0.magnitude < 0x1p63) } }
  }

  /// Whether type, shape and every byte are the same, so that NaN equals itself.
  fileprivate func hasSameBytes(as other: Tensor) -> Bool {
    guard elementType == other.elementType, shape == other.shape else { return false }
    return withUnsafeBytes { left in
      other.withUnsafeBytes { right in
        guard let first = left.baseAddress, let second = right.baseAddress else {
          return left.isEmpty
        }
        return memcmp(first, second, left.count) == 0
      }
    }
  }
}
