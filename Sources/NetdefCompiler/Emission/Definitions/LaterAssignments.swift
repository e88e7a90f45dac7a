/// How often each variable may be set on one way through the statements behind the one that is
/// looked at; 2 stands for more than once.
struct LaterAssignments {
  /// One for each body around the statement, without those around it.
  private var layers: [[String: Int]] = [[:]]

  func count(of name: String) -> Int {
    min(2, layers.reduce(0) { $0 + $1[name, default: 0] })
  }

  /// Begins a body inside: its statements are not behind those of the bodies beside it.
  mutating func enter() { layers.append([:]) }

  /// Ends the body inside, whose assignments count no more.
  mutating func leave() -> [String: Int] { layers.removeLast() }

  mutating func add(_ counts: [String: Int]) {
    layers[layers.count - 1].merge(counts) { min(2, $0 + $1) }
  }
}
