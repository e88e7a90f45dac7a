import Netdef
import Testing

/// Training and evaluation.
struct ModuleModeTests {
  @Test func modesReachEveryModule() {
    let model = NeuralNetwork().train()
    #expect(model.isTraining)
    #expect(model.namedModules.allSatisfy { $0.module.isTraining })
    model.eval()
    #expect(!model.isTraining)
    #expect(model.namedModules.allSatisfy { !$0.module.isTraining })
    model.linear_relu_stack.train()
    #expect(!model.isTraining)
    #expect(model.linear_relu_stack.`3`.isTraining)
    #expect(model.train() === model)
  }

  /// Nobody has to say `eval()`: what was just made answers, and changes nothing.
  @Test func aNewModuleIsInEvaluation() throws {
    let norm = BatchNorm2d(2)
    let network = Sequential(norm, Sequential(Dropout(p: 1)), ReLU())
    #expect(network.namedModules.allSatisfy { !$0.module.isTraining })
    let before = StateDictContent(network.stateDict())
    let x = Tensor.rand([3, 2, 4, 4], generator: RandomGenerator(seed: 1)) + 5
    let first = network(x)
    #expect(network(x) == first)
    #expect(first.scalars(as: Float.self).allSatisfy { $0 > 4 })
    #expect(StateDictContent(network.stateDict()) == before)
    final class Modeless: Layer {
      func forward(_ x: Node) throws -> Node { x }
    }
    #expect(!Modeless().isTraining)
  }

  @Test func aHandWrittenModuleGoesByWhatIsInside() {
    let module = Classifier(generator: RandomGenerator(seed: 1))
    #expect(module.train().body.linear_relu_stack.`0`.isTraining)
    #expect(module.eval().isTraining == false)
    #expect(module.body.linear_relu_stack.`0`.isTraining == false)
  }

  @Test func dropoutOnANodeAsksTheInnermostModule() throws {
    final class Dropping: Layer {
      let mode = TrainingMode()
      func forward(_ x: Node) throws -> Node { try x.dropout(p: 1) }
    }
    let module = Dropping().train()
    let x = Tensor.ones([4])
    #expect(module(x).scalars(as: Float.self) == [0, 0, 0, 0])
    module.eval()
    #expect(module(x).scalars(as: Float.self) == [1, 1, 1, 1])
  }

  @Test func aModuleWithoutAModeCannotDrop() throws {
    final class Careless: Layer {
      func forward(_ x: Node) throws -> Node { try x.dropout() }
    }
    let error = #expect(throws: InputError.self) { try Sequential(Careless()).run(.ones([4])) }
    #expect(
      error?.description
        == "`Sequential.0` (Careless) depends on whether it is training, but the module stores no "
        + "mode: add `let mode = TrainingMode()` to it")
  }
}
