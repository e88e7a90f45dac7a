extension LoadReport: CustomStringConvertible {
  /// What was loaded and what was not, in words.
  public var description: String {
    let count = loaded.count
    return "loaded \(count) tensor\(count == 1 ? "" : "s") into \(quoted(model))"
      + (isComplete ? "" : ":\n" + faults)
  }

  /// Everything that does not fit, a line each; long lists are cut.
  var faults: String {
    var lines: [String] = []
    add("missing", missing, to: &lines) { "\(quoted($0.name)) \($0.shape)" }
    add("unexpected", unexpected, to: &lines) { tensor in
      "\(quoted(tensor.name)) \(tensor.shape)"
        + (tensor.nearest.map { " (did you mean \(quoted($0))?)" } ?? "")
    }
    add("wrong shape", wrongShape, to: &lines) {
      "\(quoted($0.name)): expected \($0.expected), found \($0.found)"
    }
    add("unsupported type", unsupported, to: &lines) {
      "\(quoted($0.name)): expected \($0.expected.name), found \(escaped($0.found))"
    }
    add("wrong type", wrongType, to: &lines) {
      "\(quoted($0.name)): expected \($0.expected.name), found \($0.found.name) with a value that "
        + "\($0.expected.name) does not have"
    }
    add("conflicting", conflicting, to: &lines) {
      "\(quoted($0.name)) differs from \(quoted($0.other)), but \(quoted(model)) has one value for both"
    }
    switch prefix {
    case .inStateDict(let prefix):
      lines.append(
        "help: every name in the state dict begins with \(quoted(prefix)): "
          + "load `stateDict.removingPrefix(\"\(escaped(prefix))\")`")
    case .inModule(let prefix):
      lines.append(
        "help: every name in \(quoted(model)) begins with \(quoted(prefix)): "
          + "load `stateDict.addingPrefix(\"\(escaped(prefix))\")`")
    case nil: break
    }
    return lines.joined(separator: "\n")
  }

  /// Adds a line for each fault of a kind, and one for those that are left out.
  private func add<Fault>(
    _ kind: String, _ faults: [Fault], to lines: inout [String], _ text: (Fault) -> String
  ) {
    lines += faults.prefix(Self.printedLimit).map { "  \(kind): " + text($0) }
    if faults.count > Self.printedLimit {
      lines.append("  \(kind): and \(faults.count - Self.printedLimit) more")
    }
  }
}
