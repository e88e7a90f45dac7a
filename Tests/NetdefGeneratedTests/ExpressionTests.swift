// Written by `ExpressionComparisonTests` of NetdefCompilerTests. Do not edit.
// swift-format-ignore-file

import Netdef
import Testing

/// What parameters can be.
private enum Choices {
  /// What `act` can be.
  enum Act: Swift.String, Swift.CaseIterable, Netdef.NetdefValueConvertible {
    case relu
    case leakyRelu = "leaky_relu"
  }

  /// What `maybe` can be.
  enum Maybe: Swift.String, Swift.CaseIterable, Netdef.NetdefValueConvertible {
    case relu
    case leakyRelu = "leaky_relu"
  }
}

private let seven: Swift.Int = 7
private let two: Swift.Int = 2
private let zero: Swift.Int = 0
private let minus: Swift.Int = -7
private let large: Swift.Int = 1000003
private let half: Swift.Double = 0.5
private let third: Swift.Double = 3.25
private let negative: Swift.Double = -2.5
private let whole: Swift.Double = 4
private let yes: Swift.Bool = true
private let no: Swift.Bool = false
private let kernel: Netdef.Pair = [3, 5]
private let square: Netdef.Pair = 3
private let padding: Netdef.Padding = .same
private let stated: Netdef.Padding = [1, 2]
private let output: Netdef.AdaptiveSize = [nil, 7]
private let single: Netdef.AdaptiveSize = 4
private let absent: Swift.Int? = nil
private let present: Swift.Int? = 4
private let act: Choices.Act = .leakyRelu
private let maybe: Choices.Maybe? = nil
private let widths: [Swift.Int] = [64, 128, 256, 512]
private let nothing: [Swift.Int] = []
private let rates: [Swift.Double] = [0.1, 0.2, 1]
private let table: [(Swift.Int, Swift.Double, Swift.Bool)] = [(1, 0.5, true), (2, 1.5, false), (6, 2.5, true)]
private let nested: [(Swift.Int, (Swift.Int, Swift.Int))] = [(1, (2, 3)), (4, (5, 6))]
private let grid: [[Swift.Int]] = [[1, 2], [3], []]
private let pair: (Swift.Int, Swift.Int) = (8, 9)
private let triple: (Swift.Int, Swift.Double, Swift.Bool) = (1, 2.5, true)
private let `open`: Netdef.NetdefValue = 3
private let other: Netdef.NetdefValue = 2.5
private let list: Netdef.NetdefValue = [3, 4, 5]

/// Values and functions that the file names outside of its models.
nonisolated private extension Netdef.FileValues {
  /// What `act` can be.
  enum Act: Swift.String, Swift.CaseIterable, Netdef.NetdefValueConvertible {
    case relu
    case leakyRelu = "leaky_relu"
  }

  /// The widths of the stages.
  static let stages = [16, 24, 40]

  static let scale = 0.75

  static let doubled = Netdef.FileValues.stages.map { s in 2 * s }

  static let lastStage = Netdef.FileValues.stages[2]

  static var ragged: [Swift.Int] {
    get throws {
      try Netdef.FileValues.doubled
        + [
          Netdef.FileValues.halfOf(number: Netdef.FileValues.lastStage),
          Netdef.FileValues.quarter(in: 9),
        ]
    }
  }

  static let rows = [(3, 16, true), (5, 24, false), (3, 40, true)]

  static let mixed = [Netdef.NetdefValue.int(1), 2.5, nil]

  static var limit: Swift.Int {
    get throws {
      try Netdef.Arithmetic.quotient(
        Netdef.Arithmetic.sum(Netdef.FileValues.stages), Netdef.FileValues.stages.count)
    }
  }

  /// Half of a number, rounded down.
  static func halfOf(number: Swift.Int) throws -> Swift.Int {
    try Netdef.Arithmetic.quotient(number, 2)
  }

  static func quarter(
    `in`: Swift.Int, `repeat`: Swift.Int = 2, callDepth: Swift.Int = 0
  ) throws -> Swift.Int {
    try Netdef.Arithmetic.checkCallDepth(callDepth, of: "quarter")
    return try `repeat` <= 0
      ? `in`
      : Netdef.FileValues.quarter(
        in: Netdef.FileValues.halfOf(number: `in`),
        repeat: Netdef.Arithmetic.difference(`repeat`, 1), callDepth: callDepth + 1)
  }

  static func nearest(value: Swift.Double, by: Swift.Int) throws -> Swift.Int {
    try Swift.max(
      by,
      Netdef.Arithmetic.product(
        Netdef.Arithmetic.quotient(
          Netdef.Arithmetic.floor(value + Swift.Double(Netdef.Arithmetic.quotient(by, 2))), by),
        by))
  }

  static func divisible(value: Swift.Double, by: Swift.Int = 8) throws -> Swift.Int {
    try Netdef.Arithmetic.sum(
      Netdef.FileValues.nearest(value: value, by: by),
      Swift.Double(Netdef.FileValues.nearest(value: value, by: by)) < 0.9 * value
        ? by
        : 0)
  }

  static func factorial(n: Swift.Int, callDepth: Swift.Int = 0) throws -> Swift.Int {
    try Netdef.Arithmetic.checkCallDepth(callDepth, of: "factorial")
    return try n <= 1
      ? 1
      : Netdef.Arithmetic.product(
        n,
        Netdef.FileValues.factorial(
          n: Netdef.Arithmetic.difference(n, 1), callDepth: callDepth + 1))
  }

  static func fibonacci(n: Swift.Int, callDepth: Swift.Int = 0) throws -> Swift.Int {
    try Netdef.Arithmetic.checkCallDepth(callDepth, of: "fibonacci")
    return try n < 2
      ? n
      : Netdef.Arithmetic.sum(
        Netdef.FileValues.fibonacci(
          n: Netdef.Arithmetic.difference(n, 1), callDepth: callDepth + 1),
        Netdef.FileValues.fibonacci(
          n: Netdef.Arithmetic.difference(n, 2), callDepth: callDepth + 1))
  }

  static func isEven(n: Swift.Int, callDepth: Swift.Int = 0) throws -> Swift.Bool {
    try Netdef.Arithmetic.checkCallDepth(callDepth, of: "is_even")
    return try n == 0
      ? true
      : Netdef.FileValues.isOdd(
        n: Netdef.Arithmetic.difference(n, 1), callDepth: callDepth + 1)
  }

  static func isOdd(n: Swift.Int, callDepth: Swift.Int = 0) throws -> Swift.Bool {
    try Netdef.Arithmetic.checkCallDepth(callDepth, of: "is_odd")
    return try n == 0
      ? false
      : Netdef.FileValues.isEven(
        n: Netdef.Arithmetic.difference(n, 1), callDepth: callDepth + 1)
  }

  static func endless(n: Swift.Int, callDepth: Swift.Int = 0) throws -> Netdef.NetdefValue {
    try Netdef.Arithmetic.checkCallDepth(callDepth, of: "endless")
    return try Netdef.FileValues.endless(
      n: Netdef.Arithmetic.sum(n, 1), callDepth: callDepth + 1)
  }

  static func onion(n: Swift.Int, callDepth: Swift.Int = 0) throws -> Netdef.NetdefValue {
    try Netdef.Arithmetic.checkCallDepth(callDepth, of: "onion")
    return try n == 0
      ? []
      : [
        Netdef.FileValues.onion(
          n: Netdef.Arithmetic.difference(n, 1), callDepth: callDepth + 1),
      ]
  }

  static func slope(act: Netdef.FileValues.Act) -> Swift.Double {
    act == .relu ? 0.0 : 0.01
  }

  static func leak(act: Netdef.FileValues.Act = .leakyRelu) -> Swift.Double {
    Netdef.FileValues.slope(act: act)
  }

  static func ratio(a: Swift.Double = 3, b: Swift.Int = 2) throws -> Swift.Double {
    try Netdef.Arithmetic.quotient(a, Swift.Double(b))
  }

  static func gain(mode: Netdef.FileValues.Act? = nil) -> Netdef.NetdefValue {
    mode.map { mode in
      Netdef.NetdefValue.float(Netdef.FileValues.slope(act: mode))
    } ?? Netdef.NetdefValue.int(1)
  }

  static func size(kernel: Netdef.Pair, scale: Swift.Double = 1) -> (Swift.Double, Swift.Int) {
    (Swift.Double(kernel.height) * scale, kernel.width)
  }

  static func number(x: Swift.Double) -> Swift.Double {
    x / 2
  }

  static func swap(p: (Swift.Int, Swift.Int)) -> (Swift.Int, Swift.Int) {
    (p.1, p.0)
  }

  static func relativeIndex(window: Swift.Int) throws -> [Swift.Int] {
    try (0..<Swift.max(0, Netdef.Arithmetic.power(window, 2))).flatMap { i in
      try (0..<Swift.max(0, Netdef.Arithmetic.power(window, 2))).map { j in
        try Netdef.Arithmetic.difference(
          Netdef.Arithmetic.sum(
            Netdef.Arithmetic.difference(
              Netdef.Arithmetic.sum(
                Netdef.Arithmetic.product(
                  Netdef.Arithmetic.difference(
                    Netdef.Arithmetic.sum(
                      Netdef.Arithmetic.difference(
                        Netdef.Arithmetic.quotient(
                          i, window), Netdef.Arithmetic.quotient(j, window)),
                      window),
                    1),
                  Netdef.Arithmetic.difference(Netdef.Arithmetic.product(2, window), 1)),
                Netdef.Arithmetic.remainder(i, window)),
              Netdef.Arithmetic.remainder(j, window)),
            window),
          1)
      }
    }
  }
}

/// Compile-time expressions in Swift, with the values that the checker computes.
@Suite struct ExpressionTests {
  @Test func arithmetic() throws {
    do {
      let value = 7 / 2
      expect(Netdef.NetdefValue.int(value), "3", "7 / 2")
    }
    do {
      let value = try Netdef.Arithmetic.quotient(-7, 2)
      expect(Netdef.NetdefValue.int(value), "-4", "-7 / 2")
    }
    do {
      let value = try Netdef.Arithmetic.quotient(7, -2)
      expect(Netdef.NetdefValue.int(value), "-4", "7 / -2")
    }
    do {
      let value = try Netdef.Arithmetic.quotient(-7, -2)
      expect(Netdef.NetdefValue.int(value), "3", "-7 / -2")
    }
    do {
      let value = 7 % 3
      expect(Netdef.NetdefValue.int(value), "1", "7 % 3")
    }
    do {
      let value = try Netdef.Arithmetic.remainder(-7, 3)
      expect(Netdef.NetdefValue.int(value), "2", "-7 % 3")
    }
    do {
      let value = try Netdef.Arithmetic.remainder(7, -3)
      expect(Netdef.NetdefValue.int(value), "-2", "7 % -3")
    }
    do {
      let value = try Netdef.Arithmetic.remainder(-7, -3)
      expect(Netdef.NetdefValue.int(value), "-1", "-7 % -3")
    }
    do {
      let value = try Netdef.Arithmetic.quotient(minus, two)
      expect(Netdef.NetdefValue.int(value), "-4", "minus / two")
    }
    do {
      let value = try Netdef.Arithmetic.quotient(seven, -two)
      expect(Netdef.NetdefValue.int(value), "-4", "seven / -two")
    }
    do {
      let value = try Netdef.Arithmetic.quotient(minus, -two)
      expect(Netdef.NetdefValue.int(value), "3", "minus / -two")
    }
    do {
      let value = try Netdef.Arithmetic.remainder(minus, 3)
      expect(Netdef.NetdefValue.int(value), "2", "minus % 3")
    }
    do {
      let value = try Netdef.Arithmetic.remainder(seven, minus)
      expect(Netdef.NetdefValue.int(value), "0", "seven % minus")
    }
    do {
      let value = try Netdef.Arithmetic.remainder(minus, minus)
      expect(Netdef.NetdefValue.int(value), "0", "minus % minus")
    }
    do {
      let value = seven - two - 1
      expect(Netdef.NetdefValue.int(value), "4", "seven - two - 1")
    }
    do {
      let value = seven - (two - 1)
      expect(Netdef.NetdefValue.int(value), "6", "seven - (two - 1)")
    }
    do {
      let value = seven * (two + 1)
      expect(Netdef.NetdefValue.int(value), "21", "seven * (two + 1)")
    }
    do {
      let value = try Netdef.Arithmetic.quotient(seven, two) * two
      expect(Netdef.NetdefValue.int(value), "6", "seven / two * two")
    }
    do {
      let value = try Netdef.Arithmetic.quotient(seven, two * two)
      expect(Netdef.NetdefValue.int(value), "1", "seven / (two * two)")
    }
    do {
      let value = -seven * two
      expect(Netdef.NetdefValue.int(value), "-14", "-seven * two")
    }
    do {
      let value = -(seven - two)
      expect(Netdef.NetdefValue.int(value), "-5", "-(seven - two)")
    }
    do {
      let value = -(-seven)
      expect(Netdef.NetdefValue.int(value), "7", "- -seven")
    }
    do {
      let value = seven - -two
      expect(Netdef.NetdefValue.int(value), "9", "seven - -two")
    }
    do {
      let value = try Netdef.Arithmetic.remainder(seven, 4) * 3
      expect(Netdef.NetdefValue.int(value), "9", "seven % 4 * 3")
    }
    do {
      let value = try Netdef.Arithmetic.remainder(seven * 4, 3)
      expect(Netdef.NetdefValue.int(value), "1", "seven * 4 % 3")
    }
    do {
      let value = try Netdef.Arithmetic.power(2, 10)
      expect(Netdef.NetdefValue.int(value), "1024", "2 ** 10")
    }
    do {
      let value = try Netdef.Arithmetic.power(two, seven)
      expect(Netdef.NetdefValue.int(value), "128", "two ** seven")
    }
    do {
      let value = try -Netdef.Arithmetic.power(two, 2)
      expect(Netdef.NetdefValue.int(value), "-4", "-two ** 2")
    }
    do {
      let value = try Netdef.Arithmetic.power(-two, 3)
      expect(Netdef.NetdefValue.int(value), "-8", "(-two) ** 3")
    }
    do {
      let value = try Netdef.Arithmetic.power(2, Netdef.Arithmetic.power(3, 2))
      expect(Netdef.NetdefValue.int(value), "512", "2 ** 3 ** 2")
    }
    do {
      let value = try Netdef.Arithmetic.power(0, 0)
      expect(Netdef.NetdefValue.int(value), "1", "0 ** 0")
    }
    do {
      let value = large * large
      expect(Netdef.NetdefValue.int(value), "1000006000009", "large * large")
    }
    do {
      let value = try Netdef.Arithmetic.remainder(Netdef.Arithmetic.power(large, 2), seven)
      expect(Netdef.NetdefValue.int(value), "2", "large ** 2 % seven")
    }
    do {
      let value = 0.5 + 0.25
      expect(Netdef.NetdefValue.float(value), "0.75", "0.5 + 0.25")
    }
    do {
      let value = Swift.Double(seven) + half
      expect(Netdef.NetdefValue.float(value), "7.5", "seven + half")
    }
    do {
      let value = half * Swift.Double(seven)
      expect(Netdef.NetdefValue.float(value), "3.5", "half * seven")
    }
    do {
      let value = try Netdef.Arithmetic.quotient(Swift.Double(seven), half)
      expect(Netdef.NetdefValue.float(value), "14.0", "seven / half")
    }
    do {
      let value = try Netdef.Arithmetic.quotient(third, Swift.Double(two))
      expect(Netdef.NetdefValue.float(value), "1.625", "third / two")
    }
    do {
      let value = 7 / 2.0
      expect(Netdef.NetdefValue.float(value), "3.5", "7 / 2.0")
    }
    do {
      let value = try Netdef.Arithmetic.remainder(third, Swift.Double(two))
      expect(Netdef.NetdefValue.float(value), "1.25", "third % two")
    }
    do {
      let value = try Netdef.Arithmetic.remainder(negative, Swift.Double(two))
      expect(Netdef.NetdefValue.float(value), "1.5", "negative % two")
    }
    do {
      let value = try Netdef.Arithmetic.remainder(Swift.Double(seven), third)
      expect(Netdef.NetdefValue.float(value), "0.5", "seven % third")
    }
    do {
      let value = try Netdef.Arithmetic.power(Swift.Double(two), half)
      expect(Netdef.NetdefValue.float(value), "1.4142135623730951", "two ** half")
    }
    do {
      let value = try Netdef.Arithmetic.power(third, 2)
      expect(Netdef.NetdefValue.float(value), "10.5625", "third ** 2")
    }
    do {
      let value = try Netdef.Arithmetic.power(2, 0.5)
      expect(Netdef.NetdefValue.float(value), "1.4142135623730951", "2 ** 0.5")
    }
    do {
      let value = try Netdef.Arithmetic.power(4, half)
      expect(Netdef.NetdefValue.float(value), "2.0", "4 ** half")
    }
    do {
      let value = whole / 8
      expect(Netdef.NetdefValue.float(value), "0.5", "whole / 8")
    }
    do {
      let value = whole + 1
      expect(Netdef.NetdefValue.float(value), "5.0", "whole + 1")
    }
    do {
      let value = try Swift.Double(Netdef.Arithmetic.quotient(seven, two)) * half
      expect(Netdef.NetdefValue.float(value), "1.5", "seven / two * half")
    }
    do {
      let value = try half * Swift.Double(Netdef.Arithmetic.quotient(seven, two))
      expect(Netdef.NetdefValue.float(value), "1.5", "half * (seven / two)")
    }
    do {
      let value = -half
      expect(Netdef.NetdefValue.float(value), "-0.5", "-half")
    }
    do {
      let value = -third * Swift.Double(-two)
      expect(Netdef.NetdefValue.float(value), "6.5", "-third * -two")
    }
    do {
      let value = 1000.0 + Swift.Double(seven)
      expect(Netdef.NetdefValue.float(value), "1007.0", "1e3 + seven")
    }
    do {
      let value = try third - Swift.Double(Netdef.Arithmetic.quotient(seven, 2))
      expect(Netdef.NetdefValue.float(value), "0.25", "third - seven / 2")
    }
    do {
      let value = try Swift.Double(seven + two) * half
        + Swift.Double(Netdef.Arithmetic.quotient(seven - two, 2))
      expect(Netdef.NetdefValue.float(value), "6.5", "(seven + two) * half + (seven - two) / 2")
    }
    do {
      let value = 16 * Netdef.FileValues.scale - 12
      expect(Netdef.NetdefValue.float(value), "0.0", "16 * scale - 12")
    }
    do {
      let value = try Netdef.Arithmetic.power(two + 1, seven - 4)
      expect(Netdef.NetdefValue.int(value), "27", "(two + 1) ** (seven - 4)")
    }
  }

