import CNetdefKernels
import COpenBLAS

/// `C = A · B` for row-major matrices, by OpenBLAS, which shares the work between its own threads.
///
/// `A` is `[M, K]` or, if transposed, stored as `[K, M]`; `B` is `[K, N]` or stored as `[N, K]`;
/// `C` is `[M, N]`.
struct MatrixProduct {
  /// Rows of `A` and of the result.
  var rows: Int
  /// Columns of `B` and of the result.
  var columns: Int
  /// Columns of `A` and rows of `B`.
  var depth: Int
  /// Whether `A` is stored transposed.
  var transposesLeft = false
  /// Whether `B` is stored transposed.
  var transposesRight = false
  /// The distance from one row of the result to the next; nil where they stand side by side.
  var resultStride: Int?

  /// Computes the product into `result`, or adds it to what is there.
  ///
  /// Stops if a size exceeds 2³¹ − 1, the most that OpenBLAS takes.
  func compute(
    _ left: UnsafePointer<Float>, _ right: UnsafePointer<Float>,
    into result: UnsafeMutablePointer<Float>, adding: Bool = false
  ) {
    guard rows > 0, columns > 0 else { return }
    // OpenBLAS leaves the result as it is where there is nothing to add up, and scales it, garbage
    // and NaN included, by 0 where the product is one of a matrix and a vector.
    if !adding { clear(result) }
    guard depth > 0 else { return }
    guard
      let m = blasint(exactly: rows), let n = blasint(exactly: columns),
      let k = blasint(exactly: depth), let stride = blasint(exactly: resultStride ?? columns)
    else {
      stopProgram(
        "a matrix product takes sizes up to \(blasint.max), found [\(rows), \(depth)] times "
          + "[\(depth), \(columns)] into rows \(resultStride ?? columns) apart")
    }
    cblas_sgemm(
      CblasRowMajor, transposesLeft ? CblasTrans : CblasNoTrans,
      transposesRight ? CblasTrans : CblasNoTrans, m, n, k, 1, left, transposesLeft ? m : k,
      right, transposesRight ? k : n, adding ? 1 : 0, result, stride)
  }

  /// Sets the result to 0.
  private func clear(_ result: UnsafeMutablePointer<Float>) {
    let stride = resultStride ?? columns
    var zero: Float = 0
    let (blocks, length) = stride == columns ? (1, rows * columns) : (rows, columns)
    for block in 0..<blocks {
      netdef_fill(MemoryLayout<Float>.stride, &zero, result + block * stride, length)
    }
  }
}
