import Netdef
import Testing

/// Calls from several tasks at once.
struct GraphConcurrencyTests {
  @Test func equalBitsFromManyTasks() async {
    let model = TutorialCNN(generator: RandomGenerator(seed: 5)).eval()
    let inputs = (0..<4).map {
      Tensor.rand([3, 1, 24, 24], generator: RandomGenerator(seed: UInt64($0)))
    }
    let expected = inputs.map { model($0) }
    let agree = await withTaskGroup(of: Bool.self) { group in
      for index in 0..<32 {
        group.addTask { model(inputs[index % 4]) == expected[index % 4] }
      }
      return await group.reduce(true) { $0 && $1 }
    }
    #expect(agree)
  }

  @Test func whileAnotherTaskReplacesAParameterAndSwitchesTheMode() async {
    let net = Sequential(Linear(8, 8), Dropout(p: 0), Linear(8, 1))
    let last = net[2] as? Linear
    let x = Tensor.ones([2, 8])
    let values = [Float(0), 1].map { Tensor.full([1, 8], $0) }
    let allowed = values.map { value in
      last?.weight.value = value
      return net(x)
    }
    let agree = await withTaskGroup(of: Bool.self) { group in
      group.addTask {
        for step in 0..<400 {
          last?.weight.value = values[step % 2]
          net.train(step % 3 == 0)
        }
        return true
      }
      for _ in 0..<2 {
        group.addTask { (0..<200).allSatisfy { _ in allowed.contains(net(x)) } }
      }
      return await group.reduce(true) { $0 && $1 }
    }
    #expect(agree)
  }

  @Test func trainingBatchNormFromManyTasksLosesNoBatch() async {
    let norm = BatchNorm2d(2).train()
    let x = Tensor.rand([2, 2, 3, 3], generator: RandomGenerator(seed: 1))
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<50 { group.addTask { _ = norm(x) } }
    }
    #expect(norm.numBatchesTracked?.value.item == 50)
  }
}