  @Test func functions() throws {
    do {
      let value = Swift.min(3, 1, 2)
      expect(Netdef.NetdefValue.int(value), "1", "min(3, 1, 2)")
    }
    do {
      let value = Swift.max(seven, two)
      expect(Netdef.NetdefValue.int(value), "7", "max(seven, two)")
    }
    do {
      let value = Swift.max(1, third)
      expect(Netdef.NetdefValue.float(value), "3.25", "max(1, third)")
    }
    do {
      let value = Swift.min(Swift.Double(seven), half, 2)
      expect(Netdef.NetdefValue.float(value), "0.5", "min(seven, half, 2)")
    }
    do {
      let value = try Netdef.Arithmetic.maximum([3, 1, 2])
      expect(Netdef.NetdefValue.int(value), "3", "max([3, 1, 2])")
    }
    do {
      let value = try Netdef.Arithmetic.minimum(widths)
      expect(Netdef.NetdefValue.int(value), "64", "min(widths)")
    }
    do {
      let value = try Netdef.Arithmetic.maximum(rates)
      expect(Netdef.NetdefValue.float(value), "1.0", "max(rates)")
    }
    do {
      let value = try Netdef.Arithmetic.maximum(widths + [1000])
      expect(Netdef.NetdefValue.int(value), "1000", "max(widths.., 1000)")
    }
    do {
      let value = seven
      expect(Netdef.NetdefValue.int(value), "7", "min(seven)")
    }
    do {
      let value = half
      expect(Netdef.NetdefValue.float(value), "0.5", "max(half)")
    }
    do {
      let value = try Netdef.Arithmetic.sum(widths)
      expect(Netdef.NetdefValue.int(value), "960", "sum(widths)")
    }
    do {
      let value = try Netdef.Arithmetic.sum([Swift.Int]())
      expect(Netdef.NetdefValue.int(value), "0", "sum([])")
    }
    do {
      let value = try Netdef.Arithmetic.product(Swift.Array(widths.prefix(2)))
      expect(Netdef.NetdefValue.int(value), "8192", "product(widths[..<2])")
    }
    do {
      let value = try Netdef.Arithmetic.product([Swift.Int]())
      expect(Netdef.NetdefValue.int(value), "1", "product([])")
    }
    do {
      let value = widths.count
      expect(Netdef.NetdefValue.int(value), "4", "count(widths)")
    }
    do {
      let value = [Swift.Int]().count
      expect(Netdef.NetdefValue.int(value), "0", "count([])")
    }
    do {
      let value = nothing.count
      expect(Netdef.NetdefValue.int(value), "0", "count(nothing)")
    }
    do {
      let value = try Netdef.Arithmetic.sum(widths.map { w in try Netdef.Arithmetic.quotient(w, 64) })
      expect(Netdef.NetdefValue.int(value), "15", "sum([for w in widths: w / 64])")
    }
    do {
      let value = Swift.abs(minus)
      expect(Netdef.NetdefValue.int(value), "7", "abs(minus)")
    }
    do {
      let value = Swift.abs(negative)
      expect(Netdef.NetdefValue.float(value), "2.5", "abs(negative)")
    }
    do {
      let value = Swift.abs(-3)
      expect(Netdef.NetdefValue.int(value), "3", "abs(-3)")
    }
    do {
      let value = try Netdef.Arithmetic.floor(2.7)
      expect(Netdef.NetdefValue.int(value), "2", "floor(2.7)")
    }
    do {
      let value = try Netdef.Arithmetic.floor(negative)
      expect(Netdef.NetdefValue.int(value), "-3", "floor(negative)")
    }
    do {
      let value = try Netdef.Arithmetic.ceil(third)
      expect(Netdef.NetdefValue.int(value), "4", "ceil(third)")
    }
    do {
      let value = try Netdef.Arithmetic.ceil(negative)
      expect(Netdef.NetdefValue.int(value), "-2", "ceil(negative)")
    }
    do {
      let value = try Netdef.Arithmetic.round(2.5)
      expect(Netdef.NetdefValue.int(value), "2", "round(2.5)")
    }
    do {
      let value = try Netdef.Arithmetic.round(3.5)
      expect(Netdef.NetdefValue.int(value), "4", "round(3.5)")
    }
    do {
      let value = try Netdef.Arithmetic.round(negative)
      expect(Netdef.NetdefValue.int(value), "-2", "round(negative)")
    }
    do {
      let value = try Netdef.Arithmetic.round(third)
      expect(Netdef.NetdefValue.int(value), "3", "round(third)")
    }
    do {
      let value = seven
      expect(Netdef.NetdefValue.int(value), "7", "floor(seven)")
    }
    do {
      let value = seven
      expect(Netdef.NetdefValue.int(value), "7", "round(seven)")
    }
    do {
      let value = try Netdef.Arithmetic.sqrt(16)
      expect(Netdef.NetdefValue.float(value), "4.0", "sqrt(16)")
    }
    do {
      let value = try Netdef.Arithmetic.sqrt(half)
      expect(Netdef.NetdefValue.float(value), "0.7071067811865476", "sqrt(half)")
    }
    do {
      let value = try Netdef.Arithmetic.sqrt(Swift.Double(seven * seven))
      expect(Netdef.NetdefValue.float(value), "7.0", "sqrt(seven * seven)")
    }
    do {
      let value = try Netdef.Arithmetic.floor(Swift.Double(seven) * half)
      expect(Netdef.NetdefValue.int(value), "3", "floor(seven * half)")
    }
    do {
      let value = try Swift.max(
        8, Netdef.Arithmetic.quotient(Netdef.Arithmetic.floor(third * 4), 8) * 8)
      expect(Netdef.NetdefValue.int(value), "8", "max(8, floor(third * 4) / 8 * 8)")
    }
    do {
      let value = try Netdef.Arithmetic.floor(`open`)
      expect(Netdef.NetdefValue.int(value), "3", "floor(open)")
    }
    do {
      let value = try Netdef.Arithmetic.ceil(other)
      expect(Netdef.NetdefValue.int(value), "3", "ceil(other)")
    }
    do {
      let value = try Netdef.Arithmetic.round(other)
      expect(Netdef.NetdefValue.int(value), "2", "round(other)")
    }
    do {
      let value = try Netdef.Arithmetic.abs(other)
      expect(value, "2.5", "abs(other)")
    }
    do {
      let value = try Netdef.Arithmetic.abs(`open`)
      expect(value, "3", "abs(open)")
    }
    do {
      let value = try Netdef.Arithmetic.maximum([`open`, Netdef.NetdefValue.int(2)])
      expect(value, "3", "max(open, 2)")
    }
    do {
      let value = try Netdef.Arithmetic.minimum([other, Netdef.NetdefValue.int(7)])
      expect(value, "2.5", "min(other, 7)")
    }
    do {
      let value = try Netdef.Arithmetic.sqrt(Swift.Double(netdefValue: `open`))
      expect(Netdef.NetdefValue.float(value), "1.7320508075688772", "sqrt(open)")
    }
    do {
      let value = try Netdef.Arithmetic.maximum([`open`, other])
      expect(value, "3.0", "max([open, other])")
    }
  }

  @Test func truths() throws {
    do {
      let value = seven > two
      expect(Netdef.NetdefValue.bool(value), "true", "seven > two")
    }
    do {
      let value = seven >= 7
      expect(Netdef.NetdefValue.bool(value), "true", "seven >= 7")
    }
    do {
      let value = minus < zero
      expect(Netdef.NetdefValue.bool(value), "true", "minus < zero")
    }
    do {
      let value = two <= 2
      expect(Netdef.NetdefValue.bool(value), "true", "two <= 2")
    }
    do {
      let value = seven == 7
      expect(Netdef.NetdefValue.bool(value), "true", "seven == 7")
    }
    do {
      let value = seven != two
      expect(Netdef.NetdefValue.bool(value), "true", "seven != two")
    }
    do {
      let value = Swift.Double(seven) > half
      expect(Netdef.NetdefValue.bool(value), "true", "seven > half")
    }
    do {
      let value = half < 1
      expect(Netdef.NetdefValue.bool(value), "true", "half < 1")
    }
    do {
      let value = Swift.Double(two) == 2.0
      expect(Netdef.NetdefValue.bool(value), "true", "two == 2.0")
    }
    do {
      let value = whole == 4
      expect(Netdef.NetdefValue.bool(value), "true", "whole == 4")
    }
    do {
      let value = third >= third
      expect(Netdef.NetdefValue.bool(value), "true", "third >= third")
    }
    do {
      let value = !yes
      expect(Netdef.NetdefValue.bool(value), "false", "not yes")
    }
    do {
      let value = yes && no
      expect(Netdef.NetdefValue.bool(value), "false", "yes and no")
    }
    do {
      let value = yes || no
      expect(Netdef.NetdefValue.bool(value), "true", "yes or no")
    }
    do {
      let value = !(yes && no)
      expect(Netdef.NetdefValue.bool(value), "true", "not (yes and no)")
    }
    do {
      let value = !yes || yes
      expect(Netdef.NetdefValue.bool(value), "true", "not yes or yes")
    }
    do {
      let value = yes && !no
      expect(Netdef.NetdefValue.bool(value), "true", "yes and not no")
    }
    do {
      let value = yes && (no || yes)
      expect(Netdef.NetdefValue.bool(value), "true", "yes and (no or yes)")
    }
    do {
      let value = yes || no && no
      expect(Netdef.NetdefValue.bool(value), "true", "yes or no and no")
    }
    do {
      let value = (yes || no) && no
      expect(Netdef.NetdefValue.bool(value), "false", "(yes or no) and no")
    }
    do {
      let value = !(seven == two)
      expect(Netdef.NetdefValue.bool(value), "true", "not seven == two")
    }
    do {
      let value = seven > 1 && two > 1 || no
      expect(Netdef.NetdefValue.bool(value), "true", "seven > 1 and two > 1 or no")
    }
    do {
      let value = yes == no
      expect(Netdef.NetdefValue.bool(value), "false", "yes == no")
    }
    do {
      let value = yes != no
      expect(Netdef.NetdefValue.bool(value), "true", "yes != no")
    }
    do {
      let value = (seven > 1) == yes
      expect(Netdef.NetdefValue.bool(value), "true", "(seven > 1) == yes")
    }
    do {
      let value = try no && Netdef.Arithmetic.quotient(seven, zero) == 1
      expect(Netdef.NetdefValue.bool(value), "false", "no and seven / zero == 1")
    }
    do {
      let value = try yes || Netdef.Arithmetic.quotient(seven, zero) == 1
      expect(Netdef.NetdefValue.bool(value), "true", "yes or seven / zero == 1")
    }
    do {
      let value = !(seven > 1 || two > 1)
      expect(Netdef.NetdefValue.bool(value), "false", "not (seven > 1 or two > 1)")
    }
  }

