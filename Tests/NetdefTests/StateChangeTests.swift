import Foundation
import Synchronization
import Testing

@testable import Netdef

/// Loading is one change, as is what a call that trains writes.
@Suite struct StateChangeTests {
  /// Tells the tasks that look that there is nothing to see any more.
  private final class Flag: Sendable {
    private let value = Atomic(false)
    var isSet: Bool { value.load(ordering: .acquiring) }
    func set() { value.store(true, ordering: .releasing) }
  }

  /// A network whose output tells which values each of its parameters and buffers had.
  private final class Net: Layer, FixedStructure {
    let layers = (0..<40).map { _ in Linear(1, 1) }
    let norm = BatchNorm2d(1)
    let mode = TrainingMode()

    func forward(_ x: Node) throws -> Node {
      let outputs = try layers.map { try $0(x) }
      return try Node.concatenate(outputs, axis: 1)
    }
  }

  /// A state dict of one value everywhere.
  private static func stateDict(_ value: Float) -> StateDict {
    StateDict(
      Net().stateDict().map { name, tensor in
        (
          name: name,
          tensor: tensor.elementType == .int64
            ? Tensor(Int64(value)) : .full(tensor.shape, value)
        )
      })
  }

  /// The different numbers of a state dict.
  private static func values(_ stateDict: StateDict) -> Set<Float> {
    Set(stateDict.flatMap { $0.tensor.converted(to: .float32).scalars(as: Float.self) })
  }

  @Test func callsAndSavesSeeAllOrNothing() async throws {
    let net = Net()
    let (first, second) = (Self.stateDict(1), Self.stateDict(2))
    try net.load(first)
    let isDone = Flag()
    let mixtures = await withTaskGroup(of: Int.self) { group in
      group.addTask {
        for index in 0..<3000 { _ = try? net.load(index.isMultiple(of: 2) ? second : first) }
        isDone.set()
        return 0
      }
      group.addTask {
        var mixtures = 0
        while !isDone.isSet {
          // A weight and a bias of one value each: 2 or 4 everywhere.
          if Set(net(Tensor([[1]])).scalars(as: Float.self)).count != 1 { mixtures += 1 }
        }
        return mixtures
      }
      group.addTask {
        var mixtures = 0
        while !isDone.isSet {
          if Self.values(net.stateDict()).count != 1 { mixtures += 1 }
        }
        return mixtures
      }
      return await group.reduce(0, +)
    }
    #expect(mixtures == 0)
  }

  /// Two networks that share a layer, each loaded by its own task.
  @Test func sharedLayers() async throws {
    let shared = Linear(1, 1)
    let nets = [Sequential(shared, Linear(1, 1)), Sequential(Linear(1, 1), shared)]
    @Sendable func load(_ net: Sequential, _ value: Float) {
      _ = try? net.load(
        StateDict(net.stateDict().map { (name: $0.name, tensor: .full($0.tensor.shape, value)) }))
    }
    load(nets[0], 0)
    let mixtures = await withTaskGroup(of: Int.self) { group in
      for net in nets {
        group.addTask {
          for value in 0..<1000 { load(net, Float(value)) }
          return 0
        }
      }
      group.addTask {
        (0..<3000).count { _ in Self.values(shared.stateDict()).count != 1 }
      }
      return await group.reduce(0, +)
    }
    #expect(mixtures == 0)
  }

  /// An operation that does something in the middle of a call.
  private struct Interruption: Netdef.Operation {
    let name = "interruption"
    let body: @Sendable () throws -> Void
    func outputShape(of inputs: [Shape]) -> Shape { inputs[0] }
    func forward(_ inputs: [Tensor], in context: ExecutionContext) throws -> Tensor {
      try body()
      return inputs[0]
    }
  }

  /// A batch norm, and then something that happens.
  private final class Interrupted: Layer {
    let norm = BatchNorm2d(features: 1, momentum: nil)
    let body: @Sendable (BatchNorm2d) throws -> Void
    init(_ body: @escaping @Sendable (BatchNorm2d) throws -> Void) { self.body = body }
    var members: [ModuleMember] { [.child("norm", norm)] }
    func forward(_ x: Node) throws -> Node {
      let (norm, body) = (norm, body)
      return try Node.apply(Interruption { try body(norm) }, to: norm(norm(x)))
    }
  }

  private let x = Tensor([1, 2, 3, 4]).reshape(1, 1, 2, 2)

  /// What was loaded during a call that trains stays: the call's statistics are of older weights.
  @Test func loadingDuringACall() throws {
    let loaded = StateDict(
      BatchNorm2d(1).stateDict().map { name, tensor in
        (name, tensor.elementType == .int64 ? Tensor(Int64(7)) : .full(tensor.shape, 9))
      })
    let net = Interrupted { norm in try norm.load(loaded) }.train()
    _ = try net.run(x)
    #expect(StateDictContent(net.norm.stateDict()) == StateDictContent(loaded))
  }

  /// A call that fails has changed nothing, also behind a batch norm.
  @Test func aCallThatFails() throws {
    struct Failure: Error {}
    let net = Interrupted { _ in throw Failure() }.train()
    let before = StateDictContent(net.stateDict())
    #expect(throws: Failure.self) { try net.run(x) }
    #expect(StateDictContent(net.stateDict()) == before)
  }

  /// Two uses of one batch norm in a call move it twice, one after the other.
  @Test func twoUsesInOneCall() throws {
    let net = Interrupted { _ in }.train()
    _ = try net.run(x)
    #expect(net.norm.numBatchesTracked?.value.item(as: Int64.self) == 2)
    let alone = BatchNorm2d(features: 1, momentum: nil).train()
    _ = try alone.run(alone.run(x))
    #expect(StateDictContent(alone.stateDict()) == StateDictContent(net.norm.stateDict()))
  }

  /// A save beside training sees the three statistics of one moment.
  @Test func savingBesideTraining() async throws {
    let norm = BatchNorm2d(features: 1, momentum: nil).train()
    let x = x
    let isDone = Flag()
    let mixtures = await withTaskGroup(of: Int.self) { group in
      group.addTask {
        for _ in 0..<2000 { _ = try? norm.run(x) }
        isDone.set()
        return 0
      }
      group.addTask {
        var mixtures = 0
        while !isDone.isSet {
          let stateDict = norm.stateDict()
          // The first batch makes the mean 2.5; before it the mean is 0.
          let isNew = stateDict["num_batches_tracked"]?.item(as: Int64.self) == 0
          if isNew != (stateDict["running_mean"]?.item == 0) { mixtures += 1 }
        }
        return mixtures
      }
      return await group.reduce(0, +)
    }
    #expect(mixtures == 0)
  }

  /// Modes are switched at once too.
  @Test func modes() async {
    let net = Sequential((0..<50).map { _ in Identity() })
    let modes = net.namedModules.compactMap(\.module.ownMode)
    let isDone = Flag()
    let mixtures = await withTaskGroup(of: Int.self) { group in
      group.addTask {
        for index in 0..<5000 { net.train(index.isMultiple(of: 2)) }
        isDone.set()
        return 0
      }
      group.addTask {
        var mixtures = 0
        while !isDone.isSet {
          if Set(ModeSnapshot(modes).values).count != 1 { mixtures += 1 }
        }
        return mixtures
      }
      return await group.reduce(0, +)
    }
    #expect(mixtures == 0)
  }
}
