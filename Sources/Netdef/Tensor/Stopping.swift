/// Stops the program with a message in words, for mistakes that only the programmer can make.
///
/// What comes from outside (files, weights, data) throws a typed error instead.
func stopProgram(_ message: @autoclosure () -> String) -> Never {
  fatalError(message())
}

/// Stops the program with a message in words unless a condition holds, in release builds as well.
@inline(__always)
func require(_ condition: Bool, _ message: @autoclosure () -> String) {
  if !condition { stopProgram(message()) }
}