  @Test func equality() throws {
    do {
      let value = absent == nil
      expect(Netdef.NetdefValue.bool(value), "true", "absent == none")
    }
    do {
      let value = present == nil
      expect(Netdef.NetdefValue.bool(value), "false", "present == none")
    }
    do {
      let value = absent != nil
      expect(Netdef.NetdefValue.bool(value), "false", "absent != none")
    }
    do {
      let value = present == nil
      expect(Netdef.NetdefValue.bool(value), "false", "none == present")
    }
    do {
      let value = present == 4
      expect(Netdef.NetdefValue.bool(value), "true", "present == 4")
    }
    do {
      let value = present != 5
      expect(Netdef.NetdefValue.bool(value), "true", "present != 5")
    }
    do {
      let value = absent == 4
      expect(Netdef.NetdefValue.bool(value), "false", "absent == 4")
    }
    do {
      let value = false
      expect(Netdef.NetdefValue.bool(value), "false", "seven == none")
    }
    do {
      let value = true
      expect(Netdef.NetdefValue.bool(value), "true", "none == none")
    }
    do {
      let value = Netdef.Arithmetic.areEqual(kernel.netdefValue, .tuple([3, 5]))
      expect(Netdef.NetdefValue.bool(value), "true", "kernel == (3, 5)")
    }
    do {
      let value = Netdef.Arithmetic.areEqual(kernel.netdefValue, 3)
      expect(Netdef.NetdefValue.bool(value), "false", "kernel == 3")
    }
    do {
      let value = Netdef.Arithmetic.areEqual(square.netdefValue, 3)
      expect(Netdef.NetdefValue.bool(value), "true", "square == 3")
    }
    do {
      let value = Netdef.Arithmetic.areEqual(square.netdefValue, .tuple([3, 3]))
      expect(Netdef.NetdefValue.bool(value), "false", "square == (3, 3)")
    }
    do {
      let value = Netdef.Arithmetic.areEqual(square.netdefValue, kernel.netdefValue)
      expect(Netdef.NetdefValue.bool(value), "false", "square == kernel")
    }
    do {
      let value = true
      expect(Netdef.NetdefValue.bool(value), "true", "kernel != none")
    }
    do {
      let value = padding == .same
      expect(Netdef.NetdefValue.bool(value), "true", "padding == same")
    }
    do {
      let value = stated == .same
      expect(Netdef.NetdefValue.bool(value), "false", "stated == same")
    }
    do {
      let value = padding == .same
      expect(Netdef.NetdefValue.bool(value), "true", "same == padding")
    }
    do {
      let value = padding != .same
      expect(Netdef.NetdefValue.bool(value), "false", "padding != same")
    }
    do {
      let value = Netdef.Arithmetic.areEqual(stated.netdefValue, .tuple([1, 2]))
      expect(Netdef.NetdefValue.bool(value), "true", "stated == (1, 2)")
    }
    do {
      let value = Netdef.Arithmetic.areEqual(stated.netdefValue, 1)
      expect(Netdef.NetdefValue.bool(value), "false", "stated == 1")
    }
    do {
      let value = padding == .same
      expect(Netdef.NetdefValue.bool(value), "true", "padding.0 == same")
    }
    do {
      let value = stated == .same
      expect(Netdef.NetdefValue.bool(value), "false", "stated.1 == same")
    }
    do {
      let value = output.height == nil
      expect(Netdef.NetdefValue.bool(value), "true", "output.0 == none")
    }
    do {
      let value = output.width == nil
      expect(Netdef.NetdefValue.bool(value), "false", "output.1 == none")
    }
    do {
      let value = output.width == 7
      expect(Netdef.NetdefValue.bool(value), "true", "output.1 == 7")
    }
    do {
      let value = Netdef.Arithmetic.areEqual(single.netdefValue, 4)
      expect(Netdef.NetdefValue.bool(value), "true", "single == 4")
    }
    do {
      let value = Netdef.Arithmetic.areEqual(single.netdefValue, nil)
      expect(Netdef.NetdefValue.bool(value), "false", "single == none")
    }
    do {
      let value = Netdef.Arithmetic.areEqual(output.netdefValue, .tuple([nil, 7]))
      expect(Netdef.NetdefValue.bool(value), "true", "output == (none, 7)")
    }
    do {
      let value = act == .relu
      expect(Netdef.NetdefValue.bool(value), "false", "act == relu")
    }
    do {
      let value = act == .leakyRelu
      expect(Netdef.NetdefValue.bool(value), "true", "act == leaky_relu")
    }
    do {
      let value = act != .leakyRelu
      expect(Netdef.NetdefValue.bool(value), "false", "leaky_relu != act")
    }
    do {
      let value = maybe == nil
      expect(Netdef.NetdefValue.bool(value), "true", "maybe == none")
    }
    do {
      let value = maybe == .relu
      expect(Netdef.NetdefValue.bool(value), "false", "maybe == relu")
    }
    do {
      let value = maybe != .relu
      expect(Netdef.NetdefValue.bool(value), "true", "maybe != relu")
    }
    do {
      let value = widths == [64, 128, 256, 512]
      expect(Netdef.NetdefValue.bool(value), "true", "widths == [64, 128, 256, 512]")
    }
    do {
      let value = Swift.Array(widths.prefix(1)) == [64]
      expect(Netdef.NetdefValue.bool(value), "true", "widths[..<1] == [64]")
    }
    do {
      let value = nothing.isEmpty
      expect(Netdef.NetdefValue.bool(value), "true", "nothing == []")
    }
    do {
      let value = !widths.isEmpty
      expect(Netdef.NetdefValue.bool(value), "true", "widths != []")
    }
    do {
      let value = true
      expect(Netdef.NetdefValue.bool(value), "true", "[] == []")
    }
    do {
      let value = Netdef.Arithmetic.areEqual(rates.netdefValue, [0.1, 0.2, 1])
      expect(Netdef.NetdefValue.bool(value), "false", "rates == [0.1, 0.2, 1]")
    }
    do {
      let value = Netdef.Arithmetic.areEqual(Swift.Array(rates.dropFirst(2)).netdefValue, [1])
      expect(Netdef.NetdefValue.bool(value), "false", "rates[2...] == [1]")
    }
    do {
      let value = Netdef.Arithmetic.areEqual([1, 2], [1.0, 2])
      expect(Netdef.NetdefValue.bool(value), "false", "[1, 2] == [1.0, 2]")
    }
    do {
      let value = pair == (8, 9)
      expect(Netdef.NetdefValue.bool(value), "true", "pair == (8, 9)")
    }
    do {
      let value = Netdef.Arithmetic.areEqual(
        Netdef.NetdefValue.tuple([.int(pair.0), .int(pair.1)]), .tuple([8.0, 9]))
      expect(Netdef.NetdefValue.bool(value), "false", "pair == (8.0, 9)")
    }
    do {
      let value = Netdef.Arithmetic.areEqual(.tuple([1, 2, 3]), .tuple([1, 2]))
      expect(Netdef.NetdefValue.bool(value), "false", "(1, 2, 3) == (1, 2)")
    }
    do {
      let value = triple == (1, 2.5, true)
      expect(Netdef.NetdefValue.bool(value), "true", "triple == (1, 2.5, true)")
    }
    do {
      let value = Netdef.Arithmetic.areEqual(
        Netdef.NetdefValue.list(table.map { Netdef.NetdefValue.tuple([.int($0.0), .float($0.1), .bool($0.2)]) }),
        [.tuple([1, 0.5, true])])
      expect(Netdef.NetdefValue.bool(value), "false", "table == [(1, 0.5, true)]")
    }
    do {
      let value = Netdef.Arithmetic.areEqual(
        Netdef.NetdefValue.list(Swift.Array(table.prefix(1)).map {
          Netdef.NetdefValue.tuple([.int($0.0), .float($0.1), .bool($0.2)])
        }),
        [.tuple([1, 0.5, true])])
      expect(Netdef.NetdefValue.bool(value), "true", "table[..<1] == [(1, 0.5, true)]")
    }
    do {
      let value = grid == [[1, 2], [3], []]
      expect(Netdef.NetdefValue.bool(value), "true", "grid == [[1, 2], [3], []]")
    }
    do {
      let value = try Netdef.Arithmetic.areEqual(
        Netdef.Arithmetic.with(Netdef.Arithmetic.element(nested, 0)) {
          Netdef.NetdefValue.tuple([.int($0.0), .tuple([.int($0.1.0), .int($0.1.1)])])
        },
        .tuple([1, .tuple([2, 3])]))
      expect(Netdef.NetdefValue.bool(value), "true", "nested[0] == (1, (2, 3))")
    }
    do {
      let value = Netdef.Arithmetic.areEqual(`open`, 3)
      expect(Netdef.NetdefValue.bool(value), "true", "open == 3")
    }
    do {
      let value = Netdef.Arithmetic.areEqual(`open`, 3.0)
      expect(Netdef.NetdefValue.bool(value), "true", "open == 3.0")
    }
    do {
      let value = Netdef.Arithmetic.areEqual(other, 2.5)
      expect(Netdef.NetdefValue.bool(value), "true", "other == 2.5")
    }
    do {
      let value = Netdef.Arithmetic.areEqual(other, `open`)
      expect(Netdef.NetdefValue.bool(value), "false", "other == open")
    }
    do {
      let value = !Netdef.Arithmetic.areEqual(`open`, nil)
      expect(Netdef.NetdefValue.bool(value), "true", "open != none")
    }
    do {
      let value = try Netdef.Arithmetic.isLess(Netdef.NetdefValue.int(2), `open`)
      expect(Netdef.NetdefValue.bool(value), "true", "open > 2")
    }
    do {
      let value = try !Netdef.Arithmetic.isLess(Netdef.NetdefValue.float(2.5), other)
      expect(Netdef.NetdefValue.bool(value), "true", "other <= 2.5")
    }
    do {
      let value = try !Netdef.Arithmetic.isLess(`open`, other)
      expect(Netdef.NetdefValue.bool(value), "true", "open >= other")
    }
    do {
      let value = try Netdef.Arithmetic.isLess(`open`, other)
      expect(Netdef.NetdefValue.bool(value), "false", "open < other")
    }
    do {
      let value = Netdef.Arithmetic.areEqual(list, [3, 4, 5])
      expect(Netdef.NetdefValue.bool(value), "true", "list == [3, 4, 5]")
    }
    do {
      let value = Netdef.Arithmetic.areEqual(list, 3)
      expect(Netdef.NetdefValue.bool(value), "false", "list == 3")
    }
    do {
      let value = Netdef.Arithmetic.areEqual(.tuple([nil, 1]), .tuple([nil, 1]))
      expect(Netdef.NetdefValue.bool(value), "true", "(none, 1) == (none, 1)")
    }
    do {
      let value = [Netdef.NetdefValue.none] == [Netdef.NetdefValue.none]
      expect(Netdef.NetdefValue.bool(value), "true", "[none] == [none]")
    }
    do {
      let value = Netdef.Arithmetic.areEqual(Netdef.NetdefValue.bool(yes), 1)
      expect(Netdef.NetdefValue.bool(value), "false", "yes == 1")
    }
    do {
      let value = Netdef.Arithmetic.areEqual(Netdef.NetdefValue.int(seven), widths.netdefValue)
      expect(Netdef.NetdefValue.bool(value), "false", "seven == widths")
    }
  }

