/// Collects the children of a network or group while its chains are walked.
struct ScopeBuilder {
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
  mutating func add(_ child: NetworkChild, name: StepName?, at range: SourceRange) -> Int {
    if let name, let first = places[child.key] {
      bag.report(.duplicateName(child.key, at: name.range, first: first))
    }
    if let name { places[child.key] = name.range }
    if name == nil, case .layer(let use) = child.content, !use.states.isEmpty {
      unnamedWithState.append((child.key, use.declaration, range))
    }
    children.append(child)
    return children.count - 1
  }

  /// The name of the next step in traces, numbered from the second time on as the runtime does.
  mutating func traceName(of name: String) -> String {
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
