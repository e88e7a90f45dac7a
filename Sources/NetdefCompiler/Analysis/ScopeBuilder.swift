/// Collects the children of a network or group while its chains are walked.
///
/// A class, because checkers are copied along the way and a network may have 100,000 children.
final class ScopeBuilder {
  let bag: DiagnosticBag
  private(set) var children: [NetworkChild] = []
  var statements: [NetworkStatement] = []
  private var places: [String: SourceRange] = [:]
  private var traceCounts: [String: Int] = [:]
  private var unnamedWithState: [(key: String, kind: String, range: SourceRange)] = []

  init(bag: DiagnosticBag) { self.bag = bag }

  /// The number that the next unnamed child gets: named ones count.
  var nextKey: String { String(children.count) }

  /// Adds a child and returns its index; a name that is taken is reported.
  func add(_ child: NetworkChild, name: StepName?, at range: SourceRange) -> Int {
    if let name {
      if let first = places[child.key] {
        bag.report(.duplicateName(child.key, at: name.range, first: first))
      }
      places[child.key] = name.range
    } else if child.hasState {
      unnamedWithState.append((child.key, child.kind, range))
    }
    children.append(child)
    return children.count - 1
  }

  /// The name of the next step in traces, numbered from the second time on as the runtime does.
  func traceName(of name: String) -> String {
    let count = traceCounts[name, default: 0] + 1
    traceCounts[name] = count
    return count == 1 ? name : "\(name)#\(count)"
  }

  func finish() -> NetworkScope { NetworkScope(children: children, statements: statements) }

  /// Whether the definition is what PyTorch would write as one `nn.Sequential(…)`.
  var isOneUnnamedChain: Bool {
    guard statements.count == 1, let steps = statements.first?.steps else { return false }
    return children.allSatisfy { !$0.isNamed }
      && steps.allSatisfy { if case .child = $0.operation { true } else { false } }
  }

  /// A layer without a name next to named ones gets another number, and another key in saved
  /// weights, when a line is inserted before it.
  func warnAboutUnnamedLayers() {
    guard children.contains(where: \.isNamed) else { return }
    for unnamed in unnamedWithState {
      bag.report(.unnamedLayer(unnamed.kind, key: unnamed.key, at: unnamed.range))
    }
  }
}

extension NetworkChild {
  /// Whether anything of the child is saved.
  fileprivate var hasState: Bool {
    switch content {
    case .layer(let use): !use.states.isEmpty
    case .group(let scope): scope.children.contains(where: \.hasState)
    }
  }

  /// What a message calls the child.
  fileprivate var kind: String {
    switch content {
    case .layer(let use): use.declaration
    case .group: "( … )"
    }
  }
}