  @Test func conditions() throws {
    do {
      let value = yes ? 1 : 2
      expect(Netdef.NetdefValue.int(value), "1", "if yes { 1 } else { 2 }")
    }
    do {
      let value = seven > two ? seven : two
      expect(Netdef.NetdefValue.int(value), "7", "if seven > two { seven } else { two }")
    }
    do {
      let value = no ? 1 : yes ? 2 : 3
      expect(Netdef.NetdefValue.int(value), "2", "if no { 1 } else if yes { 2 } else { 3 }")
    }
    do {
      let value = no ? Netdef.NetdefValue.int(1) : Netdef.NetdefValue.float(2.5)
      expect(value, "2.5", "if no { 1 } else { 2.5 }")
    }
    do {
      let value = yes ? Netdef.NetdefValue.int(1) : Netdef.NetdefValue.float(2.5)
      expect(value, "1", "if yes { 1 } else { 2.5 }")
    }
    do {
      let value = yes ? seven : nil
      expect(value.netdefValue, "7", "if yes { seven } else { none }")
    }
    do {
      let value = no ? seven : nil
      expect(value.netdefValue, "none", "if no { seven } else { none }")
    }
    do {
      let value = yes ? nil : half
      expect(value.netdefValue, "none", "if yes { none } else { half }")
    }
    do {
      let value = yes ? Netdef.Pair(3) : Netdef.Pair(3, 5)
      expect(value.netdefValue, "3", "if yes { 3 } else { (3, 5) }")
    }
    do {
      let value = no ? Netdef.Pair(3) : Netdef.Pair(3, 5)
      expect(value.netdefValue, "(3, 5)", "if no { 3 } else { (3, 5) }")
    }
    do {
      let value = yes ? kernel : 3
      expect(value.netdefValue, "(3, 5)", "if yes { kernel } else { 3 }")
    }
    do {
      let value = yes ? padding : 3
      expect(value.netdefValue, "same", "if yes { padding } else { 3 }")
    }
    do {
      let value = no ? padding : [3, 4]
      expect(value.netdefValue, "(3, 4)", "if no { padding } else { (3, 4) }")
    }
    do {
      let value = yes ? [] : [1]
      expect(value.netdefValue, "[]", "if yes { [] } else { [1] }")
    }
    do {
      let value = no ? [] : widths
      expect(value.netdefValue, "[64, 128, 256, 512]", "if no { [] } else { widths }")
    }
    do {
      let value = yes ? [Netdef.NetdefValue.int(1)] : [Netdef.NetdefValue.float(2.5)]
      expect(value.netdefValue, "[1]", "if yes { [1] } else { [2.5] }")
    }
    do {
      let value = yes ? [1, 2] : nil
      expect(value.netdefValue, "[1, 2]", "if yes { [1, 2] } else { none }")
    }
    do {
      let value = yes ? (1, Swift.Int?.none) : (1, 2)
      expect(Netdef.NetdefValue.tuple([.int(value.0), value.1.netdefValue]), "(1, none)", "if yes { (1, none) } else { (1, 2) }")
    }
    do {
      let value = no ? (1, Swift.Int?.none) : (1, 2)
      expect(Netdef.NetdefValue.tuple([.int(value.0), value.1.netdefValue]), "(1, 2)", "if no { (1, none) } else { (1, 2) }")
    }
    do {
      let value = yes
        ? (Netdef.NetdefValue.int(seven), Netdef.NetdefValue.float(half))
        : (Netdef.NetdefValue.float(half), Netdef.NetdefValue.int(seven))
      expect(Netdef.NetdefValue.tuple([value.0, value.1]), "(7, 0.5)", "if yes { (seven, half) } else { (half, seven) }")
    }
    do {
      let value = yes ? Netdef.NetdefValue.int(1) : Netdef.NetdefValue.bool(true)
      expect(value, "1", "if yes { 1 } else { true }")
    }
    do {
      let value = no ? Netdef.NetdefValue.tuple([1, 2]) : Netdef.NetdefValue.bool(true)
      expect(value, "true", "if no { (1, 2) } else { true }")
    }
    do {
      let value = yes ? act : nil
      expect(value.netdefValue, "leaky_relu", "if yes { act } else { none }")
    }
    do {
      let value = try Netdef.Arithmetic.quotient(
        yes ? Netdef.NetdefValue.int(1) : Netdef.NetdefValue.float(2.5), 2)
      expect(value, "0", "(if yes { 1 } else { 2.5 }) / 2")
    }
    do {
      let value = try Netdef.Arithmetic.quotient(
        no ? Netdef.NetdefValue.int(1) : Netdef.NetdefValue.float(2.5), 2)
      expect(value, "1.25", "(if no { 1 } else { 2.5 }) / 2")
    }
    do {
      let value = try Netdef.Arithmetic.remainder(
        yes ? Netdef.NetdefValue.int(7) : Netdef.NetdefValue.float(2.5), 4)
      expect(value, "3", "(if yes { 7 } else { 2.5 }) % 4")
    }
    do {
      let value = try Netdef.Arithmetic.power(
        yes ? Netdef.NetdefValue.int(7) : Netdef.NetdefValue.float(2.5), 2)
      expect(value, "49", "(if yes { 7 } else { 2.5 }) ** 2")
    }
    do {
      let value = try Netdef.Arithmetic.negation(
        yes ? Netdef.NetdefValue.int(7) : Netdef.NetdefValue.float(2.5))
      expect(value, "-7", "-(if yes { 7 } else { 2.5 })")
    }
    do {
      let value = try Netdef.Arithmetic.sum(
        Netdef.Arithmetic.product(
          2, yes ? Netdef.NetdefValue.int(seven) : Netdef.NetdefValue.float(half)),
        1)
      expect(value, "15", "2 * (if yes { seven } else { half }) + 1")
    }
    do {
      let value = (yes ? seven : two) * 2
      expect(Netdef.NetdefValue.int(value), "14", "(if yes { seven } else { two }) * 2")
    }
    do {
      let value = (yes ? no : yes) ? 1 : 2
      expect(Netdef.NetdefValue.int(value), "2", "if (if yes { no } else { yes }) { 1 } else { 2 }")
    }
    do {
      let value = 1 + (seven > 3 && !no ? 10 : 20)
      expect(Netdef.NetdefValue.int(value), "11", "1 + (if seven > 3 and not no { 10 } else { 20 })")
    }
    do {
      let value = absent ?? 5
      expect(Netdef.NetdefValue.int(value), "5", "if absent == none { 5 } else { absent }")
    }
    do {
      let value = present ?? 5
      expect(Netdef.NetdefValue.int(value), "4", "if present == none { 5 } else { present }")
    }
    do {
      let value = present ?? 5
      expect(Netdef.NetdefValue.int(value), "4", "if present != none { present } else { 5 }")
    }
    do {
      let value = present.map { present in present * 2 } ?? 1
      expect(Netdef.NetdefValue.int(value), "8", "if present != none { present * 2 } else { 1 }")
    }
    do {
      let value = absent.map { absent in absent * 2 } ?? 1
      expect(Netdef.NetdefValue.int(value), "1", "if absent != none { absent * 2 } else { 1 }")
    }
    do {
      let value = absent == nil ? Netdef.NetdefValue.float(half) : absent.netdefValue
      expect(value, "0.5", "if absent == none { half } else { absent }")
    }
    do {
      let value = present.map { present in present + 1 } ?? 0
      expect(Netdef.NetdefValue.int(value), "5", "if not (present == none) { present + 1 } else { 0 }")
    }
    do {
      let value = present != nil && seven > two ? present : nil
      expect(value.netdefValue, "4", "if present != none and seven > two { present } else { none }")
    }
    do {
      let value = output.height ?? seven
      expect(Netdef.NetdefValue.int(value), "7", "if output.0 == none { seven } else { output.0 }")
    }
    do {
      let value = output.width ?? seven
      expect(Netdef.NetdefValue.int(value), "7", "if output.1 == none { seven } else { output.1 }")
    }
    do {
      let value = try maybe.map { maybe in
        try Netdef.NetdefValue.float(Netdef.FileValues.slope(
          act: Netdef.FileValues.Act(netdefValue: maybe.netdefValue)))
      } ?? Netdef.NetdefValue.int(1)
      expect(value, "1", "if maybe == none { 1 } else { slope(maybe) }")
    }
    do {
      let value = try absent == nil
        ? Netdef.NetdefValue.none
        : Netdef.Arithmetic.product(absent.netdefValue, Netdef.NetdefValue.int(2))
      expect(value, "none", "if absent == none { none } else { absent * 2 }")
    }
    do {
      let value = try present == nil
        ? Netdef.NetdefValue.none
        : Netdef.Arithmetic.product(present.netdefValue, Netdef.NetdefValue.int(2))
      expect(value, "8", "if present == none { none } else { present * 2 }")
    }
    do {
      let value = try Netdef.Arithmetic.quotient(absent ?? seven, 2)
      expect(Netdef.NetdefValue.int(value), "3", "(if absent == none { seven } else { absent }) / 2")
    }
    do {
      let value = try act == .relu ? 0 : Netdef.Arithmetic.quotient(seven, 2)
      expect(Netdef.NetdefValue.int(value), "3", "if act == relu { 0 } else { seven / 2 }")
    }
    do {
      let value = try padding == .same
        ? seven - 1
        : seven + 2 * Netdef.Arithmetic.present(padding.size).height
      expect(Netdef.NetdefValue.int(value), "6", "if padding == same { seven - 1 } else { seven + 2 * padding.0 }")
    }
    do {
      let value = try stated == .same
        ? seven - 1
        : seven + 2 * Netdef.Arithmetic.present(stated.size).height
      expect(Netdef.NetdefValue.int(value), "9", "if stated == same { seven - 1 } else { seven + 2 * stated.0 }")
    }
    do {
      let value = act == .leakyRelu && maybe == nil ? -1 : 2
      expect(Netdef.NetdefValue.int(value), "-1", "if act == leaky_relu and maybe == none { -1 } else { 2 }")
    }
    do {
      let value = absent.map { absent in (absent, 3) } ?? (1, 2)
      expect(Netdef.NetdefValue.tuple([value.0.netdefValue, .int(value.1)]), "(1, 2)", "if absent == none { (1, 2) } else { (absent, 3) }")
    }
    do {
      let value = maybe == nil ? act.netdefValue : maybe.netdefValue
      expect(value, "leaky_relu", "if maybe == none { act } else { maybe }")
    }
    do {
      let value = absent == present ? 1 : 2
      expect(Netdef.NetdefValue.int(value), "2", "if absent == present { 1 } else { 2 }")
    }
    do {
      let value = try Netdef.Arithmetic.product(present.netdefValue, Netdef.NetdefValue.int(2))
      expect(value, "8", "present * 2")
    }
    do {
      let value = try nothing.count == 0 ? 0 : Netdef.Arithmetic.element(nothing, 0)
      expect(Netdef.NetdefValue.int(value), "0", "if count(nothing) == 0 { 0 } else { nothing[0] }")
    }
  }

