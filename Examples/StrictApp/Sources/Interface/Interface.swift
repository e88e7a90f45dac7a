/// A shape on the screen.
public protocol Shape {
  /// What it looks like in text.
  var outline: String { get }
}

/// A picture on the screen.
public struct Image: Shape {
  public let outline: String

  /// Makes a picture of text.
  public init(_ outline: String) { self.outline = outline }
}
