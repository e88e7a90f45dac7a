import Testing

@testable import Netdef

#if os(macOS) || os(Linux)
  /// Mistakes of a program, which stop it.
  @Suite struct StateDictStopTests {
    /// A module with two members of one name.
    private final class Ambiguous: Module {
      var members: [ModuleMember] {
        [.parameter("weight", Parameter(Tensor(1))), .buffer("weight", Buffer(Tensor(2)))]
      }
    }

    /// A module that is its own child.
    private final class Endless: Module {
      var members: [ModuleMember] { [.child("again", self)] }
    }

    @Test func twoTensorsOfOneName() async {
      let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = StateDict([(name: "a", tensor: Tensor(1)), (name: "a", tensor: Tensor(2))])
      }
      expect(result, says: "expected one tensor of each name, found two named `a`")
    }

    @Test func twoMembersOfOneName() async {
      let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = Ambiguous().stateDict()
      }
      expect(
        result, says: "expected one parameter or buffer of each name, found two named `weight`")
    }

    @Test func moduleInItself() async {
      let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = Endless().stateDict()
      }
      expect(result, says: "the module at `again` contains itself: it has no state dict")
    }

    /// Compares what a process said when it stopped.
    private func expect(_ result: ExitTest.Result?, says message: String) {
      let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
      #expect(text.contains(message), "found \(text)")
    }
  }
#endif
