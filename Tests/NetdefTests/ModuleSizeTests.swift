import Foundation
import Netdef
import Testing

/// Networks that are very deep or very wide.
struct ModuleSizeTests {
  /// A chain in a chain in a chain.
  private func nested(_ depth: Int) -> Sequential {
    (0..<depth).reduce(Sequential(Linear(2, 2))) { inner, _ in Sequential(inner) }
  }

  @Test(.timeLimit(.minutes(30))) func membersOfADeepNetwork() {
    let net = nested(3000)
    #expect(net.namedModules.count == 3002)
    #expect(net.eval().isTraining == false)
    #expect(net.parameterCount == 6)
    #expect(net.stateDict().names.map { $0.split(separator: ".").count } == [3002, 3002])
  }

  @Test(.timeLimit(.minutes(30))) func aDeepNetworkRunsAndPrints() throws {
    let net = nested(300)
    #expect(net(Tensor.ones([1, 2])).shape == [1, 2])
    #expect(net.trace(.ones([1, 2])).count == 301)
    let lines = net.description.split(separator: "\n")
    #expect(lines.count == 603)
    #expect(lines[301].hasSuffix("(0): Linear(in_features=2, out_features=2, bias=True)"))
    #expect(lines[301].prefix { $0 == " " }.count == 602)
  }

  /// Deeper than any call can nest: running says so, all else works.
  @Test(.timeLimit(.minutes(30))) func aBottomlessNetworkPrintsAndIsRefused() {
    let net = nested(10_000)
    let text = net.description
    #expect(text.hasPrefix("Sequential(\n  (0): Sequential(\n    (0): Sequential("))
    #expect(text.hasSuffix(")\n    )\n  )\n)"))
    #expect(text.utf8.count { $0 == UInt8(ascii: "\n") } == 20_002)
    #expect(net.namedModules.count == 10_002)
    let error = #expect(throws: InputError.self) { try net.run(.ones([1, 2])) }
    #expect(error?.description.contains("is called inside 1000 other modules") == true)
    #expect(throws: InputError.self) { try net.summary(of: [1, 2]) }
  }

  /// Other threads than the main one have 512 KiB on some systems: printing and releasing take no
  /// more of it for deep networks.
  @Test(.timeLimit(.minutes(30))) func deepNetworksOnSmallStacks() async {
    await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
      let thread = Thread {
        let net = nested(10_000)
        #expect(net.description.utf8.count > 100_000_000)
        #expect(nested(50)(Tensor.ones([1, 2])).shape == [1, 2])
        continuation.resume()
      }
      thread.stackSize = 512 * 1024
      thread.start()
    }
  }

  @Test(.timeLimit(.minutes(30))) func aWideNetworkGrowsRunsAndPrints() {
    let net = Sequential()
    for _ in 0..<10_000 { net.append(ReLU()) }
    #expect(net(Tensor([-1, 2])) == Tensor([0, 2]))
    #expect(net.trace(Tensor([1])).names.last == "9999")
    #expect(net.namedModules.count == 10_001)
    #expect(net.description.hasSuffix("\n  (9999): ReLU()\n)"))
  }
}
