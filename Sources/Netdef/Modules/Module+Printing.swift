extension Module {
  /// The text that PyTorch prints for the same module, to the letter.
  public var description: String { ModulePrinter(self).text }

  public var printedChildren: [PrintedChild] {
    members.compactMap { member in
      switch member {
      case .child(let name, let module?): PrintedChild(name, module)
      case .noChild(let name): PrintedChild(name, nil)
      case .child(_, nil), .parameter, .buffer, .mode: nil
      }
    }
  }
}

/// A number as Python prints a float: `0.1`, `1e-05`, `1.0`.
func printedFloat(_ value: Float) -> String {
  // The shortest digits of the Float, but Double's rule for when to use an exponent: Python's.
  Double("\(value)").map { "\($0)" } ?? "\(value)"
}

/// A truth value as Python prints it.
func printedBool(_ value: Bool) -> String { value ? "True" : "False" }
