/// The one rule by which arguments meet parameters: an argument without a label goes to the next
/// parameter that has none yet, one with a label to the parameter of that name.
enum ArgumentAssignment {
  /// Where an argument goes.
  enum Target: Sendable {
    case parameter(Int)
    /// Another spelling of a parameter, which is an error with words of its own.
    case renamed(Int, to: String)
    /// A list spread over parameters.
    case spread
    /// There is no parameter left for one without a label.
    case noneLeft
    /// The name of a tensor that the layer keeps.
    case state
    case unknown
  }

  /// What the rule looks at of a parameter.
  struct Key: Sendable {
    var name: String
    /// Whether it goes by its label alone.
    var isNamed: Bool
  }

  /// The targets of arguments, nil for those that follow one too many.
  ///
  /// - Parameters:
  ///   - given: The parameters that have a value from before, by partial application.
  ///   - renamed: Other spellings, and what to write instead.
  ///   - states: What the layer keeps.
  static func assign(
    _ arguments: [(label: String?, isSpread: Bool)], to parameters: [Key],
    given: Set<String> = [], renamed: [String: String] = [:], states: [String] = []
  ) -> [Target?] {
    var positional = parameters.indices.filter {
      !parameters[$0].isNamed && !given.contains(parameters[$0].name)
    }[...]
    var hasOverflow = false
    return arguments.map { argument in
      if hasOverflow, argument.label == nil { return nil }
      if argument.isSpread {
        hasOverflow = hasOverflow || argument.label == nil
        return .spread
      }
      guard let label = argument.label else {
        if let next = positional.popFirst() { return .parameter(next) }
        // Those that follow without a label have no parameter either.
        hasOverflow = true
        return .noneLeft
      }
      if let index = parameters.firstIndex(where: { $0.name == label }) {
        positional.removeAll { parameters[$0].name == label }
        return .parameter(index)
      }
      if let new = renamed[label] {
        return parameters.firstIndex { $0.name == new }.map { .renamed($0, to: new) } ?? .unknown
      }
      return states.contains(label) ? .state : .unknown
    }
  }
}

extension Signature {
  /// What the rule looks at of the parameters.
  var keys: [ArgumentAssignment.Key] {
    parameters.map { ArgumentAssignment.Key(name: $0.name.value, isNamed: $0.isNamed) }
  }

  /// Where the arguments of a call go.
  func targets(
    of arguments: [(label: String?, isSpread: Bool)], given: Set<String> = []
  ) -> [ArgumentAssignment.Target?] {
    ArgumentAssignment.assign(
      arguments, to: keys, given: given, renamed: renamed, states: states)
  }
}
