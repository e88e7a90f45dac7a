// Types of the app's own with names that generated Swift uses: it means its own by them, and these
// files mean these.

/// How a network is drawn on the screen.
public struct Node: Sendable {
  /// The layer's name.
  public let title: String

  /// Makes a node for a layer.
  public init(title: String) { self.title = title }
}

/// A point of a drawing.
public struct Pair: Sendable {
  /// How far it is from the left and from the top.
  public let x: Double, y: Double

  /// Makes a point.
  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}

/// What the app keeps.
enum Model { case empty, loaded }

/// What the user drew.
class Trace {}

/// An app's own block of text.
protocol Layer {}

/// Why nothing is drawn.
enum DefinitionError { case nothing }