  @Test func lists() throws {
    do {
      let value = [Netdef.NetdefValue]()
      expect(value.netdefValue, "[]", "[]")
    }
    do {
      let value = [1, 2] + [3]
      expect(value.netdefValue, "[1, 2, 3]", "[1, 2] + [3]")
    }
    do {
      let value = [Netdef.NetdefValue]()
      expect(value.netdefValue, "[]", "[] + []")
    }
    do {
      let value = [1]
      expect(value.netdefValue, "[1]", "[] + [1]")
    }
    do {
      let value = widths
      expect(value.netdefValue, "[64, 128, 256, 512]", "widths + []")
    }
    do {
      let value = [0] + widths
      expect(value.netdefValue, "[0, 64, 128, 256, 512]", "[0, widths..]")
    }
    do {
      let value = [Netdef.NetdefValue.int(0)]
        + widths.map { Netdef.NetdefValue.int($0) }
        + [Netdef.NetdefValue.int(1)]
        + rates.map { Netdef.NetdefValue.float($0) }
      expect(value.netdefValue, "[0, 64, 128, 256, 512, 1, 0.1, 0.2, 1.0]", "[0, widths.., 1, rates..]")
    }
    do {
      let value = [Netdef.NetdefValue.int(1), 2.5]
      expect(value.netdefValue, "[1, 2.5]", "[1, 2.5]")
    }
    do {
      let value = [Netdef.NetdefValue.float(half), Netdef.NetdefValue.int(seven)]
      expect(value.netdefValue, "[0.5, 7]", "[half, seven]")
    }
    do {
      let value: [Swift.Int?] = [1, nil]
      expect(value.netdefValue, "[1, none]", "[1, none]")
    }
    do {
      let value: [Swift.Double?] = [Swift.Double?.none, 1.5]
      expect(value.netdefValue, "[none, 1.5]", "[none, 1.5]")
    }
    do {
      let value = [Netdef.NetdefValue.none]
      expect(value.netdefValue, "[none]", "[none]")
    }
    do {
      let value = [(1, 2), (3, 4)]
      expect(Netdef.NetdefValue.list(value.map { Netdef.NetdefValue.tuple([.int($0.0), .int($0.1)]) }), "[(1, 2), (3, 4)]", "[(1, 2), (3, 4)]")
    }
    do {
      let value: [(Swift.Int, Swift.Int?)] = [(1, Swift.Int?.none), (2, 3)]
      expect(Netdef.NetdefValue.list(value.map { Netdef.NetdefValue.tuple([.int($0.0), $0.1.netdefValue]) }), "[(1, none), (2, 3)]", "[(1, none), (2, 3)]")
    }
    do {
      let value = [(1, Netdef.NetdefValue.float(2.5)), (2, 3)]
      expect(Netdef.NetdefValue.list(value.map { Netdef.NetdefValue.tuple([.int($0.0), $0.1]) }), "[(1, 2.5), (2, 3)]", "[(1, 2.5), (2, 3)]")
    }
    do {
      let value = [Netdef.Pair(1), [1, 2]]
      expect(value.netdefValue, "[1, (1, 2)]", "[1, (1, 2)]")
    }
    do {
      let value: [[Swift.Int]] = [[1], []]
      expect(value.netdefValue, "[[1], []]", "[[1], []]")
    }
    do {
      let value: [[Netdef.NetdefValue]] = [[Netdef.NetdefValue](), [1, 2.5]]
      expect(value.netdefValue, "[[], [1, 2.5]]", "[[], [1, 2.5]]")
    }
    do {
      let value = [[Netdef.NetdefValue.int(1)], [2.5]]
      expect(value.netdefValue, "[[1], [2.5]]", "[[1], [2.5]]")
    }
    do {
      let value = [yes, no]
      expect(value.netdefValue, "[true, false]", "[yes, no]")
    }
    do {
      let value = [Netdef.NetdefValue.int(1), true, nil, [2]]
      expect(value.netdefValue, "[1, true, none, [2]]", "[1, true, none, [2]]")
    }
    do {
      let value = [kernel, 4, [1, 2]]
      expect(value.netdefValue, "[(3, 5), 4, (1, 2)]", "[kernel, 4, (1, 2)]")
    }
    do {
      let value = try Netdef.Arithmetic.element(widths, 0)
      expect(Netdef.NetdefValue.int(value), "64", "widths[0]")
    }
    do {
      let value = try Netdef.Arithmetic.element(widths, -1)
      expect(Netdef.NetdefValue.int(value), "512", "widths[-1]")
    }
    do {
      let value = try Netdef.Arithmetic.element(widths, seven - 5)
      expect(Netdef.NetdefValue.int(value), "256", "widths[seven - 5]")
    }
    do {
      let value = try Netdef.Arithmetic.element(widths, minus + 5)
      expect(Netdef.NetdefValue.int(value), "256", "widths[minus + 5]")
    }
    do {
      let value = [7, 8, 9][1]
      expect(Netdef.NetdefValue.int(value), "8", "[7, 8, 9][1]")
    }
    do {
      let value = Netdef.FileValues.stages[1]
      expect(Netdef.NetdefValue.int(value), "24", "stages[1]")
    }
    do {
      let value = Netdef.FileValues.stages[2]
      expect(Netdef.NetdefValue.int(value), "40", "stages[-1]")
    }
    do {
      let value = try Netdef.Arithmetic.element(Netdef.FileValues.stages, two)
      expect(Netdef.NetdefValue.int(value), "40", "stages[two]")
    }
    do {
      let value = try Netdef.Arithmetic.element(Netdef.Arithmetic.element(grid, 0), 1)
      expect(Netdef.NetdefValue.int(value), "2", "grid[0][1]")
    }
    do {
      let value = try Netdef.Arithmetic.element(grid, 1)
      expect(value.netdefValue, "[3]", "grid[1]")
    }
    do {
      let value = try Netdef.Arithmetic.element(grid, -1)
      expect(value.netdefValue, "[]", "grid[-1]")
    }
    do {
      let value = try Netdef.Arithmetic.element(table, 1).1
      expect(Netdef.NetdefValue.float(value), "1.5", "table[1].1")
    }
    do {
      let value = try Netdef.Arithmetic.element(table, -1).2
      expect(Netdef.NetdefValue.bool(value), "true", "table[-1].2")
    }
    do {
      let value = try Netdef.Arithmetic.element(nested, 1).1.0
      expect(Netdef.NetdefValue.int(value), "5", "nested[1].1.0")
    }
    do {
      let value = pair.0
      expect(Netdef.NetdefValue.int(value), "8", "pair[0]")
    }
    do {
      let value = pair.1
      expect(Netdef.NetdefValue.int(value), "9", "pair[-1]")
    }
    do {
      let value = triple.1
      expect(Netdef.NetdefValue.float(value), "2.5", "triple[1]")
    }
    do {
      let value = try Netdef.Arithmetic.element(
        Netdef.Arithmetic.with(triple) {
          [
            Netdef.NetdefValue.int($0.0),
            Netdef.NetdefValue.float($0.1),
            Netdef.NetdefValue.bool($0.2),
          ]
        },
        zero)
      expect(value, "1", "triple[zero]")
    }
    do {
      let value = try Netdef.Arithmetic.element(Netdef.Arithmetic.with(pair) { [$0.0, $0.1] }, zero)
      expect(Netdef.NetdefValue.int(value), "8", "pair[zero]")
    }
    do {
      let value = try Netdef.Arithmetic.slice(widths, from: 1, to: 3)
      expect(value.netdefValue, "[128, 256]", "widths[1..<3]")
    }
    do {
      let value = Swift.Array(widths.dropFirst())
      expect(value.netdefValue, "[128, 256, 512]", "widths[1...]")
    }
    do {
      let value = try Netdef.Arithmetic.slice(widths, through: 1)
      expect(value.netdefValue, "[64, 128]", "widths[...1]")
    }
    do {
      let value = try Netdef.Arithmetic.slice(widths, to: -1)
      expect(value.netdefValue, "[64, 128, 256]", "widths[..<-1]")
    }
    do {
      let value = try Netdef.Arithmetic.slice(widths, from: -2)
      expect(value.netdefValue, "[256, 512]", "widths[-2...]")
    }
    do {
      let value = try Netdef.Arithmetic.slice(widths, from: two)
      expect(value.netdefValue, "[256, 512]", "widths[two...]")
    }
    do {
      let value = try Netdef.Arithmetic.slice(widths, to: two)
      expect(value.netdefValue, "[64, 128]", "widths[..<two]")
    }
    do {
      let value = try Netdef.Arithmetic.slice(widths, from: zero, to: two)
      expect(value.netdefValue, "[64, 128]", "widths[zero..<two]")
    }
    do {
      let value = try Netdef.Arithmetic.slice(widths, by: 2)
      expect(value.netdefValue, "[64, 256]", "widths[... by 2]")
    }
    do {
      let value = try Netdef.Arithmetic.slice(widths, from: 1, by: 2)
      expect(value.netdefValue, "[128, 512]", "widths[1... by 2]")
    }
    do {
      let value = try Netdef.Arithmetic.slice(widths, by: two)
      expect(value.netdefValue, "[64, 256]", "widths[... by two]")
    }
    do {
      let value = try Netdef.Arithmetic.slice(widths, from: 3, to: 1)
      expect(value.netdefValue, "[]", "widths[3..<1]")
    }
    do {
      let value = Swift.Array(widths.dropFirst(9))
      expect(value.netdefValue, "[]", "widths[9...]")
    }
    do {
      let value = Swift.Array(widths.prefix(99))
      expect(value.netdefValue, "[64, 128, 256, 512]", "widths[..<99]")
    }
    do {
      let value = try Netdef.Arithmetic.slice(widths, from: -99, to: 2)
      expect(value.netdefValue, "[64, 128]", "widths[-99..<2]")
    }
    do {
      let value = try Netdef.Arithmetic.slice(widths, from: minus)
      expect(value.netdefValue, "[64, 128, 256, 512]", "widths[minus...]")
    }
    do {
      let value = try Netdef.Arithmetic.slice(widths, through: -2)
      expect(value.netdefValue, "[64, 128, 256]", "widths[...-2]")
    }
    do {
      let value = try Netdef.Arithmetic.slice(widths, from: 0, through: 9)
      expect(value.netdefValue, "[64, 128, 256, 512]", "widths[0...9]")
    }
    do {
      let value = Swift.Array(grid.dropFirst())
      expect(value.netdefValue, "[[3], []]", "grid[1...]")
    }
    do {
      let value = Swift.Array(Netdef.Arithmetic.with(pair) { [$0.0, $0.1] }.dropFirst())
      expect(value.netdefValue, "[9]", "pair[1...]")
    }
    do {
      let value = Swift.Array(Netdef.Arithmetic.with(triple) {
        [
          Netdef.NetdefValue.int($0.0),
          Netdef.NetdefValue.float($0.1),
          Netdef.NetdefValue.bool($0.2),
        ]
      }.prefix(2))
      expect(value.netdefValue, "[1, 2.5]", "triple[..<2]")
    }
    do {
      let value = Swift.Array([1, 2, 3].dropFirst())
      expect(value.netdefValue, "[2, 3]", "[1, 2, 3][1...]")
    }
    do {
      let value = try Netdef.Arithmetic.element(Swift.Array(widths.dropFirst()), 0)
      expect(Netdef.NetdefValue.int(value), "128", "widths[1...][0]")
    }
    do {
      let value = try Netdef.Arithmetic.element(widths + [1], -1)
      expect(Netdef.NetdefValue.int(value), "1", "(widths + [1])[-1]")
    }
    do {
      let value = Swift.Array(widths.reversed())
      expect(value.netdefValue, "[512, 256, 128, 64]", "reversed(widths)")
    }
    do {
      let value = Swift.Array([Netdef.NetdefValue]().reversed())
      expect(value.netdefValue, "[]", "reversed([])")
    }
    do {
      let value = try Netdef.Arithmetic.element(Swift.Array(widths.reversed()), 0)
      expect(Netdef.NetdefValue.int(value), "512", "reversed(widths)[0]")
    }
    do {
      let value = Swift.Array(Swift.zip(widths, rates))
      expect(Netdef.NetdefValue.list(value.map { Netdef.NetdefValue.tuple([.int($0.0), .float($0.1)]) }), "[(64, 0.1), (128, 0.2), (256, 1.0)]", "zip(widths, rates)")
    }
    do {
      let value = Swift.Array(Swift.zip(widths, Swift.Array(widths.dropFirst())))
      expect(Netdef.NetdefValue.list(value.map { Netdef.NetdefValue.tuple([.int($0.0), .int($0.1)]) }), "[(64, 128), (128, 256), (256, 512)]", "zip(widths, widths[1...])")
    }
    do {
      let value = Netdef.Arithmetic.zip([1, 2], table, rates)
      expect(Netdef.NetdefValue.list(value.map {
        Netdef.NetdefValue.tuple([
          .int($0.0),
          .tuple([.int($0.1.0), .float($0.1.1), .bool($0.1.2)]),
          .float($0.2),
        ])
      }), "[(1, (1, 0.5, true), 0.1), (2, (2, 1.5, false), 0.2)]", "zip([1, 2], table, rates)")
    }
    do {
      let value = Netdef.Arithmetic.zip([1], [2], [3], [4])
      expect(Netdef.NetdefValue.list(value.map {
        Netdef.NetdefValue.tuple([.int($0.0), .int($0.1), .int($0.2), .int($0.3)])
      }), "[(1, 2, 3, 4)]", "zip([1], [2], [3], [4])")
    }
    do {
      let value = Netdef.Arithmetic.zip([1, 2], [3, 4], [5, 6], [7, 8], [9])
      expect(Netdef.NetdefValue.list(value.map {
        Netdef.NetdefValue.tuple([.int($0.0), .int($0.1), .int($0.2), .int($0.3), .int($0.4)])
      }), "[(1, 3, 5, 7, 9)]", "zip([1, 2], [3, 4], [5, 6], [7, 8], [9])")
    }
    do {
      let value = Swift.Array(Swift.zip(nothing, widths))
      expect(Netdef.NetdefValue.list(value.map { Netdef.NetdefValue.tuple([.int($0.0), .int($0.1)]) }), "[]", "zip(nothing, widths)")
    }
    do {
      let value = Swift.Array(Swift.zip(0..<3, widths))
      expect(Netdef.NetdefValue.list(value.map { Netdef.NetdefValue.tuple([.int($0.0), .int($0.1)]) }), "[(0, 64), (1, 128), (2, 256)]", "zip(0..<3, widths)")
    }
    do {
      let value = widths.enumerated().map { ($0, $1) }
      expect(Netdef.NetdefValue.list(value.map { Netdef.NetdefValue.tuple([.int($0.0), .int($0.1)]) }), "[(0, 64), (1, 128), (2, 256), (3, 512)]", "enumerate(widths)")
    }
    do {
      let value = try Netdef.Arithmetic.element(rates.enumerated().map { ($0, $1) }, 1)
      expect(Netdef.NetdefValue.tuple([.int(value.0), .float(value.1)]), "(1, 0.2)", "enumerate(rates)[1]")
    }
    do {
      let value = try Netdef.Arithmetic.element(table.enumerated().map { ($0, $1) }, 2).1.0
      expect(Netdef.NetdefValue.int(value), "6", "enumerate(table)[2].1.0")
    }
    do {
      let value = [Netdef.NetdefValue]().enumerated().map { ($0, $1) }
      expect(Netdef.NetdefValue.list(value.map { Netdef.NetdefValue.tuple([.int($0.0), $0.1]) }), "[]", "enumerate([])")
    }
    do {
      let value = Swift.Array(widths.enumerated().reversed())
      expect(Netdef.NetdefValue.list(value.map { Netdef.NetdefValue.tuple([.int($0.0), .int($0.1)]) }), "[(3, 512), (2, 256), (1, 128), (0, 64)]", "reversed(enumerate(widths))")
    }
    do {
      let value = Swift.Array(Swift.zip(widths.reversed(), widths.enumerated()))
      expect(Netdef.NetdefValue.list(value.map {
        Netdef.NetdefValue.tuple([.int($0.0), .tuple([.int($0.1.0), .int($0.1.1)])])
      }), "[(512, (0, 64)), (256, (1, 128)), (128, (2, 256)), (64, (3, 512))]", "zip(reversed(widths), enumerate(widths))")
    }
    do {
      let value = widths.count * 2
      expect(Netdef.NetdefValue.int(value), "8", "count(widths) * 2")
    }
    do {
      let value = try [Netdef.NetdefValue](netdefValue: list).count
      expect(Netdef.NetdefValue.int(value), "3", "count(list)")
    }
    do {
      let value = try Netdef.Arithmetic.element(list, 0)
      expect(value, "3", "list[0]")
    }
    do {
      let value = try Swift.Array([Netdef.NetdefValue](netdefValue: list).dropFirst())
      expect(value.netdefValue, "[4, 5]", "list[1...]")
    }
    do {
      let value = try Netdef.Arithmetic.sum(
        [Netdef.NetdefValue](netdefValue: list).map { try Swift.Int(netdefValue: $0) })
      expect(Netdef.NetdefValue.int(value), "12", "sum(list)")
    }
    do {
      let value = try Netdef.Arithmetic.element(grid, 0).count
      expect(Netdef.NetdefValue.int(value), "2", "count(grid[0])")
    }
    do {
      let value = [act.netdefValue, maybe.netdefValue]
      expect(value.netdefValue, "[leaky_relu, none]", "[act, maybe]")
    }
    do {
      let value = [padding, stated, 3]
      expect(value.netdefValue, "[same, (1, 2), 3]", "[padding, stated, 3]")
    }
    do {
      let value = [single, output]
      expect(value.netdefValue, "[4, (none, 7)]", "[single, output]")
    }
    do {
      let value = [Netdef.NetdefValue.int(-1), -2.5]
      expect(value.netdefValue, "[-1, -2.5]", "[-1, -2.5]")
    }
    do {
      let value = [Netdef.NetdefValue.int(-seven), Netdef.NetdefValue.float(-half)]
      expect(value.netdefValue, "[-7, -0.5]", "[-seven, -half]")
    }
    do {
      let value: [Netdef.Pair?] = [Netdef.Pair?.none, [1, 2], 3]
      expect(value.netdefValue, "[none, (1, 2), 3]", "[none, (1, 2), 3]")
    }
    do {
      let value = [Netdef.NetdefValue.float(half), nil, 1]
      expect(value.netdefValue, "[0.5, none, 1]", "[half, none, 1]")
    }
    do {
      let value = [half, 2.0, nil]
      expect(value.netdefValue, "[0.5, 2.0, none]", "[half, 2.0, none]")
    }
    do {
      let value = [[Netdef.NetdefValue.none], [1]]
      expect(value.netdefValue, "[[none], [1]]", "[[none], [1]]")
    }
    do {
      let value = [absent, 3]
      expect(value.netdefValue, "[none, 3]", "[absent, 3]")
    }
    do {
      let value: [(Swift.Int?, Swift.Int?)] = [(Swift.Int?.none, 1), (2, nil)]
      expect(Netdef.NetdefValue.list(value.map { Netdef.NetdefValue.tuple([$0.0.netdefValue, $0.1.netdefValue]) }), "[(none, 1), (2, none)]", "[(none, 1), (2, none)]")
    }
    do {
      let value: [(Swift.Double?, Swift.Int?)] = [(Swift.Double?.none, 1), (2.5, nil)]
      expect(Netdef.NetdefValue.list(value.map { Netdef.NetdefValue.tuple([$0.0.netdefValue, $0.1.netdefValue]) }), "[(none, 1), (2.5, none)]", "[(none, 1), (2.5, none)]")
    }
    do {
      let value = [Netdef.Padding?.none, padding]
      expect(value.netdefValue, "[none, same]", "[none, padding]")
    }
    do {
      let value = [Netdef.NetdefValue.int(1), .tuple([1, nil])]
      expect(value.netdefValue, "[1, (1, none)]", "[1, (1, none)]")
    }
    do {
      let value: (Netdef.NetdefValue, Swift.Int) = (Netdef.NetdefValue.none, -1)
      expect(Netdef.NetdefValue.tuple([value.0, .int(value.1)]), "(none, -1)", "(none, -1)")
    }
    do {
      let value = (1, (2.5, Netdef.NetdefValue.none)).1.0
      expect(Netdef.NetdefValue.float(value), "2.5", "(1, (2.5, none)).1.0")
    }
    do {
      let value = (Netdef.NetdefValue.none, 2).0
      expect(value, "none", "(none, 2).0")
    }
    do {
      let value: (Swift.Int, [Swift.Int?]) = (-1, [Swift.Int?.none, -2])
      expect(Netdef.NetdefValue.tuple([.int(value.0), value.1.netdefValue]), "(-1, [none, -2])", "(-1, [none, -2])")
    }
    do {
      let value = try Netdef.Arithmetic.slice(widths, from: -3, to: -1)
      expect(value.netdefValue, "[128, 256]", "widths[-3..<-1]")
    }
    do {
      let value = [[Netdef.NetdefValue.int(-1), nil], [2.5]][1]
      expect(value.netdefValue, "[2.5]", "[[-1, none], [2.5]][-1]")
    }
    do {
      let value = Swift.Array([widths, [], [-1]].dropFirst())
      expect(value.netdefValue, "[[], [-1]]", "[widths, [], [-1]][1...]")
    }
    do {
      let value = [(1, [2, 3]), (4, [])][0].1
      expect(value.netdefValue, "[2, 3]", "[(1, [2, 3]), (4, [])][0].1")
    }
  }

