import Testing

@testable import Netdef

/// Vectorised loops against plain ones, for all sizes around the widths of vectors and tiles.
@Suite struct TensorKernelTests {
  /// Twice the 16 lanes of the widest vectors and accumulators and one more, then tile edges.
  static let sizes = Array(0...33) + [63, 64, 65, 255, 256, 257, 513]

  /// Floats with signs, a zero and repetitions, different for each seed.
  static func floats(_ count: Int, seed: UInt64 = 1) -> [Float] {
    let generator = RandomGenerator(seed: seed)
    return (0..<count).map { _ in Float(generator.integer(in: -20..<21)) / 8 }
  }

  @Test(arguments: sizes) func arithmeticOfEqualShapes(count: Int) {
    let (a, b) = (Self.floats(count), Self.floats(count, seed: 2))
    let (left, right) = (Tensor(a), Tensor(b))
    #expect((left + right).scalars(as: Float.self) == zip(a, b).map { $0 + $1 })
    #expect((left - right).scalars(as: Float.self) == zip(a, b).map { $0 - $1 })
    #expect((left * right).scalars(as: Float.self) == zip(a, b).map { $0 * $1 })
    #expect(left.maximum(right).scalars(as: Float.self) == zip(a, b).map { max($0, $1) })
    #expect(left.minimum(right).scalars(as: Float.self) == zip(a, b).map { min($0, $1) })
    let quotients = (left / right).scalars(as: Float.self).map(\.bitPattern)
    #expect(zip(quotients, zip(a, b)).allSatisfy { same($0, ($1.0 / $1.1).bitPattern) })
  }

  /// Whether bits are equal, or both mean NaN, of which there are many.
  private func same(_ a: UInt32, _ b: UInt32) -> Bool {
    a == b || (Float(bitPattern: a).isNaN && Float(bitPattern: b).isNaN)
  }

  @Test(arguments: sizes) func arithmeticWithNumbers(count: Int) {
    let a = Self.floats(count)
    let tensor = Tensor(a)
    #expect((tensor + 1.5).scalars(as: Float.self) == a.map { $0 + 1.5 })
    #expect((1.5 - tensor).scalars(as: Float.self) == a.map { 1.5 - $0 })
    #expect((tensor * 3).scalars(as: Float.self) == a.map { $0 * 3 })
    #expect((tensor / 4).scalars(as: Float.self) == a.map { $0 / 4 })
    #expect((-tensor).scalars(as: Float.self) == a.map { -$0 })
    #expect(tensor.abs().scalars(as: Float.self) == a.map { abs($0) })
    #expect(tensor.abs().sqrt().scalars(as: Float.self) == a.map { abs($0).squareRoot() })
  }

  @Test(arguments: sizes) func integerArithmetic(count: Int) {
    let a = (0..<count).map { Int64($0 * 7919 % 101 - 50) }
    let b = (0..<count).map { Int64($0 * 104_729 % 89 - 40) }
    let (left, right) = (Tensor(a), Tensor(b))
    #expect((left + right).scalars(as: Int64.self) == zip(a, b).map { $0 + $1 })
    #expect((left - right).scalars(as: Int64.self) == zip(a, b).map { $0 - $1 })
    #expect((left * right).scalars(as: Int64.self) == zip(a, b).map { $0 * $1 })
    let (narrowLeft, narrowRight) = (left.converted(to: .int32), right.converted(to: .int32))
    #expect((narrowLeft * narrowRight).converted(to: .int64) == left * right)
    #expect(narrowLeft.maximum(narrowRight).converted(to: .int64) == left.maximum(right))
    #expect((-left).scalars(as: Int64.self) == a.map { -$0 })
    #expect(narrowLeft.abs().converted(to: .int64).scalars(as: Int64.self) == a.map { abs($0) })
  }

