/// What one element of a batch is: its shape and element type, known to the Swift compiler.
public protocol Sample: Sendable {
  /// The shape of one sample, without the batch axis.
  static var shape: Shape { get }

  /// The type of the elements.
  static var elementType: ElementType { get }
}

extension Sample {
  /// float32, the type of all samples but indices.
  public static var elementType: ElementType { .float32 }
}

/// One number: batches are `[N]`.
public enum Scalar: Sample {
  public static var shape: Shape { [] }
}

/// `D` features: batches are `[N, D]`.
public enum Features<let D: Int>: Sample {
  public static var shape: Shape { [D] }
}

/// `R` rows of `C` columns: batches are `[N, R, C]`.
public enum Matrix<let R: Int, let C: Int>: Sample {
  public static var shape: Shape { [R, C] }
}

/// A picture of `C` channels, `H` rows and `W` columns: batches are `[N, C, H, W]`.
public enum Image<let C: Int, let H: Int, let W: Int>: Sample {
  public static var shape: Shape { [C, H, W] }
}

/// `C` channels of a box of `D` × `H` × `W`: batches are `[N, C, D, H, W]`.
public enum Volume<let C: Int, let D: Int, let H: Int, let W: Int>: Sample {
  public static var shape: Shape { [C, D, H, W] }
}

/// `L` int64 indices, such as tokens: batches are `[N, L]`.
public enum Indices<let L: Int>: Sample {
  public static var shape: Shape { [L] }
  public static var elementType: ElementType { .int64 }
}
