/// What the locals of a definition hold, whichever statement gives it to them: a list that begins
/// empty is of the type of what is put in later.
struct LocalTypes: Sendable {
  private var types: [Local: ValueType] = [:]

  subscript(local: Local) -> ValueType { types[local] ?? .any }

  /// Sets what a local holds: what was added is found once more.
  mutating func reset(_ local: Local, to type: ValueType) { types[local] = type }

  mutating func add(_ type: ValueType, of local: Local) {
    types[local] = types[local].map { .joined([$0, type]) } ?? type
  }
}
