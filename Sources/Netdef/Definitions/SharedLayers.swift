import Synchronization

/// The layers that a definition makes once each and names by what it computes: `layer cell{i} = …`.
///
/// ```swift
/// let cellsShared = SharedLayers<Linear>()
/// for i in 0..<3 {
///   try cellsShared.declare("cell\(i)", Linear.recipe(out: 8), in: &children)
/// }
/// try cellsShared.use("cell\(1)", on: &x, generator: generator)
/// cells = cellsShared.layers
/// ```
public final class SharedLayers<Child: Sendable>: Sendable {
  /// By name; nil for a name that is `none`.
  private let declared = Mutex<[String: SharedLayer<Child>?]>([:])

  /// Makes a family without layers.
  public init() {}

  /// Declares a layer, whose place among the children is this.
  ///
  /// - Parameter recipe: What to make; nil for `none`, a name without a module.
  /// - Throws: `DefinitionError` `duplicate-name`.
  public func declare(
    _ name: String, _ recipe: LayerRecipe?, in children: inout ChildScope
  ) throws {
    let layer = try children.share(name, recipe, as: Child.self)
    declared.withLock { $0[name] = .some(layer) }
  }

  /// Passes a shape through a layer, which is made for it if this is its first use; one that is
  /// `none` lets it through.
  ///
  /// - Returns: The layer; nil for `none`.
  /// - Throws: `DefinitionError` `unknown-name`, and what `SharedLayer` throws.
  @discardableResult
  public func use(
    _ name: String, on x: inout Shape, generator: RandomGenerator = .shared
  ) throws -> Child? {
    try layer(name)?.use(on: &x, generator: generator)
  }

  /// Passes shapes through a layer, which is made for them if this is its first use.
  ///
  /// - Throws: As for one shape.
  @discardableResult
  public func use(
    _ name: String, on inputs: [Shape], outputs: inout [Shape],
    generator: RandomGenerator = .shared
  ) throws -> Child? {
    try layer(name)?.use(on: inputs, outputs: &outputs, generator: generator)
  }

  /// The layers that were made, by name.
  public var layers: [String: Child] {
    declared.withLock { $0 }.compactMapValues { $0?.layer }
  }

  private func layer(_ name: String) throws -> SharedLayer<Child>? {
    let known = declared.withLock { $0 }
    guard let layer = known[name] else {
      throw DefinitionError.unknownSharedLayer(name, made: Array(known.keys))
    }
    return layer
  }
}

extension DefinitionError {
  fileprivate static func unknownSharedLayer(_ name: String, made: [String]) -> DefinitionError {
    let names = made.sorted { ($0.count, $0) < ($1.count, $1) }
    let list = names.prefix(6).map(quoted).joined(separator: ", ")
    return DefinitionError(
      "there is no layer \(quoted(name)) here", id: "unknown-name",
      help: names.isEmpty
        ? nil : "those made before are \(list)\(names.count > 6 ? ", …" : "")")
  }
}
