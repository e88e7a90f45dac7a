import Foundation

/// Measures the time of calls.
struct Benchmark {
  /// The times of the calls, in milliseconds.
  struct Times {
    /// Sorted, at least one.
    let milliseconds: [Double]
    let warmUpCount: Int

    /// The middle one, or the mean of the two in the middle.
    var median: Double {
      let middle = milliseconds.count / 2
      return milliseconds.count.isMultiple(of: 2)
        ? (milliseconds[middle - 1] + milliseconds[middle]) / 2 : milliseconds[middle]
    }
  }

  /// How many calls are measured; nil for as many as take about a second, ten at least.
  let callCount: Int?

  /// The calls before the measured ones: the first records the plan, the next fill the caches.
  private static let warmUpCount = 3

  /// How long is measured when no number of calls is given, and how often at least and at most.
  private static let duration = Duration.seconds(1)
  private static let counts = 10...100_000

  func run(_ call: () throws -> Void) rethrows -> Times {
    for _ in 0..<Self.warmUpCount { try call() }
    let clock = ContinuousClock()
    let start = clock.now
    var times: [Double] = []
    while !isEnough(times.count, after: start.duration(to: clock.now)) {
      let time = try clock.measure(call)
      times.append(time / .milliseconds(1))
    }
    return Times(milliseconds: times.sorted(), warmUpCount: Self.warmUpCount)
  }

  private func isEnough(_ count: Int, after duration: Duration) -> Bool {
    if let callCount { return count >= callCount }
    return count >= Self.counts.upperBound
      || (count >= Self.counts.lowerBound && duration >= Self.duration)
  }
}

/// A measurement as `netdef bench` prints it.
struct BenchmarkRecord: Encodable {
  /// One of the model's inputs.
  struct Input: Encodable {
    let name: String?
    let element: String
    let shape: [Int]
  }

  let model: String
  let inputs: [Input]

  /// Nil where the batch size is no open size.
  let batch: Int?
  let threads: Int
  let calls: Int
  let warmUpCalls: Int
  let medianMilliseconds: Double
  let minMilliseconds: Double
  let maxMilliseconds: Double

  init(model: String, inputs: [Input], batch: Int?, threads: Int, times: Benchmark.Times) {
    self.model = model
    self.inputs = inputs
    self.batch = batch
    self.threads = threads
    calls = times.milliseconds.count
    warmUpCalls = times.warmUpCount
    medianMilliseconds = times.median
    minMilliseconds = times.milliseconds.first ?? 0
    maxMilliseconds = times.milliseconds.last ?? 0
  }

  /// The result for people.
  var table: String {
    let edges = inputs.map { input in (input.name.map { "\($0): " } ?? "") + "\(input.shape)" }
    let rows = [
      ("median", medianMilliseconds), ("min", minMilliseconds), ("max", maxMilliseconds),
    ].map { label, time in
      label.padding(toLength: 6, withPad: " ", startingAt: 0) + String(format: "%12.3f ms", time)
    }
    let calls = "\(calls) call\(calls == 1 ? "" : "s") after \(warmUpCalls) to warm up"
    let threads = "\(threads) thread\(threads == 1 ? "" : "s")"
    return (["\(model)  \(edges.joined(separator: ", "))"] + rows + ["\(calls), \(threads)"])
      .joined(separator: "\n")
  }
}
