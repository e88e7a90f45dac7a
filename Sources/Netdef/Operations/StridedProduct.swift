import COpenBLAS

/// A matrix in memory for a product: row by row, possibly read as its transpose.
struct MatrixOperand {
  /// The first element.
  let elements: UnsafePointer<Float>?

  /// The distance from one stored row to the next.
  let rowStride: Int

  /// Whether the transpose takes part.
  var isTransposed = false
}

/// Adds a product to a matrix: C += A · B, with A `[rows, depth]` and B `[depth, columns]`.
///
/// OpenBLAS shares the work between its own threads.
func addMatrixProduct(
  _ a: MatrixOperand, _ b: MatrixOperand, rows: Int, columns: Int, depth: Int,
  to c: UnsafeMutablePointer<Float>?, rowStride: Int
) {
  guard rows > 0, columns > 0, depth > 0 else { return }
  cblas_sgemm(
    CblasRowMajor, a.isTransposed ? CblasTrans : CblasNoTrans,
    b.isTransposed ? CblasTrans : CblasNoTrans, blasint(rows), blasint(columns), blasint(depth),
    1, a.elements, blasint(a.rowStride), b.elements, blasint(b.rowStride), 1, c,
    blasint(rowStride))
}
