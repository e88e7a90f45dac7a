/// A search for the missing name that an unexpected one may stand for.
///
/// Names are compared part by part, between their dots. A part costs its edit distance, where two
/// neighbours that are swapped are one edit; a part before the last costs no more than `limit`, and a
/// part that is left out or added costs 2, as do two numbers that differ: `encoder.conv.weight` is
/// near to `conv.weight`, and `0.bias` is nearer to `0.bais` than to `2.bias`.
struct NearestName {
  /// The missing names with their parts.
  private let candidates: [(missing: LoadReport.Missing, parts: [[UInt8]])]

  /// The highest cost of a suggestion; one less where the shape is another.
  private static let limit = 3

  /// The cost of a part that is left out or added, and of a number that is another.
  private static let partCost = 2

  /// A part or a path that is longer has no near name; a file from outside may hold any.
  private static let longest = (part: 128, path: 32)

  /// Prepares a search.
  init(among missing: [LoadReport.Missing]) {
    candidates = missing.compactMap { entry in Self.parts(of: entry.name).map { (entry, $0) } }
  }

  /// The nearest name, the first of those that are equally near; a name of the same shape goes before
  /// one of another at the same cost.
  func find(_ name: String, shape: Shape) -> String? {
    guard let parts = Self.parts(of: name) else { return nil }
    var best: (name: String, rank: Int)?
    for candidate in candidates {
      let cost = Self.cost(parts, candidate.parts)
      let rank = 2 * cost + (candidate.missing.shape == shape ? 0 : 1)
      if rank <= 2 * Self.limit, rank < best?.rank ?? .max {
        best = (candidate.missing.name, rank)
      }
    }
    return best?.name
  }

  /// The parts of a name, or nil when they are too long or too many.
  private static func parts(of name: String) -> [[UInt8]]? {
    guard name.utf8.count <= longest.part * longest.path else { return nil }
    let parts = name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count <= longest.path, parts.allSatisfy({ $0.count <= longest.part }) else {
      return nil
    }
    return parts.map(Array.init)
  }

  /// The cost of turning one path into another. The last parts, such as `weight`, face each other.
  private static func cost(_ left: [[UInt8]], _ right: [[UInt8]]) -> Int {
    guard let leftLast = left.last, let rightLast = right.last else { return .max / 4 }
    let last = partDistance(leftLast, rightLast)
    guard last <= limit, abs(left.count - right.count) * partCost + last <= limit else {
      return limit + 1
    }
    return last
      + EditDistance(left.dropLast(), right.dropLast(), insertion: partCost) { left, right in
        min(partDistance(left, right), limit)
      }.value
  }

  /// The cost of turning one part into another, or more than the limit.
  private static func partDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    if left == right { return 0 }
    if isNumber(left), isNumber(right) { return partCost }
    guard abs(left.count - right.count) <= limit else { return limit + 1 }
    return EditDistance(left[...], right[...], insertion: 1) { $0 == $1 ? 0 : 1 }.value
  }

  /// Whether a part consists of digits.
  private static func isNumber(_ part: [UInt8]) -> Bool {
    part.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }
}
