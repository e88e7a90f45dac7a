import Netdef

/// A model of the families: its generated class, and what it is called with.
struct FamilyModel: Sendable, CustomStringConvertible {
  let description: String

  /// The pictures that it is made for.
  let madeFor: Shape

  /// The pictures that it is called with; nil for a model that would take long, of which a smaller one
  /// is called.
  let pictures: Shape?

  /// Makes the generated class.
  let make: @Sendable (Shape, RandomGenerator) throws -> any GeneratedNetwork

  /// A model for pictures of any size.
  static func open(
    _ name: String,
    make: @escaping @Sendable (Shape, RandomGenerator) throws -> any GeneratedNetwork
  ) -> FamilyModel {
    FamilyModel(
      description: name, madeFor: [1, 3, 64, 64], pictures: [2, 3, 64, 64], make: make)
  }

  /// A model for pictures of one size, which is not called.
  static func fixed(
    _ name: String, size: Int = 224,
    make: @escaping @Sendable (Shape, RandomGenerator) throws -> any GeneratedNetwork
  ) -> FamilyModel {
    FamilyModel(
      description: name, madeFor: [1, 3, size, size], pictures: nil, make: make)
  }

  /// A small model for pictures of one size.
  static func small(
    _ name: String, height: Int = 64, width: Int = 64,
    make: @escaping @Sendable (Shape, RandomGenerator) throws -> any GeneratedNetwork
  ) -> FamilyModel {
    FamilyModel(
      description: name, madeFor: [1, 3, height, width], pictures: [2, 3, height, width],
      make: make)
  }
}
