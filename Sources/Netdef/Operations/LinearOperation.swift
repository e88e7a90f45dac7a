import CNetdefKernels

/// `linear`: y = x · Wᵀ + b.
///
/// Inputs: x `[…, I]`, weight `[O, I]`, and bias `[O]` if there is one. Output: `[…, O]`.
/// [PyTorch](https://pytorch.org/docs/stable/generated/torch.nn.functional.linear.html)
struct LinearOperation: Operation {
  let name = "linear"

  func outputShape(of inputs: [Shape]) throws(ShapeError) -> Shape {
    let (input, weight) = (inputs[0], inputs[1])
    guard weight.rank == 2 else {
      throw ShapeError(expected: "a weight [out, in]", found: weight)
    }
    guard input.rank >= 1, input[input.rank - 1] == weight[1] else {
      throw ShapeError(
        expected: "\(weight[1]) input features, [.., \(weight[1])]", found: input)
    }
    if inputs.count == 3, inputs[2].sizes != [weight[0]] {
      throw ShapeError(
        expected: "a bias for each output feature, [\(weight[0])]", found: inputs[2])
    }
    return try input.output(input.sizes.dropLast() + [weight[0]])
  }

  func forward(_ inputs: [Tensor], in context: ExecutionContext) throws -> Tensor {
    let (input, weight) = (inputs[0], inputs[1])
    let bias = inputs.count == 3 ? inputs[2] : nil
    let (features, width) = (weight.shape[0], weight.shape[1])
    let rows = input.shape.sizes.dropLast().reduce(1, *)
    return try Tensor(shape: outputShape(of: inputs.map(\.shape))) { output in
      bias.withFloats { netdef_fill_columns($0, rows, features, output) }
      let product = MatrixProduct(
        rows: rows, columns: features, depth: width, transposesRight: true)
      input.withFloats { input in
        weight.withFloats { weight in
          guard let input, let weight, let output else { return }
          product.compute(input, weight, into: output, adding: true)
        }
      }
    }
  }
}

extension Node {
  /// Multiplies with a weight `[O, I]` and adds an optional bias `[O]`.
  public func linear(weight: Node, bias: Node? = nil) throws -> Node {
    try Node.apply(LinearOperation(), to: [self, weight] + (bias.map { [$0] } ?? []))
  }
}
