extension Value {
  /// Whether it is or holds an Int above a bound, without its sign.
  func holdsInt(beyond bound: Int) -> Bool {
    switch self {
    case .int(let size): size.value.map { $0.magnitude > bound.magnitude } ?? false
    case .list(let values), .tuple(let values): values.contains { $0.holdsInt(beyond: bound) }
    default: false
    }
  }
}