  @Test func ranges() throws {
    do {
      let value = Swift.Array(0..<3)
      expect(value.netdefValue, "[0, 1, 2]", "0..<3")
    }
    do {
      let value = Swift.Array(0...3)
      expect(value.netdefValue, "[0, 1, 2, 3]", "0...3")
    }
    do {
      let value = Swift.Array(0..<Swift.max(0, seven))
      expect(value.netdefValue, "[0, 1, 2, 3, 4, 5, 6]", "0..<seven")
    }
    do {
      let value = Swift.Array(0..<Swift.max(0, zero))
      expect(value.netdefValue, "[]", "0..<zero")
    }
    do {
      let value = Swift.Array(0..<Swift.max(0, minus))
      expect(value.netdefValue, "[]", "0..<minus")
    }
    do {
      let value = Swift.Array(Swift.stride(from: 1, through: seven, by: 1))
      expect(value.netdefValue, "[1, 2, 3, 4, 5, 6, 7]", "1...seven")
    }
    do {
      let value = Swift.Array(Swift.stride(from: 1, through: zero, by: 1))
      expect(value.netdefValue, "[]", "1...zero")
    }
    do {
      let value = Swift.Array(1..<Swift.max(1, two))
      expect(value.netdefValue, "[1]", "1..<two")
    }
    do {
      let value = Swift.Array(1..<Swift.max(1, zero))
      expect(value.netdefValue, "[]", "1..<zero")
    }
    do {
      let value = Swift.Array(Swift.stride(from: minus, to: two, by: 1))
      expect(value.netdefValue, "[-7, -6, -5, -4, -3, -2, -1, 0, 1]", "minus..<two")
    }
    do {
      let value = Swift.Array(Swift.stride(from: two, to: minus, by: 1))
      expect(value.netdefValue, "[]", "two..<minus")
    }
    do {
      let value = Swift.Array(Swift.stride(from: two, through: two, by: 1))
      expect(value.netdefValue, "[2]", "two...two")
    }
    do {
      let value = Swift.Array(Swift.stride(from: 0, to: seven, by: 3))
      expect(value.netdefValue, "[0, 3, 6]", "0..<seven by 3")
    }
    do {
      let value = Swift.Array(Swift.stride(from: 0, through: 6, by: 3))
      expect(value.netdefValue, "[0, 3, 6]", "0...6 by 3")
    }
    do {
      let value = Swift.Array(Swift.stride(from: 5, to: 0, by: -2))
      expect(value.netdefValue, "[5, 3, 1]", "5..<0 by -2")
    }
    do {
      let value = Swift.Array(Swift.stride(from: seven, through: zero, by: -2))
      expect(value.netdefValue, "[7, 5, 3, 1]", "seven...zero by -2")
    }
    do {
      let value = try Swift.Array(Netdef.Arithmetic.range(from: 0, to: 7, by: two))
      expect(value.netdefValue, "[0, 2, 4, 6]", "0..<7 by two")
    }
    do {
      let value = try Swift.Array(Netdef.Arithmetic.range(from: zero, to: seven, by: two))
      expect(value.netdefValue, "[0, 2, 4, 6]", "zero..<seven by two")
    }
    do {
      let value = Swift.Array(-2...2)
      expect(value.netdefValue, "[-2, -1, 0, 1, 2]", "-2...2")
    }
    do {
      let value = Swift.Array(Swift.stride(from: seven, to: 7, by: 1))
      expect(value.netdefValue, "[]", "seven..<7")
    }
    do {
      let value = Swift.Array(3..<Swift.max(3, 1))
      expect(value.netdefValue, "[]", "3..<1")
    }
    do {
      let value = Swift.Array(0..<widths.count)
      expect(value.netdefValue, "[0, 1, 2, 3]", "0..<count(widths)")
    }
    do {
      let value = Swift.Array(1..<Swift.max(1, widths.count - 1))
      expect(value.netdefValue, "[1, 2]", "1..<count(widths) - 1")
    }
    do {
      let value = try Swift.Array(0..<Swift.max(0, Netdef.Arithmetic.quotient(seven * two, 4)))
      expect(value.netdefValue, "[0, 1, 2]", "0..<seven * two / 4")
    }
    do {
      let value = Swift.Array(0..<Swift.max(0, seven)).count
      expect(Netdef.NetdefValue.int(value), "7", "count(0..<seven)")
    }
    do {
      let value = try Netdef.Arithmetic.sum(Swift.Array(1...100))
      expect(Netdef.NetdefValue.int(value), "5050", "sum(1...100)")
    }
    do {
      let value = try Netdef.Arithmetic.element(Swift.Array(0..<Swift.max(0, seven)), 2)
      expect(Netdef.NetdefValue.int(value), "2", "(0..<seven)[2]")
    }
    do {
      let value = try Netdef.Arithmetic.element(Swift.Array(0..<Swift.max(0, seven)), -1)
      expect(Netdef.NetdefValue.int(value), "6", "(0..<seven)[-1]")
    }
    do {
      let value = Swift.Array((0..<4).reversed())
      expect(value.netdefValue, "[3, 2, 1, 0]", "reversed(0..<4)")
    }
    do {
      let value = (2..<4).enumerated().map { ($0, $1) }
      expect(Netdef.NetdefValue.list(value.map { Netdef.NetdefValue.tuple([.int($0.0), .int($0.1)]) }), "[(0, 2), (1, 3)]", "enumerate(2..<4)")
    }
    do {
      let value = [Swift.Array(0..<3), Swift.Array(1..<2)]
      expect(value.netdefValue, "[[0, 1, 2], [1]]", "[0..<3, 1..<2]")
    }
    do {
      let value = Swift.Array(0..<3) + [9]
      expect(value.netdefValue, "[0, 1, 2, 9]", "[(0..<3).., 9]")
    }
  }

  @Test func repeats() throws {
    do {
      let value = Swift.Array(0..<3)
      expect(value.netdefValue, "[0, 1, 2]", "[for i in 0..<3: i]")
    }
    do {
      let value = (0..<Swift.max(0, seven)).map { i in i * i }
      expect(value.netdefValue, "[0, 1, 4, 9, 16, 25, 36]", "[for i in 0..<seven: i * i]")
    }
    do {
      let value = Swift.Array(0..<Swift.max(0, minus))
      expect(value.netdefValue, "[]", "[for i in 0..<minus: i]")
    }
    do {
      let value = try widths.map { w in try Netdef.Arithmetic.quotient(w, 2) }
      expect(value.netdefValue, "[32, 64, 128, 256]", "[for w in widths: w / 2]")
    }
    do {
      let value = widths
      expect(value.netdefValue, "[64, 128, 256, 512]", "[for w in widths: w]")
    }
    do {
      let value = widths.filter { w in w > 100 }
      expect(value.netdefValue, "[128, 256, 512]", "[for w in widths if w > 100: w]")
    }
    do {
      let value = try widths.filter { w in w > 100 }.map { w in
        try Netdef.Arithmetic.quotient(w, 64)
      }
      expect(value.netdefValue, "[2, 4, 8]", "[for w in widths if w > 100: w / 64]")
    }
    do {
      let value = (0..<3).map { _ in 7 }
      expect(value.netdefValue, "[7, 7, 7]", "[for _ in 0..<3: 7]")
    }
    do {
      let value = (1..<Swift.max(1, two)).map { _ in seven }
      expect(value.netdefValue, "[7]", "[for _ in 1..<two: seven]")
    }
    do {
      let value = (0..<3).flatMap { i in (0..<i).map { j in (i, j) } }
      expect(Netdef.NetdefValue.list(value.map { Netdef.NetdefValue.tuple([.int($0.0), .int($0.1)]) }), "[(1, 0), (2, 0), (2, 1)]", "[for i in 0..<3: for j in 0..<i: (i, j)]")
    }
    do {
      let value = (0..<3).flatMap { i in
        Swift.stride(from: i, through: 2, by: 1).map { j in i * 10 + j }
      }
      expect(value.netdefValue, "[0, 1, 2, 11, 12, 22]", "[for i in 0..<3: for j in i...2: i * 10 + j]")
    }
    do {
      let value = (0..<4).filter { i in i % 2 == 0 }.flatMap { i in
        (0..<i).filter { j in j != 1 }.map { j in (i, j) }
      }
      expect(Netdef.NetdefValue.list(value.map { Netdef.NetdefValue.tuple([.int($0.0), .int($0.1)]) }), "[(2, 0)]", "[for i in 0..<4 if i % 2 == 0: for j in 0..<i if j != 1: (i, j)]")
    }
    do {
      let value = widths.enumerated().map { (i, w) in i * w }
      expect(value.netdefValue, "[0, 128, 512, 1536]", "[for (i, w) in enumerate(widths): i * w]")
    }
    do {
      let value = Swift.zip(widths, Swift.Array(widths.dropFirst())).map { (a, b) in b - a }
      expect(value.netdefValue, "[64, 128, 256]", "[for (a, b) in zip(widths, widths[1...]): b - a]")
    }
    do {
      let value = Swift.zip(widths, rates).map { (a, _) in a }
      expect(value.netdefValue, "[64, 128, 256]", "[for (a, _) in zip(widths, rates): a]")
    }
    do {
      let value = nested.map { element in
        let (k, (a, b)) = element
        return k + a * b
      }
      expect(value.netdefValue, "[7, 34]", "[for (k, (a, b)) in nested: k + a * b]")
    }
    do {
      let value = nested.map { (k, p) in k + p.1 }
      expect(value.netdefValue, "[4, 10]", "[for (k, p) in nested: k + p.1]")
    }
    do {
      let value = nested.map { p in p.1.0 }
      expect(value.netdefValue, "[2, 5]", "[for p in nested: p.1.0]")
    }
    do {
      let value = nested.enumerated().map { element in
        let (i, (k, (a, _))) = element
        return i + k + a
      }
      expect(value.netdefValue, "[3, 10]", "[for (i, (k, (a, _))) in enumerate(nested): i + k + a]")
    }
    do {
      let value = table.filter { (_, _, flag) in flag }.map { (t, r, _) in Swift.Double(t) * r }
      expect(value.netdefValue, "[0.5, 15.0]", "[for (t, r, flag) in table if flag: t * r]")
    }
    do {
      let value = table.filter { (t, _, flag) in t > 1 && !flag }.map { (t, r, _) in (r, t) }
      expect(Netdef.NetdefValue.list(value.map { Netdef.NetdefValue.tuple([.float($0.0), .int($0.1)]) }), "[(1.5, 2)]", "[for (t, r, flag) in table if t > 1 and not flag: (r, t)]")
    }
    do {
      let value = table.map { (e, r, _) in
        e == 1 ? Netdef.NetdefValue.float(r) : Netdef.NetdefValue.int(0)
      }
      expect(value.netdefValue, "[0.5, 0, 0]", "[for (e, r, _) in table: if e == 1 { r } else { 0 }]")
    }
    do {
      let value = grid.flatMap { row in row }
      expect(value.netdefValue, "[1, 2, 3]", "[for row in grid: row..]")
    }
    do {
      let value = grid.map { row in row.count }
      expect(value.netdefValue, "[2, 1, 0]", "[for row in grid: count(row)]")
    }
    do {
      let value = try grid.filter { row in !row.isEmpty }.map { row in
        try Netdef.Arithmetic.element(row, 0)
      }
      expect(value.netdefValue, "[1, 3]", "[for row in grid if row != []: row[0]]")
    }
    do {
      let value = grid.map { row in row.map { x in x + 1 } }
      expect(value.netdefValue, "[[2, 3], [4], []]", "[for row in grid: [for x in row: x + 1]]")
    }
    do {
      let value = grid.flatMap { row in row }
      expect(value.netdefValue, "[1, 2, 3]", "[for row in grid: for x in row: x]")
    }
    do {
      let value = try widths.flatMap { w in try [w, Netdef.Arithmetic.quotient(w, 2)] }
      expect(value.netdefValue, "[64, 32, 128, 64, 256, 128, 512, 256]", "[for w in widths: [w, w / 2]..]")
    }
    do {
      let value = (0..<3).map { i in Swift.Array(0..<i) }
      expect(value.netdefValue, "[[], [0], [0, 1]]", "[for i in 0..<3: 0..<i]")
    }
    do {
      let value = (0..<3).flatMap { i in 0..<i }
      expect(value.netdefValue, "[0, 0, 1]", "[for i in 0..<3: (0..<i)..]")
    }
    do {
      let value = [0] + Swift.Array(1..<3) + [9]
      expect(value.netdefValue, "[0, 1, 2, 9]", "[0, for i in 1..<3: i, 9]")
    }
    do {
      let value = Swift.Array(0..<2) + Swift.Array(5...6) + Swift.Array(widths.dropFirst())
      expect(value.netdefValue, "[0, 1, 5, 6, 128, 256, 512]", "[for i in 0..<2: i, for j in 5...6: j, widths[1...]..]")
    }
    do {
      let value = (0..<3).map { i in i == 0 ? two : 1 }
      expect(value.netdefValue, "[2, 1, 1]", "[for i in 0..<3: if i == 0 { two } else { 1 }]")
    }
    do {
      let value = (0..<3).map { i in i == 0 ? nil : i }
      expect(value.netdefValue, "[none, 1, 2]", "[for i in 0..<3: if i == 0 { none } else { i }]")
    }
    do {
      let value = (0..<3).map { i in half * Swift.Double(i) }
      expect(value.netdefValue, "[0.0, 0.5, 1.0]", "[for i in 0..<3: half * i]")
    }
    do {
      let value = (0..<3).map { i in i / 2 }
      expect(value.netdefValue, "[0, 0, 1]", "[for i in 0..<3: i / 2]")
    }
    do {
      let value = try Swift.stride(from: minus, to: 0, by: 2).map { i in
        try Netdef.Arithmetic.quotient(i, 2)
      }
      expect(value.netdefValue, "[-4, -3, -2, -1]", "[for i in minus..<0 by 2: i / 2]")
    }
    do {
      let value = (0..<2).map { _ in 1.5 }.map { Netdef.NetdefValue.float($0) }
        + Swift.Array(0..<2).map { Netdef.NetdefValue.int($0) }
      expect(value.netdefValue, "[1.5, 1.5, 0, 1]", "[for i in 0..<2: 1.5, for i in 0..<2: i]")
    }
    do {
      let value = [Netdef.NetdefValue.float(1.5)]
        + Swift.Array(0..<2).map { Netdef.NetdefValue.int($0) }
      expect(value.netdefValue, "[1.5, 0, 1]", "[1.5, for i in 0..<2: i]")
    }
    do {
      let value = try [Netdef.NetdefValue.int(1), 2.5].map { x in
        try Netdef.Arithmetic.quotient(x, 2)
      }
      expect(value.netdefValue, "[0, 1.25]", "[for x in [1, 2.5]: x / 2]")
    }
    do {
      let value = try [Netdef.NetdefValue](netdefValue: list).map { x in
        try Netdef.Arithmetic.product(x, 2)
      }
      expect(value.netdefValue, "[6, 8, 10]", "[for x in list: x * 2]")
    }
    do {
      let value = try Swift.Array(grid.prefix(1)).map { element in
        let (a, b) = try Netdef.Arithmetic.tuple(element, of: 2) { ($0[0], $0[1]) }
        return a + b
      }
      expect(value.netdefValue, "[3]", "[for (a, b) in grid[..<1]: a + b]")
    }
    do {
      let value = Swift.Array(widths.reversed())
      expect(value.netdefValue, "[512, 256, 128, 64]", "[for x in reversed(widths): x]")
    }
    do {
      let value = widths.reversed().enumerated().map { ($0, $1) }
      expect(Netdef.NetdefValue.list(value.map { Netdef.NetdefValue.tuple([.int($0.0), .int($0.1)]) }), "[(0, 512), (1, 256), (2, 128), (3, 64)]", "[for (i, x) in enumerate(reversed(widths)): (i, x)]")
    }
    do {
      let value = Netdef.Arithmetic.zip([1, 2], [3, 4], rates).map { (a, b, c) in
        Swift.Double(a * b) + c
      }
      expect(value.netdefValue, "[3.1, 8.2]", "[for (a, b, c) in zip([1, 2], [3, 4], rates): a * b + c]")
    }
    do {
      let value = Swift.zip(widths, rates).map { pair_ in Swift.Double(pair_.0) * pair_.1 }
      expect(value.netdefValue, "[6.4, 25.6, 256.0]", "[for pair in zip(widths, rates): pair.0 * pair.1]")
    }
    do {
      let value = (0..<2).map { seven_ in seven_ + two }
      expect(value.netdefValue, "[2, 3]", "[for seven in 0..<2: seven + two]")
    }
    do {
      let value = (0..<2).flatMap { _ in 5..<7 }
      expect(value.netdefValue, "[5, 6, 5, 6]", "[for i in 0..<2: for i in 5..<7: i]")
    }
    do {
      let value = try Netdef.Arithmetic.sum(Swift.zip(widths, widths).map { (a, b) in a * b })
      expect(Netdef.NetdefValue.int(value), "348160", "sum([for (a, b) in zip(widths, widths): a * b])")
    }
    do {
      let value = try Netdef.Arithmetic.element(widths.filter { w in w > 64 && w < 500 }, 0)
      expect(Netdef.NetdefValue.int(value), "128", "[for w in widths if w > 64 and w < 500: w][0]")
    }
    do {
      let value = (0..<Swift.max(0, seven)).filter { x in x % 2 == 1 }.count
      expect(Netdef.NetdefValue.int(value), "3", "count([for x in 0..<seven if x % 2 == 1: x])")
    }
    do {
      let value = [kernel, square].map { k in k.width }
      expect(value.netdefValue, "[5, 3]", "[for k in [kernel, square]: k.1]")
    }
    do {
      let value = [(1, 2), (3, 4)].map { (h, w) in h * w }
      expect(value.netdefValue, "[2, 12]", "[for (h, w) in [(1, 2), (3, 4)]: h * w]")
    }
    do {
      let value = try Swift.Array(grid.prefix(1)).map { element in
        let _ = try Netdef.Arithmetic.tuple(element, of: 2) { ($0[0], $0[1]) }
        return 7
      }
      expect(value.netdefValue, "[7]", "[for (a, b) in grid[..<1]: 7]")
    }
    do {
      let value = Swift.zip(widths, nested).map { element in
        let (a, (b, c)) = element
        return a - b * c.0
      }
      expect(value.netdefValue, "[62, 108]", "[for (a, (b, c)) in zip(widths, nested): a - b * c.0]")
    }
    do {
      let value = Swift.zip([1, nil], rates).map { (a, b) in a == nil ? b : 0.5 }
      expect(value.netdefValue, "[0.5, 0.2]", "[for (a, b) in zip([1, none], rates): if a == none { b } else { 0.5 }]")
    }
    do {
      let value = Swift.zip(table, grid.enumerated()).map { element in
        let (t, (i, row)) = element
        return (t.0, i, row.count)
      }
      expect(Netdef.NetdefValue.list(value.map { Netdef.NetdefValue.tuple([.int($0.0), .int($0.1), .int($0.2)]) }), "[(1, 0, 2), (2, 1, 1), (6, 2, 0)]", "[for (t, (i, row)) in zip(table, enumerate(grid)): (t.0, i, count(row))]")
    }
    do {
      let value = [Netdef.Pair(3), [3, 5]].map { k in k.height - 4 }
      expect(value.netdefValue, "[-1, -1]", "[for k in [3, (3, 5)]: k.0 - 4]")
    }
    do {
      let value = try [Netdef.NetdefValue.int(-1), nil, 2.5].filter { x in
        !Netdef.Arithmetic.areEqual(x, nil)
      }.map { x in
        try Netdef.Arithmetic.negation(x)
      }
      expect(value.netdefValue, "[1, -2.5]", "[for x in [-1, none, 2.5] if x != none: -x]")
    }
    do {
      let value = nested.filter { element in
        let (_, (_, b)) = element
        return b > 3
      }.map { element in
        let (_, (_, b)) = element
        return b
      }
      expect(value.netdefValue, "[6]", "[for (_, (_, b)) in nested if b > 3: b]")
    }
    do {
      let value = [act.netdefValue, maybe.netdefValue].filter { x in x == .symbol("leaky_relu") }.map { _ in
        1
      }
      expect(value.netdefValue, "[1]", "[for x in [act, maybe] if x == leaky_relu: 1]")
    }
    do {
      let value = [Swift.Int?.none, 3].map { x in x ?? 0 }
      expect(value.netdefValue, "[0, 3]", "[for x in [none, 3]: if x == none { 0 } else { x }]")
    }
    do {
      let value = [Netdef.NetdefValue]()
      expect(value.netdefValue, "[]", "[for x in []: x]")
    }
  }

