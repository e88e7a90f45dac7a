/// A tensor whose shape the Swift compiler knows except for the batch size.
///
/// A model of `Batch<Image<3, 224, 224>>` cannot be called with a `Batch<Image<1, 28, 28>>`.
public struct Batch<S: Sample>: Sendable {
  /// The samples, along the first axis.
  public let tensor: Tensor

  /// Takes a tensor over.
  ///
  /// - Throws: `ShapeError` unless the tensor is a batch of such samples.
  public init(_ tensor: Tensor) throws(ShapeError) {
    guard Batch.fits(tensor) else { throw Batch.mismatch(tensor) }
    self.tensor = tensor
  }

  /// Takes a tensor over that is known to fit, as generated code does; stops if it does not.
  public init(trusted tensor: Tensor) {
    // The check is a few comparisons, and a wrong type would mislead everything after it.
    guard Batch.fits(tensor) else { stopProgram("Netdef: \(Batch.mismatch(tensor))") }
    self.tensor = tensor
  }

  /// The number of samples.
  public var count: Int { tensor.shape[0] }

  /// The shape of a batch of `count` samples.
  public static func shape(count: Int) -> Shape { Shape([count] + S.shape.sizes) }

  /// A batch of zeros.
  public static func zeros(count: Int) -> Batch {
    Batch(trusted: .zeros(shape(count: count), elementType: S.elementType))
  }

  /// Whether a tensor is a batch of such samples.
  private static func fits(_ tensor: Tensor) -> Bool {
    tensor.elementType == S.elementType && tensor.rank == S.shape.rank + 1
      && tensor.shape.dropFirst().elementsEqual(S.shape)
  }

  /// The error for a tensor that is none.
  private static func mismatch(_ tensor: Tensor) -> ShapeError {
    let sizes = ["N"] + S.shape.map(String.init)
    var error = ShapeError(
      expected: "[\(sizes.joined(separator: ", "))] of \(S.elementType)",
      found: "\(tensor.shape) of \(tensor.elementType)")
    error.operation = "Batch"
    return error
  }
}

extension Batch {
  /// A batch of numbers drawn evenly from 0 ≤ x < 1; stops if the samples are not float32.
  public static func rand(count: Int, generator: RandomGenerator = .shared) -> Batch {
    Batch(trusted: .rand(shape(count: count), generator: generator))
  }

  /// One sample, without the batch axis.
  public subscript(index: Int) -> Tensor { tensor[index] }
}

extension Batch: CustomStringConvertible {
  /// The tensor's text.
  public var description: String { "\(tensor)" }
}
