import ArgumentParser
import NetdefCompiler

/// `NAME=VALUE` of the option `--set`.
struct SizeSetting: ExpressibleByArgument {
  let name: String
  let value: Int

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, let value = Int(parts[1]) else { return nil }
    name = String(parts[0])
    self.value = value
  }
}

/// Numbers in place of sizes that a network leaves open.
enum OpenSizes {
  /// The size with numbers for its open sizes; nil when one of the numbers does not fit it.
  static func put(_ values: [String: Int], into size: Size) -> Size? {
    size.replacing(values.mapValues { Size($0) })
  }

  /// The names of the open sizes of a shape, in order.
  static func names(in shape: TensorShape) -> [String] {
    var names: [String] = []
    for name in shape.sizes.flatMap(\.symbols) where !names.contains(name) { names.append(name) }
    return names
  }
}