  @Test func parts() throws {
    do {
      let value = kernel.height
      expect(Netdef.NetdefValue.int(value), "3", "kernel.0")
    }
    do {
      let value = kernel.width
      expect(Netdef.NetdefValue.int(value), "5", "kernel.1")
    }
    do {
      let value = square.height
      expect(Netdef.NetdefValue.int(value), "3", "square.0")
    }
    do {
      let value = square.width * 2
      expect(Netdef.NetdefValue.int(value), "6", "square.1 * 2")
    }
    do {
      let value = kernel.height * (kernel.width - 1) + 1
      expect(Netdef.NetdefValue.int(value), "13", "kernel.0 * (kernel.1 - 1) + 1")
    }
    do {
      let value = try Netdef.Arithmetic.present(stated.size).height
      expect(Netdef.NetdefValue.int(value), "1", "stated.0")
    }
    do {
      let value = try Netdef.Arithmetic.present(stated.size).width
      expect(Netdef.NetdefValue.int(value), "2", "stated.1")
    }
    do {
      let value = output.height
      expect(value.netdefValue, "none", "output.0")
    }
    do {
      let value = output.width
      expect(value.netdefValue, "7", "output.1")
    }
    do {
      let value = single.height
      expect(value.netdefValue, "4", "single.0")
    }
    do {
      let value = pair.0 + pair.1
      expect(Netdef.NetdefValue.int(value), "17", "pair.0 + pair.1")
    }
    do {
      let value = triple.1
      expect(Netdef.NetdefValue.float(value), "2.5", "triple.1")
    }
    do {
      let value = triple.2
      expect(Netdef.NetdefValue.bool(value), "true", "triple.2")
    }
    do {
      let value = (1, 2.5).1
      expect(Netdef.NetdefValue.float(value), "2.5", "(1, 2.5).1")
    }
    do {
      let value = seven
      expect(Netdef.NetdefValue.int(value), "7", "seven.0")
    }
    do {
      let value = 7
      expect(Netdef.NetdefValue.int(value), "7", "(7).1")
    }
    do {
      let value = half
      expect(Netdef.NetdefValue.float(value), "0.5", "half.1")
    }
    do {
      let value = (pair, triple).0.1
      expect(Netdef.NetdefValue.int(value), "9", "(pair, triple).0.1")
    }
    do {
      let value = try Netdef.Arithmetic.member(`open`, 0)
      expect(value, "3", "open.0")
    }
    do {
      let value = (kernel, 3)
      expect(Netdef.NetdefValue.tuple([value.0.netdefValue, .int(value.1)]), "((3, 5), 3)", "(kernel, 3)")
    }
    do {
      let value = (yes ? kernel : 3).height
      expect(Netdef.NetdefValue.int(value), "3", "(if yes { kernel } else { 3 }).0")
    }
    do {
      let value = try Netdef.Arithmetic.product(square.netdefValue, Netdef.NetdefValue.int(2))
      expect(value, "6", "square * 2")
    }
    do {
      let value = try Netdef.Arithmetic.sum(square.netdefValue, Netdef.NetdefValue.int(1))
      expect(value, "4", "square + 1")
    }
    do {
      let value = try Netdef.Arithmetic.quotient(square.netdefValue, Netdef.NetdefValue.int(2))
      expect(value, "1", "square / 2")
    }
    do {
      let value = Netdef.Arithmetic.areEqual(square.netdefValue, 3)
      expect(Netdef.NetdefValue.bool(value), "true", "square == 3")
    }
    do {
      let value = try Netdef.Arithmetic.isLess(Netdef.NetdefValue.int(2), square.netdefValue)
      expect(Netdef.NetdefValue.bool(value), "true", "square > 2")
    }
    do {
      let value = [pair, (1, 2)].map { (a, b) in a - b }
      expect(value.netdefValue, "[-1, -1]", "[for (a, b) in [pair, (1, 2)]: a - b]")
    }
  }

