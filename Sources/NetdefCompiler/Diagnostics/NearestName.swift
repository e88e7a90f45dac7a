/// The candidate that a misspelled name most likely meant, nil when none is near.
package func nearestName(to name: String, among candidates: some Sequence<String>) -> String? {
  // Nobody misspells a name as long as this, and comparing would take long.
  guard name.utf8.count <= 64 else { return nil }
  let target = Array(name.utf8)
  // A name of one letter is near to no other.
  let limit = target.count == 1 ? 0 : max(1, target.count / 3)
  var best: (distance: Int, name: String)?
  for candidate in candidates where candidate != name {
    let other = Array(candidate.utf8.prefix(64))
    if abs(other.count - target.count) > limit { continue }
    // A difference in case alone counts as none, so `Relu` finds `ReLU`.
    let distance =
      candidate.lowercased() == name.lowercased() ? 0 : editDistance(target, other)
    guard distance <= limit else { continue }
    if best.map({ (distance, candidate) < $0 }) ?? true { best = (distance, candidate) }
  }
  return best?.name
}

/// The least number of insertions, removals, replacements and swaps of neighbours.
private func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
  var beforePrevious = [Int](repeating: 0, count: right.count + 1)
  var previous = Array(0...right.count)
  for i in left.indices {
    var current = [i + 1]
    current.reserveCapacity(right.count + 1)
    for j in right.indices {
      let substitution = previous[j] + (left[i] == right[j] ? 0 : 1)
      var cost = min(substitution, previous[j + 1] + 1, current[j] + 1)
      if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
        cost = min(cost, beforePrevious[j - 1] + 1)
      }
      current.append(cost)
    }
    beforePrevious = previous
    previous = current
  }
  return previous[right.count]
}
