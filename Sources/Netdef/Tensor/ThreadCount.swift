import COpenBLAS

/// How many threads share the work of one call.
package enum ThreadCount {
  /// The threads of matrix products; a number that OpenBLAS does not have becomes the nearest.
  package static var current: Int {
    get { Int(openblas_get_num_threads()) }
    set { openblas_set_num_threads(Int32(clamping: newValue)) }
  }
}