  @Test(arguments: sizes) func comparisons(count: Int) {
    let (a, b) = (Self.floats(count), Self.floats(count, seed: 2))
    let (left, right) = (Tensor(a), Tensor(b))
    #expect((left .== right).scalars(as: Bool.self) == zip(a, b).map { $0 == $1 })
    #expect((left .!= right).scalars(as: Bool.self) == zip(a, b).map { $0 != $1 })
    #expect((left .< right).scalars(as: Bool.self) == zip(a, b).map { $0 < $1 })
    #expect((left .<= right).scalars(as: Bool.self) == zip(a, b).map { $0 <= $1 })
    #expect((left .> right).scalars(as: Bool.self) == zip(a, b).map { $0 > $1 })
    #expect((left .>= right).scalars(as: Bool.self) == zip(a, b).map { $0 >= $1 })
    #expect((left .> 0).scalars(as: Bool.self) == a.map { $0 > 0 })
  }

  @Test(arguments: sizes) func reductionsOfRows(count: Int) {
    let values = Self.floats(3 * count)
    let rows = Tensor(shape: [3, count], scalars: values)
    let slices = (0..<3).map { values[($0 * count)..<(($0 + 1) * count)] }
    // Eighths add up exactly, so every order gives the same sum.
    #expect(rows.sum(axis: 1).scalars(as: Float.self) == slices.map { $0.reduce(0, +) })
    guard count > 0 else { return }
    #expect(rows.max(axis: 1).scalars(as: Float.self) == slices.map { $0.max() ?? 0 })
    #expect(rows.min(axis: 1).scalars(as: Float.self) == slices.map { $0.min() ?? 0 })
    let largest = slices.map { row in row.firstIndex(of: row.max() ?? 0)! - row.startIndex }
    #expect(rows.argmax(axis: 1).scalars(as: Int64.self) == largest.map(Int64.init))
    let smallest = slices.map { row in row.firstIndex(of: row.min() ?? 0)! - row.startIndex }
    #expect(rows.argmin(axis: 1).scalars(as: Int64.self) == smallest.map(Int64.init))
  }

  @Test(arguments: sizes) func reductionsOfColumnsEqualThoseOfRows(count: Int) {
    let columns = Tensor(shape: [5, count], scalars: Self.floats(5 * count))
    let rows = columns.transposed()
    #expect(columns.sum(axis: 0) == rows.sum(axis: 1))
    #expect(columns.mean(axis: 0) == rows.mean(axis: 1))
    #expect(columns.max(axis: 0) == rows.max(axis: 1))
    #expect(columns.min(axis: 0) == rows.min(axis: 1))
    #expect(columns.argmax(axis: 0) == rows.argmax(axis: 1))
    #expect(columns.argmin(axis: 0) == rows.argmin(axis: 1))
    let positive = columns .> 0
    #expect(positive.all(axis: 0) == positive.transposed().all(axis: 1))
    #expect(positive.any(axis: 0) == positive.transposed().any(axis: 1))
    #expect(positive.sum(axis: 0) == positive.transposed().sum(axis: 1))
  }

  @Test(arguments: sizes) func conversions(count: Int) {
    let values = Self.floats(count)
    let tensor = Tensor(values)
    #expect(tensor.converted(to: .int64).scalars(as: Int64.self) == values.map { Int64($0) })
    #expect(tensor.converted(to: .int32).scalars(as: Int32.self) == values.map { Int32($0) })
    #expect(tensor.converted(to: .bool).scalars(as: Bool.self) == values.map { $0 != 0 })
    let whole = tensor.converted(to: .int64)
    #expect(
      whole.converted(to: .float32).scalars(as: Float.self)
        == values.map { $0.rounded(.towardZero) })
    #expect(whole.converted(to: .int32).converted(to: .int64) == whole)
    #expect(whole.converted(to: .bool).converted(to: .int64) == (whole .!= 0).converted(to: .int64))
  }

  @Test(arguments: sizes) func matrixProducts(count: Int) {
    guard count <= 65 else { return }
    let left = Tensor(shape: [3, count], scalars: Self.floats(3 * count))
    let right = Tensor(shape: [count, 4], scalars: Self.floats(4 * count, seed: 2))
    // Products of eighths add up exactly.
    let expected = (left.unsqueeze(2) * right.unsqueeze(0)).sum(axis: 1)
    #expect(left.matmul(right) == expected)
    #expect(right.transposed().matmul(left.transposed()) == expected.transposed())
    if count > 0 { #expect(left[0].matmul(right) == expected[0]) }
  }
}
