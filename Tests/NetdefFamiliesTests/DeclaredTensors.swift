import NetdefCompiler

/// The tensors of a network's state dict as the checker knows them, without making any.
struct DeclaredTensors {
  /// A line `key [sizes]` for each, as `make_reference.py` writes it.
  private(set) var lines: [String] = []
  private(set) var parameterCount = 0

  init(_ network: Network) { add(network.body, prefix: "") }

  /// The 64-bit FNV-1a of the lines.
  var hash: String {
    let value = lines.joined().utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  private mutating func add(_ scope: NetworkScope, prefix: String) {
    for child in scope.children {
      let path = prefix + child.key + "."
      switch child.content {
      case .group(let inner), .list(let inner): add(inner, prefix: path)
      case .module(let instance): add(instance.body, prefix: path)
      // Other uses of a layer have no tensors of their own.
      case .shared, .borrowed, .absent: break
      case .layer(let use):
        parameterCount += use.parameterCount ?? 0
        for state in use.states {
          let sizes = state.shape.map(\.description).joined(separator: ", ")
          lines.append("\(path)\(state.name) [\(sizes)]\n")
        }
      }
    }
  }
}
