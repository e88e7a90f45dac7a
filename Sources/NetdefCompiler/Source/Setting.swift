/// A value, from outside of a module's files, for a parameter or an open size of its models.
public struct Setting: Sendable {
  /// `NAME=VALUE`, as a file of its own: what is wrong with it is shown there.
  let file: SourceFile

  /// - Parameters:
  ///   - text: `NAME=VALUE`, with the value in netdef: `classes=10`, `kind=BasicBlock`.
  ///   - path: What diagnostics call the place.
  public init(_ text: String, path: String = "setting") {
    file = SourceFile(path: path, text: text)
  }

  /// - Parameters:
  ///   - name: The name of the parameter or size.
  ///   - value: An expression in netdef: `10`, `(3, 3)`, `[2, 2, 2, 2]`, `BasicBlock`.
  public init(_ name: String, _ value: String) { self.init("\(name)=\(value)") }
}

extension Setting: ExpressibleByStringLiteral {
  /// `"classes=10"`.
  public init(stringLiteral text: String) { self.init(text) }
}

/// Which model is wanted, and with which values.
public struct Selection: Sendable {
  /// The name of the model; nil for all that have what is set.
  public var model: String?
  public var settings: [Setting]

  public init(model: String? = nil, settings: [Setting] = []) {
    self.model = model
    self.settings = settings
  }
}