  @Test func filesValues() throws {
    do {
      let value = Netdef.FileValues.stages
      expect(value.netdefValue, "[16, 24, 40]", "stages")
    }
    do {
      let value = Netdef.FileValues.scale
      expect(Netdef.NetdefValue.float(value), "0.75", "scale")
    }
    do {
      let value = Netdef.FileValues.doubled
      expect(value.netdefValue, "[32, 48, 80]", "doubled")
    }
    do {
      let value = Netdef.FileValues.lastStage
      expect(Netdef.NetdefValue.int(value), "40", "last_stage")
    }
    do {
      let value = try Netdef.FileValues.ragged
      expect(value.netdefValue, "[32, 48, 80, 20, 2]", "ragged")
    }
    do {
      let value = Netdef.FileValues.rows
      expect(Netdef.NetdefValue.list(value.map { Netdef.NetdefValue.tuple([.int($0.0), .int($0.1), .bool($0.2)]) }), "[(3, 16, true), (5, 24, false), (3, 40, true)]", "rows")
    }
    do {
      let value = Netdef.FileValues.mixed
      expect(value.netdefValue, "[1, 2.5, none]", "mixed")
    }
    do {
      let value = try Netdef.FileValues.limit
      expect(Netdef.NetdefValue.int(value), "26", "limit")
    }
    do {
      let value = Swift.Double(Netdef.FileValues.stages[1]) * Netdef.FileValues.scale
      expect(Netdef.NetdefValue.float(value), "18.0", "stages[1] * scale")
    }
    do {
      let value = Netdef.FileValues.rows[0].0
      expect(Netdef.NetdefValue.int(value), "3", "rows[0].0")
    }
    do {
      let value = Swift.Array(Netdef.FileValues.rows.dropFirst())
      expect(Netdef.NetdefValue.list(value.map { Netdef.NetdefValue.tuple([.int($0.0), .int($0.1), .bool($0.2)]) }), "[(5, 24, false), (3, 40, true)]", "rows[1...]")
    }
    do {
      let value = try Netdef.FileValues.halfOf(number: 7)
      expect(Netdef.NetdefValue.int(value), "3", "half_of(7)")
    }
    do {
      let value = try Netdef.FileValues.halfOf(number: minus)
      expect(Netdef.NetdefValue.int(value), "-4", "half_of(minus)")
    }
    do {
      let value = try Netdef.FileValues.halfOf(number: minus)
      expect(Netdef.NetdefValue.int(value), "-4", "half_of(number: minus)")
    }
    do {
      let value = try Netdef.FileValues.quarter(in: 9)
      expect(Netdef.NetdefValue.int(value), "2", "quarter(9)")
    }
    do {
      let value = try Netdef.FileValues.quarter(in: 100, repeat: 3)
      expect(Netdef.NetdefValue.int(value), "12", "quarter(100, repeat: 3)")
    }
    do {
      let value = try Netdef.FileValues.quarter(in: 9, repeat: 1)
      expect(Netdef.NetdefValue.int(value), "4", "quarter(repeat: 1, in: 9)")
    }
    do {
      let value = try Netdef.FileValues.nearest(value: 20, by: 8)
      expect(Netdef.NetdefValue.int(value), "24", "nearest(20, 8)")
    }
    do {
      let value = try Netdef.FileValues.nearest(value: third, by: seven)
      expect(Netdef.NetdefValue.int(value), "7", "nearest(third, by: seven)")
    }
    do {
      let value = try Netdef.FileValues.divisible(value: 16 * half)
      expect(Netdef.NetdefValue.int(value), "8", "divisible(16 * half)")
    }
    do {
      let value = try Netdef.FileValues.divisible(value: 72 * Netdef.FileValues.scale)
      expect(Netdef.NetdefValue.int(value), "56", "divisible(72 * scale)")
    }
    do {
      let value = try Netdef.FileValues.divisible(value: 18)
      expect(Netdef.NetdefValue.int(value), "24", "divisible(18)")
    }
    do {
      let value = try Netdef.FileValues.divisible(value: 18, by: two)
      expect(Netdef.NetdefValue.int(value), "18", "divisible(value: 18, by: two)")
    }
    do {
      let value = try Netdef.FileValues.stages.map { s in
        try Netdef.FileValues.divisible(value: Swift.Double(s) * Netdef.FileValues.scale)
      }
      expect(value.netdefValue, "[16, 24, 32]", "[for s in stages: divisible(s * scale)]")
    }
    do {
      let value = try Netdef.FileValues.factorial(n: 5)
      expect(Netdef.NetdefValue.int(value), "120", "factorial(5)")
    }
    do {
      let value = try Netdef.FileValues.factorial(n: seven)
      expect(Netdef.NetdefValue.int(value), "5040", "factorial(seven)")
    }
    do {
      let value = try Netdef.FileValues.fibonacci(n: 10)
      expect(Netdef.NetdefValue.int(value), "55", "fibonacci(10)")
    }
    do {
      let value = try Netdef.FileValues.isEven(n: 9)
      expect(Netdef.NetdefValue.bool(value), "false", "is_even(9)")
    }
    do {
      let value = try Netdef.FileValues.isOdd(n: 9)
      expect(Netdef.NetdefValue.bool(value), "true", "is_odd(9)")
    }
    do {
      let value = try Netdef.FileValues.onion(n: 0)
      expect(value, "[]", "onion(0)")
    }
    do {
      let value = try Netdef.FileValues.onion(n: 3)
      expect(value, "[[[[]]]]", "onion(3)")
    }
    do {
      let value = Netdef.FileValues.slope(act: .relu)
      expect(Netdef.NetdefValue.float(value), "0.0", "slope(relu)")
    }
    do {
      let value = try Netdef.FileValues.slope(
        act: Netdef.FileValues.Act(netdefValue: act.netdefValue))
      expect(Netdef.NetdefValue.float(value), "0.01", "slope(act)")
    }
    do {
      let value = Netdef.FileValues.gain()
      expect(value, "1", "gain()")
    }
    do {
      let value = Netdef.FileValues.gain(mode: .relu)
      expect(value, "0.0", "gain(relu)")
    }
    do {
      let value = try Netdef.FileValues.gain(
        mode: maybe.map { try Netdef.FileValues.Act(netdefValue: $0.netdefValue) })
      expect(value, "1", "gain(maybe)")
    }
    do {
      let value = Netdef.FileValues.gain(mode: nil)
      expect(value, "1", "gain(none)")
    }
    do {
      let value = try Netdef.FileValues.gain(
        mode: Netdef.FileValues.Act(netdefValue: act.netdefValue))
      expect(value, "0.01", "gain(act)")
    }
    do {
      let value = try Netdef.Arithmetic.quotient(Netdef.FileValues.gain(), 2)
      expect(value, "0", "gain() / 2")
    }
    do {
      let value = Netdef.FileValues.size(kernel: 3)
      expect(Netdef.NetdefValue.tuple([.float(value.0), .int(value.1)]), "(3.0, 3)", "size(3)")
    }
    do {
      let value = Netdef.FileValues.size(kernel: [3, 5], scale: half)
      expect(Netdef.NetdefValue.tuple([.float(value.0), .int(value.1)]), "(1.5, 5)", "size((3, 5), scale: half)")
    }
    do {
      let value = Netdef.FileValues.size(kernel: kernel)
      expect(Netdef.NetdefValue.tuple([.float(value.0), .int(value.1)]), "(3.0, 5)", "size(kernel)")
    }
    do {
      let value = Netdef.FileValues.size(kernel: square, scale: 2)
      expect(Netdef.NetdefValue.tuple([.float(value.0), .int(value.1)]), "(6.0, 3)", "size(square, 2)")
    }
    do {
      let value = Netdef.FileValues.number(x: 7)
      expect(Netdef.NetdefValue.float(value), "3.5", "number(7)")
    }
    do {
      let value = Netdef.FileValues.number(x: Swift.Double(seven))
      expect(Netdef.NetdefValue.float(value), "3.5", "number(seven)")
    }
    do {
      let value = Netdef.FileValues.swap(p: (1, 2))
      expect(Netdef.NetdefValue.tuple([.int(value.0), .int(value.1)]), "(2, 1)", "swap((1, 2))")
    }
    do {
      let value = Netdef.FileValues.swap(p: pair)
      expect(Netdef.NetdefValue.tuple([.int(value.0), .int(value.1)]), "(9, 8)", "swap(pair)")
    }
    do {
      let value = Netdef.FileValues.leak()
      expect(Netdef.NetdefValue.float(value), "0.01", "leak()")
    }
    do {
      let value = Netdef.FileValues.leak(act: .relu)
      expect(Netdef.NetdefValue.float(value), "0.0", "leak(relu)")
    }
    do {
      let value = try Netdef.FileValues.leak(act: Netdef.FileValues.Act(netdefValue: act.netdefValue))
      expect(Netdef.NetdefValue.float(value), "0.01", "leak(act)")
    }
    do {
      let value = try Netdef.FileValues.ratio()
      expect(Netdef.NetdefValue.float(value), "1.5", "ratio()")
    }
    do {
      let value = try Netdef.FileValues.ratio(b: -2)
      expect(Netdef.NetdefValue.float(value), "-1.5", "ratio(b: -2)")
    }
    do {
      let value = Netdef.FileValues.swap(p: Netdef.FileValues.swap(p: pair)) == pair
      expect(Netdef.NetdefValue.bool(value), "true", "swap(swap(pair)) == pair")
    }
    do {
      let value = try Netdef.FileValues.relativeIndex(window: 2)
      expect(value.netdefValue, "[4, 3, 1, 0, 5, 4, 2, 1, 7, 6, 4, 3, 8, 7, 5, 4]", "relative_index(2)")
    }
    do {
      let value = try Netdef.FileValues.halfOf(
        number: Netdef.FileValues.halfOf(number: Netdef.FileValues.halfOf(number: 100)))
      expect(Netdef.NetdefValue.int(value), "12", "half_of(half_of(half_of(100)))")
    }
    do {
      let value = try seven > two
        ? Netdef.FileValues.halfOf(number: 9)
        : Netdef.FileValues.factorial(n: 3)
      expect(Netdef.NetdefValue.int(value), "4", "if seven > two { half_of(9) } else { factorial(3) }")
    }
    do {
      let value = Netdef.FileValues.mixed[1]
      expect(value, "2.5", "mixed[1]")
    }
    do {
      let value = try Netdef.Arithmetic.quotient(Netdef.FileValues.mixed[0], 2)
      expect(value, "0", "mixed[0] / 2")
    }
    do {
      let value = try Netdef.Arithmetic.element(Netdef.FileValues.mixed, seven - 6)
      expect(value, "2.5", "mixed[seven - 6]")
    }
    do {
      let value = try Netdef.Arithmetic.sum(Swift.Array(Netdef.FileValues.doubled.dropFirst()))
      expect(Netdef.NetdefValue.int(value), "128", "sum(doubled[1...])")
    }
    do {
      let value = try Netdef.Arithmetic.maximum(Netdef.FileValues.stages)
      expect(Netdef.NetdefValue.int(value), "40", "max(stages)")
    }
    do {
      let value = Netdef.FileValues.rows.filter { (_, _, flag) in flag }.map { (k, w, _) in
        k * w
      }
      expect(value.netdefValue, "[48, 120]", "[for (k, w, flag) in rows if flag: k * w]")
    }
    do {
      let value = try Netdef.Arithmetic.quotient(Netdef.FileValues.limit, 2)
      expect(Netdef.NetdefValue.int(value), "13", "limit / 2")
    }
  }

  @Test func errors() {
    expectError("division-by-zero", "seven / zero") {
      _ = try Netdef.Arithmetic.quotient(seven, zero)
    }
    expectError("division-by-zero", "seven % zero") {
      _ = try Netdef.Arithmetic.remainder(seven, zero)
    }
    expectError("division-by-zero", "half / zero") {
      _ = try Netdef.Arithmetic.quotient(half, Swift.Double(zero))
    }
    expectError("division-by-zero", "half % (whole - 4)") {
      _ = try Netdef.Arithmetic.remainder(half, whole - 4)
    }
    expectError("wrong-type", "two ** minus") {
      _ = try Netdef.Arithmetic.power(two, minus)
    }
    expectError("wrong-type", "zero ** minus") {
      _ = try Netdef.Arithmetic.power(zero, minus)
    }
    expectError("number-too-large", "two ** 64") {
      _ = try Netdef.Arithmetic.power(two, 64)
    }
    expectError("number-too-large", "(0.0 - 8) ** half") {
      _ = try Netdef.Arithmetic.power(0.0 - 8, half)
    }
    expectError("wrong-index", "widths[4]") {
      _ = try Netdef.Arithmetic.element(widths, 4)
    }
    expectError("wrong-index", "widths[-5]") {
      _ = try Netdef.Arithmetic.element(widths, -5)
    }
    expectError("wrong-index", "widths[seven]") {
      _ = try Netdef.Arithmetic.element(widths, seven)
    }
    expectError("wrong-index", "nothing[0]") {
      _ = try Netdef.Arithmetic.element(nothing, 0)
    }
    expectError("wrong-index", "widths[0... by zero]") {
      _ = try Netdef.Arithmetic.slice(widths, from: 0, by: zero)
    }
    expectError("wrong-index", "widths[0... by minus]") {
      _ = try Netdef.Arithmetic.slice(widths, from: 0, by: minus)
    }
    expectError("wrong-index", "0..<seven by zero") {
      _ = try Swift.Array(Netdef.Arithmetic.range(from: 0, to: seven, by: zero))
    }
    expectError("list-too-long", "0..<1_000_000_000 by two") {
      _ = try Swift.Array(Netdef.Arithmetic.range(from: 0, to: 1000000000, by: two))
    }
    expectError("wrong-type", "min(nothing)") {
      _ = try Netdef.Arithmetic.minimum(nothing)
    }
    expectError("wrong-type", "max(nothing)") {
      _ = try Netdef.Arithmetic.maximum(nothing)
    }
    expectError("wrong-type", "sqrt(minus)") {
      _ = try Netdef.Arithmetic.sqrt(Swift.Double(minus))
    }
    expectError("wrong-type", "sqrt(negative)") {
      _ = try Netdef.Arithmetic.sqrt(negative)
    }
    expectError("number-too-large", "floor(1e300 * seven)") {
      _ = try Netdef.Arithmetic.floor(1e+300 * Swift.Double(seven))
    }
    expectError("wrong-type", "absent * 2") {
      _ = try Netdef.Arithmetic.product(absent.netdefValue, Netdef.NetdefValue.int(2))
    }
    expectError("wrong-type", "absent + seven") {
      _ = try Netdef.Arithmetic.sum(absent.netdefValue, Netdef.NetdefValue.int(seven))
    }
    expectError("wrong-type", "list * 2") {
      _ = try Netdef.Arithmetic.product(list, 2)
    }
    expectError("wrong-type", "list > 2") {
      _ = try Netdef.Arithmetic.isLess(Netdef.NetdefValue.int(2), list)
    }
    expectError("unknown-member", "list.0") {
      _ = try Netdef.Arithmetic.member(list, 0)
    }
    expectError("wrong-type", "open + list") {
      _ = try Netdef.Arithmetic.sum(`open`, list)
    }
    expectError("wrong-type", "-list") {
      _ = try Netdef.Arithmetic.negation(list)
    }
    expectError("wrong-type", "kernel * 2") {
      _ = try Netdef.Arithmetic.product(kernel.netdefValue, Netdef.NetdefValue.int(2))
    }
    expectError("division-by-zero", "[for i in 0..<3: i / zero]") {
      _ = try (0..<3).map { i in try Netdef.Arithmetic.quotient(i, zero) }
    }
    expectError("division-by-zero", "[for i in 0..<3 if i % zero == 0: i]") {
      _ = try (0..<3).filter { i in try Netdef.Arithmetic.remainder(i, zero) == 0 }
    }
    expectError("cycle", "endless(0)") {
      _ = try Netdef.FileValues.endless(n: 0)
    }
    expectError("cycle", "factorial(100)") {
      _ = try Netdef.FileValues.factorial(n: 100)
    }
    expectError("number-too-large", "product([for i in 1..<30: i * 10])") {
      _ = try Netdef.Arithmetic.product((1..<30).map { i in i * 10 })
    }
    expectError("pattern", "[for (a, b) in grid: a]") {
      _ = try grid.map { element in
        let (a, _) = try Netdef.Arithmetic.tuple(element, of: 2) { ($0[0], $0[1]) }
        return a
      }
    }
    expectError("wrong-index", "mixed[9]") {
      _ = try Netdef.Arithmetic.element(Netdef.FileValues.mixed, 9)
    }
    expectError("wrong-type", "mixed[2] + 1") {
      _ = try Netdef.Arithmetic.sum(Netdef.FileValues.mixed[2], 1)
    }
    expectError("wrong-index", "[for w in widths: widths[w]]") {
      _ = try widths.map { w in try Netdef.Arithmetic.element(widths, w) }
    }
    expectError("unknown-member", "if open == 3 { list.1 } else { 0 }") {
      _ = try Netdef.Arithmetic.areEqual(`open`, 3)
        ? Netdef.Arithmetic.member(list, 1)
        : Netdef.NetdefValue.int(0)
    }
    expectError("wrong-index", "triple[seven]") {
      _ = try Netdef.Arithmetic.element(
        Netdef.Arithmetic.with(triple) {
          [
            Netdef.NetdefValue.int($0.0),
            Netdef.NetdefValue.float($0.1),
            Netdef.NetdefValue.bool($0.2),
          ]
        },
        seven)
    }
    expectError("wrong-type", "(if yes { none } else { 2 }) * 3") {
      _ = try Netdef.Arithmetic.product(
        (yes ? nil : 2).netdefValue, Netdef.NetdefValue.int(3))
    }
    expectError("wrong-type", "floor(list)") {
      _ = try Netdef.Arithmetic.floor(list)
    }
    expectError("wrong-type", "max(list, 1)") {
      _ = try Netdef.Arithmetic.maximum([list, Netdef.NetdefValue.int(1)])
    }
    expectError("wrong-type", "abs(list)") {
      _ = try Netdef.Arithmetic.abs(list)
    }
  }

  private func expect(_ value: NetdefValue, _ text: String, _ expression: String) {
    #expect(value.description == text, "\(expression)")
  }

  private func expectError(_ id: String, _ expression: String, _ body: () throws -> Void) {
    do {
      try body()
      Issue.record("\(expression) did not throw `\(id)`")
    } catch {
      #expect((error as? DefinitionError)?.id == id, "\(expression): \(error)")
    }
  }
}
