import Netdef

extension Node {
  /// x · min(max(x + 3, 0), 6) / 6, element by element.
  func hardSwish() throws -> Node { try Node.apply(HardSwishOperation(), to: self) }
}

/// The operation of `hard_swish`: it writes over its input where nothing else needs that any more.
///
/// Input: any shape. Output: the same. (Howard et al. 2019)
private struct HardSwishOperation: InPlaceOperation {
  let name = "hard_swish"

  func forward(inPlace tensor: inout Tensor, in context: ExecutionContext) throws {
    tensor.withUnsafeMutableElements(as: Float.self) { elements in
      for index in elements.indices {
        let x = elements[index]
        elements[index] = x * min(max(x + 3, 0), 6) / 6
      }
    }
  }
}
