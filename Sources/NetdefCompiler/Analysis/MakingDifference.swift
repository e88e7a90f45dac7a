/// What would be another one in a layer if it were made for other shapes: a layer is made once, so
/// that what its first use fixed must be what all others need.
struct MakingDifference {
  /// Where in the layer: `0.conv`, empty for the layer itself.
  let path: String

  /// What is there, and what the other shapes need there instead.
  let made: String
  let needed: String

  /// The first difference of two children, in the order of the data; nil where one can stand for the
  /// other.
  init?(_ made: NetworkChild, _ needed: NetworkChild) {
    guard let difference = Self.difference(made, needed, at: []) else { return nil }
    self = difference
  }

  private init(_ path: [String], _ made: String, _ needed: String) {
    self.path = path.joined(separator: ".")
    self.made = made
    self.needed = needed
  }

  private static func difference(
    _ made: NetworkChild, _ needed: NetworkChild, at path: [String]
  ) -> MakingDifference? {
    switch (made.content, needed.content) {
    case (.layer(let first), .layer(let second)): return difference(first, second, at: path)
    case (.module(let first), .module(let second)):
      if first === second { return nil }
      if first.name != second.name { return MakingDifference(path, first.name, second.name) }
      return difference(first.body, second.body, at: path)
    case (.group(let first), .group(let second)), (.list(let first), .list(let second)):
      return difference(first, second, at: path)
    case (.shared(let first), .shared(let second)) where first == second: return nil
    case (.borrowed(let level, let index), .borrowed(let otherLevel, let otherIndex))
    where level == otherLevel && index == otherIndex: return nil
    case (.absent, .absent): return nil
    case (.layer, _), (.module, _), (.group, _), (.list, _), (.shared, _), (.borrowed, _),
      (.absent, _):
      return MakingDifference(path, made.kind, needed.kind)
    }
  }

  private static func difference(
    _ made: NetworkScope, _ needed: NetworkScope, at path: [String]
  ) -> MakingDifference? {
    for (first, second) in zip(made.children, needed.children) {
      if first.key != second.key { return MakingDifference(path, first.key, second.key) }
      if let found = difference(first, second, at: path + [first.key]) { return found }
    }
    guard made.children.count == needed.children.count else {
      return MakingDifference(
        path, Self.count(made.children.count, "layer"), Self.count(needed.children.count, "layer"))
    }
    let (steps, others) = (made.statements.flatMap(\.steps), needed.statements.flatMap(\.steps))
    for (first, second) in zip(steps, others) {
      if let found = difference(first, second, at: path) { return found }
    }
    guard steps.count == others.count else {
      return MakingDifference(
        path, Self.count(steps.count, "step"), Self.count(others.count, "step"))
    }
    return nil
  }

  private static func difference(
    _ made: NetworkStep, _ needed: NetworkStep, at path: [String]
  ) -> MakingDifference? {
    let isOneFlow = made.inputs == needed.inputs && made.outputs == needed.outputs
    switch (made.operation, needed.operation) {
    case (.child(let first), .child(let second)):
      if first == second, isOneFlow { return nil }
    case (.function(let first), .function(let second)):
      if isOneFlow { return difference(first, second, at: path) }
    case (.arithmetic(let first, let left, let right), .arithmetic(let second, let x, let y)):
      if first == second, isOneFlow {
        if left == x, right == y { return nil }
        let texts = [(left, right), (x, y)].map { left, right in
          let sides = [left, right].map { $0.map { Value.float($0).shortText } ?? "x" }
          return sides.joined(separator: " \(first) ")
        }
        return MakingDifference(path, texts[0], texts[1])
      }
    case (.child, _), (.function, _), (.arithmetic, _): break
    }
    return MakingDifference(path, "a step `\(made.plainName)`", "a step `\(needed.plainName)`")
  }

  private static func difference(
    _ made: LayerUse, _ needed: LayerUse, at path: [String]
  ) -> MakingDifference? {
    guard made.declaration == needed.declaration else {
      return MakingDifference(path, made.declaration, needed.declaration)
    }
    for (first, second) in zip(made.states, needed.states)
    where first.name != second.name || first.shape != second.shape {
      return MakingDifference(
        path + [first.name], TensorShape(first.shape).description,
        TensorShape(second.shape).description)
    }
    for (first, second) in zip(made.arguments, needed.arguments) where first.value != second.value {
      return MakingDifference(
        path, "\(first.name): \(first.value.shortText)", "\(second.name): \(second.value.shortText)"
      )
    }
    guard made.states.count == needed.states.count else {
      return MakingDifference(
        path, Self.count(made.states.count, "tensor"), Self.count(needed.states.count, "tensor"))
    }
    return nil
  }

  private static func count(_ count: Int, _ word: String) -> String {
    "\(count) \(word)\(count == 1 ? "" : "s")"
  }
}

extension MakingDifference {
  /// `` `conv.weight` is `[8, 4, 3, 3]`, and would be `[8, 6, 3, 3]` ``.
  var text: String {
    let place = path.isEmpty ? "it" : "`\(path)`"
    return "\(place) has `\(made)`, and would need `\(needed)`"
  }
}
