/// How many statements read each name, of those behind the one that is looked at.
struct LaterReaders {
  /// The statements of one body, without those around it.
  struct Layer {
    fileprivate var counts: [String: Int] = [:]

    /// The lines that do nothing but set a variable.
    fileprivate var idle: [String: [TidyLine]] = [:]
  }

  private var layers = [Layer()]

  /// Names of what calls give that are kept although nobody reads it.
  let results: Set<String>

  init(results: Set<String>) { self.results = results }

  func isRead(_ name: String) -> Bool { layers.contains { $0.counts[name, default: 0] > 0 } }

  /// Begins a body inside: its statements are read by no body beside it.
  mutating func enter() { layers.append(Layer()) }

  /// Ends the body inside, whose statements count no more.
  mutating func leave() -> Layer { layers.removeLast() }

  /// Counts the statements of a body that was left.
  mutating func add(_ layer: Layer) {
    for (name, count) in layer.counts { layers[layers.count - 1].counts[name, default: 0] += count }
    for (name, lines) in layer.idle { layers[layers.count - 1].idle[name, default: []] += lines }
  }

  mutating func add(_ line: TidyLine) {
    for name in line.names.read { layers[layers.count - 1].counts[name, default: 0] += 1 }
    if let target = line.names.idleTarget {
      layers[layers.count - 1].idle[target, default: []].append(line)
    }
  }

  /// Takes away the statements of the innermost body that only set a variable, and all that these
  /// read.
  mutating func dropAssignments(of name: String) {
    guard let lines = layers[layers.count - 1].idle.removeValue(forKey: name) else { return }
    for line in lines {
      line.isGone = true
      for read in line.names.read { layers[layers.count - 1].counts[read, default: 0] -= 1 }
    }
  }
}
