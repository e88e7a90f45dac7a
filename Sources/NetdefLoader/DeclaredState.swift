import Netdef
import NetdefCompiler
import NetdefStack

/// What the layers of a network will keep, as their declarations say, before any of it is made.
///
/// A text from outside may ask for any amount of memory. It is refused before the first layer is
/// made, buffers and all.
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

  /// Refuses a network that memory cannot hold, beside what other tensors hold already.
  func checkMemory(of model: String) throws(LoaderError) {
    do {
      try SystemMemory.require(byteCount, for: quoted(model))
    } catch {
      throw .tooLarge(model: model, error)
    }
  }

  /// The bytes of everything, nil when 64 bits do not count them.
  private var byteCount: Int? { Self.byteCount(of: entries.lazy.map(\.state)) }

  /// The bytes of some tensors, nil when 64 bits do not count them.
  static func byteCount(of states: some Sequence<LayerUse.State>) -> Int? {
    var total = 0
    for state in states {
      guard let count = state.elementCount else { return nil }
      let (bytes, isTooMuch) = count.multipliedReportingOverflow(
        by: ElementType.float32.byteCount)
      let (sum, overflow) = total.addingReportingOverflow(bytes)
      if isTooMuch || overflow { return nil }
      total = sum
    }
    return total
  }

  /// The tensors of the catalogue's layers, buffers too, as far as their elements can be counted: what
  /// cannot be is refused for its memory.
  var catalogueStates: [ExpectedState] {
    entries.compactMap { entry in
      guard entry.isCatalogue else { return nil }
      let sizes = entry.state.shape.compactMap(\.value)
      guard sizes.count == entry.state.shape.count, let shape = Shape(validating: sizes) else {
        return nil
      }
      return ExpectedState(name: entry.name, shape: shape)
    }
  }
}
