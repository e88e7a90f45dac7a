import Netdef
import NetdefCompiler
import NetdefStack

/// What the layers of a network will keep, as their declarations say, before any of it is made.
///
/// A text from outside may ask for any amount of memory. It is refused before the first layer is
/// made, because an allocation that fails would end the program.
struct DeclaredState {
  /// A tensor of one layer.
  struct Entry {
    /// Its name in the state dict.
    let name: String
    let state: LayerUse.State

    /// Whether the layer is the catalogue's, whose declarations are what its Swift does.
    let isCatalogue: Bool
  }

  private(set) var entries: [Entry] = []

  init(_ network: Network) {
    self = LargeStack.run {
      var state = DeclaredState()
      state.add(network.body, prefix: "")
      return state
    }
  }

  private init() {}

  private mutating func add(_ scope: NetworkScope, prefix: String) {
    for child in scope.children {
      let path = prefix + child.key + "."
      switch child.content {
      case .group(let inner), .list(let inner): add(inner, prefix: path)
      case .module(let instance): add(instance.body, prefix: path)
      case .shared, .borrowed, .absent: break
      case .layer(let use):
        let isCatalogue = LayerRegistry.catalogue.layer(use.declaration) != nil
        entries += use.states.map {
          Entry(name: path + $0.name, state: $0, isCatalogue: isCatalogue)
        }
      }
    }
  }

  /// Refuses a network that the machine's memory cannot hold.
  func checkMemory(of model: String) throws(LoaderError) {
    let memory = SystemMemory.byteCount
    guard let byteCount, byteCount <= memory else {
      throw .tooLarge(model: model, byteCount: byteCount, memory: memory)
    }
  }

  /// The bytes of everything, nil when 64 bits do not count them.
  private var byteCount: Int? {
    var total = 0
    for entry in entries {
      guard let count = entry.state.elementCount else { return nil }
      let (bytes, isTooMuch) = count.multipliedReportingOverflow(by: 4)
      let (sum, overflow) = total.addingReportingOverflow(bytes)
      if isTooMuch || overflow { return nil }
      total = sum
    }
    return total
  }

  /// The trained tensors of the catalogue's layers, with their shapes, which fit into memory.
  var catalogueParameters: [(name: String, shape: Shape)] {
    entries.compactMap { entry in
      guard entry.isCatalogue, entry.state.isTrained else { return nil }
      let sizes = entry.state.shape.compactMap(\.value)
      return sizes.count == entry.state.shape.count ? (entry.name, Shape(sizes)) : nil
    }
  }
}
