import Netdef
import Testing

/// Operations and layers that a user adds from outside the module.
struct OperationCustomTests {
  /// y = x³, with a rule for shapes.
  struct Cube: Operation {
    let name = "cube"
    func outputShape(of inputs: [Shape]) throws(ShapeError) -> Shape {
      guard inputs[0].rank == 2 else {
        throw ShapeError(expected: "a matrix", found: inputs[0])
      }
      return inputs[0]
    }
    func forward(_ inputs: [Tensor], in context: ExecutionContext) -> Tensor {
      inputs[0] * inputs[0] * inputs[0]
    }
  }

  /// Adds one in place.
  struct Increment: InPlaceOperation {
    let name = "increment"
    func forward(inPlace tensor: inout Tensor, in context: ExecutionContext) {
      tensor.withUnsafeMutableElements(as: Float.self) { elements in
        for index in elements.indices { elements[index] += 1 }
      }
    }
  }

  final class Custom: Layer {
    func forward(_ x: Node) throws -> Node {
      let cubed = try Node.apply(Cube(), to: x)
      return try Node.apply(Increment(), to: cubed)
    }
  }

  @Test func runsAndReportsItsShapes() {
    #expect(Custom()(Tensor([[1, 2], [3, -1]])) == Tensor([[2, 9], [28, 0]]))
    let error = #expect(throws: ShapeError.self) { try Sequential(Custom()).run(.ones([3])) }
    #expect(
      error?.description == "`Sequential.0` (Custom): `cube` expects a matrix, but received [3]")
  }

  @Test func inPlaceOperationsLeaveOtherTensorsAlone() {
    final class Reusing: Layer {
      let bias = Parameter(Tensor([1, 2]))
      func forward(_ x: Node) throws -> Node {
        let a = try Node.apply(Increment(), to: x)
        let b = try Node.apply(Increment(), to: x.value(of: bias))
        let c = try Node.apply(Increment(), to: x.reshape(2))
        return try a + b + c + x
      }
    }
    let layer = Reusing()
    let x = Tensor([10, 20])
    // 11 + 2 + 11 + 10 and 21 + 3 + 21 + 20
    #expect(layer(x) == Tensor([34, 65]))
    #expect(x == Tensor([10, 20]))
    #expect(layer.bias.value == Tensor([1, 2]))
  }

  @Test func aRepeatedRunOfOnePlanGivesEqualBits() {
    let model = TutorialCNN(generator: RandomGenerator(seed: 2))
    let x = Tensor.rand([2, 1, 24, 24])
    let first = model(x)
    #expect((0..<3).allSatisfy { _ in model(x) == first })
  }
}
