#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What loading a state dict into a module would do: worked out whole before any value changes.
struct StateDictLoading {
  /// What fits and what does not.
  private(set) var report: LoadReport

  /// The new values.
  private var replacements: [(slot: StateSlot, tensor: Tensor)] = []

  /// The names of the state dict that the module has asked for.
  private var used: Set<String> = []

  /// Compares a state dict with a module.
  init(of stateDict: StateDict, into module: any Module) {
    report = LoadReport(model: module.typeName)
    let slots = StateSlots(of: module)
    for slot in slots.slots { match(slot, in: stateDict) }
    report.addUnexpected(stateDict.filter { !used.contains($0.name) })
    report.recognizePrefix(of: stateDict.names, for: slots.names.map(\.name))
  }

  /// Changes the module.
  func apply() {
    for (slot, tensor) in replacements { slot.replace(with: tensor) }
  }

  /// Looks up what belongs into a slot and checks it.
  private mutating func match(_ slot: StateSlot, in stateDict: StateDict) {
    let current = slot.value
    let found = Self.tensors(for: slot, in: stateDict)
    used.formUnion(found.map(\.name))
    guard let first = found.first else {
      if !slot.isOptional {
        report.missing.append(
          .init(name: slot.names[0], shape: current.shape, elementType: current.elementType))
      }
      return
    }
    var fits = true
    for (name, tensor) in found {
      if tensor.elementType != current.elementType {
        report.wrongType.append(
          .init(name: name, expected: current.elementType, found: tensor.elementType))
        fits = false
      }
      if tensor.shape != current.shape {
        report.wrongShape.append(.init(name: name, expected: current.shape, found: tensor.shape))
        fits = false
      }
    }
    guard fits else { return }
    for (name, tensor) in found.dropFirst() where !first.tensor.hasSameBytes(as: tensor) {
      report.conflicting.append(.init(name: name, other: first.name))
      fits = false
    }
    guard fits else { return }
    report.loaded.append(slot.names[0])
    replacements.append((slot, first.tensor))
  }

  /// The tensors that a state dict has for a slot: under its own names, else under the name to which
  /// the metadata maps one of them.
  private static func tensors(
    for slot: StateSlot, in stateDict: StateDict
  ) -> [(name: String, tensor: Tensor)] {
    let direct = slot.names.compactMap { name in stateDict[name].map { (name, $0) } }
    if !direct.isEmpty { return direct }
    for name in slot.names {
      if let kept = stateDict.metadata[name], let tensor = stateDict[kept] {
        return [(kept, tensor)]
      }
    }
    return []
  }
}

extension Tensor {
  /// Whether type, shape and every byte are the same, so that NaN equals itself.
  fileprivate func hasSameBytes(as other: Tensor) -> Bool {
    guard elementType == other.elementType, shape == other.shape else { return false }
    var isSame = false
    withLittleEndianBytes { left in
      other.withLittleEndianBytes { right in
        isSame =
          if let first = left.baseAddress, let second = right.baseAddress {
            memcmp(first, second, left.count) == 0
          } else { left.isEmpty }
      }
    }
    return isSame
  }
}
