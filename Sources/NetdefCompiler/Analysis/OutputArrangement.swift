/// What leaves a definition, by its text: the same outputs in the same order whichever way its
/// conditions go, since those who use it, in netdef as in Swift, count on them.
struct OutputArrangement {
  /// Outputs that stand in one arm of a condition only or in a repeat, and two of one name.
  private(set) var problems: [Diagnostic] = []

  /// An `out` with its name, if it has one.
  private struct Output {
    let name: Name?
    let statement: SourceRange

    var place: SourceRange { name?.range ?? statement }

    /// As files and traces call it.
    var called: String { name?.value ?? Port.outputName }
  }

  init(of statements: [CoreStatement]) {
    var first: [String: Output] = [:]
    for output in outputs(of: statements) {
      if let before = first[output.called] {
        problems.append(
          .outputTwice(output.name?.value, firstName: before.name?.value, at: output.place))
      } else {
        first[output.called] = output
      }
    }
  }

  private mutating func outputs(of statements: [CoreStatement]) -> [Output] {
    var outputs: [Output] = []
    for statement in statements {
      switch statement.kind {
      case .output(let name, _, let value):
        outputs.append(Output(name: name, statement: value.range))
      case .branch(_, let then, let otherwise):
        let (first, second) = (self.outputs(of: then), self.outputs(of: otherwise))
        outputs += same(first, second)
      case .loop(_, _, let body), .rejected(_, let body):
        for output in self.outputs(of: body) {
          problems.append(.outputInRepeat(output.name?.value, at: output.place))
        }
      case .input, .bind, .variable, .assign, .layer, .require, .state, .cost: break
      }
    }
    return outputs
  }

  /// The outputs of both arms of a condition.
  private mutating func same(_ then: [Output], _ otherwise: [Output]) -> [Output] {
    let difference = (0..<max(then.count, otherwise.count)).first { index in
      guard index < then.count, index < otherwise.count else { return true }
      return then[index].name?.value != otherwise[index].name?.value
    }
    guard let difference else { return then }
    let mine = difference < then.count ? then[difference] : nil
    let other = difference < otherwise.count ? otherwise[difference] : nil
    if let found = mine ?? other {
      let opposite = mine == nil ? nil : other
      problems.append(
        .outputsDiffer(
          found.name?.value, other: opposite.map { ($0.name?.value, $0.place) }, at: found.place))
    }
    return then.count >= otherwise.count ? then : otherwise
  }
}
