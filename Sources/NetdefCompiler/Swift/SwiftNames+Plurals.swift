/// What one and many of something are called.
extension SwiftNames {
  /// `branch` → `branches`, `layers` → `layers`: the property of a repeat's children.
  static func plural(_ name: String) -> String {
    if name.hasSuffix("s") { return name }
    return name + (["ch", "sh", "x"].contains { name.hasSuffix($0) } ? "es" : "s")
  }

  /// What one of many is called; nil for a name that is no plural.
  static func singular(_ name: String) -> String? {
    for ending in ["es", "s"] where name.hasSuffix(ending) {
      let singular = String(name.dropLast(ending.count))
      if !singular.isEmpty, plural(singular) == name { return singular }
    }
    return nil
  }

  /// `ReLU` → `relu`, `BatchNorm2d` → `batchNorm2d`: a property for a layer without a name.
  static func value(ofType type: String) -> String {
    if type.count <= 5 { return type.lowercased() }
    return type.prefix(1).lowercased() + type.dropFirst()
  }
}
