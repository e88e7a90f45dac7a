#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Runs work that recurses as deep as sources and networks may nest.
///
/// A source may nest 256 levels deep, and every level takes several calls of the parser and the
/// checker; layers are made and called as deep as networks nest. Threads other than the main one
/// have stacks of 512 KiB on some systems, too few for that, and what is an error must not depend on
/// the thread that asks.
package enum LargeStack {
  /// Sources and networks that nest to the limits take more than 8 MiB without optimization. What is
  /// not used is reserved only.
  private static let size = 64 * 1024 * 1024

  /// Runs `work` to its end on a thread of its own, or here where no thread can be made.
  package static func run<Value, Failure>(
    _ work: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    var result: Result<Value, Failure>?
    let body = {
      do throws(Failure) {
        result = .success(try work())
      } catch {
        result = .failure(error)
      }
    }
    withoutActuallyEscaping(body) { body in
      let job = Job(body)
      // The thread ends before this call does, so it needs no reference of its own.
      withExtendedLifetime(job) { runThread(Unmanaged.passUnretained(job).toOpaque()) }
    }
    if let result { return try result.get() }
    return try work()
  }

  /// What the thread does; a class, because a thread takes one pointer.
  fileprivate final class Job {
    let work: () -> Void

    init(_ work: @escaping () -> Void) { self.work = work }
  }

  #if canImport(Darwin)
    private static func runThread(_ context: UnsafeMutableRawPointer) {
      var attributes = pthread_attr_t()
      guard pthread_attr_init(&attributes) == 0 else { return }
      defer { pthread_attr_destroy(&attributes) }
      guard pthread_attr_setstacksize(&attributes, size) == 0 else { return }
      var thread: pthread_t?
      let status = pthread_create(&thread, &attributes, startJob, context)
      if status == 0, let thread { pthread_join(thread, nil) }
    }
  #elseif canImport(Glibc) || canImport(Musl)
    private static func runThread(_ context: UnsafeMutableRawPointer) {
      var attributes = pthread_attr_t()
      guard pthread_attr_init(&attributes) == 0 else { return }
      defer { pthread_attr_destroy(&attributes) }
      guard pthread_attr_setstacksize(&attributes, size) == 0 else { return }
      var thread = pthread_t()
      let status = pthread_create(&thread, &attributes, startJob, context)
      if status == 0 { pthread_join(thread, nil) }
    }
  #else
    private static func runThread(_ context: UnsafeMutableRawPointer) {}
  #endif
}

// Functions of the file rather than of the type, because only those can be C function pointers.

#if canImport(Darwin)
  private func startJob(_ context: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    Unmanaged<LargeStack.Job>.fromOpaque(context).takeUnretainedValue().work()
    return nil
  }
#elseif canImport(Glibc) || canImport(Musl)
  private func startJob(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let context { Unmanaged<LargeStack.Job>.fromOpaque(context).takeUnretainedValue().work() }
    return nil
  }
#endif
