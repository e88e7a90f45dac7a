import Testing

@testable import NetdefCompiler

/// The normal form of sizes: its laws, and that it says what arithmetic says.
@Suite struct SizeTests {
  static let names = ["N", "C", "H", "W"]

  /// A random expression over open sizes: its normal form, and how to compute it directly.
  struct Sample {
    let text: String
    let size: Size
    let value: @Sendable ([String: Int]) -> Int?

    static func leaf(using random: inout SeededGenerator) -> Sample {
      if Bool.random(using: &random) {
        let name = SizeTests.names.randomElement(using: &random) ?? "H"
        return Sample(text: name, size: Size(symbol: name)) { $0[name] }
      }
      let number = Int.random(in: -6...12, using: &random)
      return Sample(text: "\(number)", size: Size(number)) { _ in number }
    }

    /// Nil where the normal form gives up: a division by zero or a formula that gets too long.
    static func random(depth: Int, using random: inout SeededGenerator) -> Sample? {
      if depth == 0 || Int.random(in: 0..<5, using: &random) == 0 { return leaf(using: &random) }
      guard let left = self.random(depth: depth - 1, using: &random),
        let right = self.random(depth: depth - 1, using: &random)
      else { return nil }
      let (name, size): (String, Size?)
      switch Int.random(in: 0..<8, using: &random) {
      case 0, 1: (name, size) = ("+", left.size.adding(right.size))
      case 2, 3: (name, size) = ("-", left.size.subtracting(right.size))
      case 4: (name, size) = ("*", left.size.multiplied(by: right.size))
      case 5: (name, size) = ("/", left.size.divided(by: right.size))
      case 6: (name, size) = ("%", left.size.remainder(dividingBy: right.size))
      default: (name, size) = ("max", left.size.maximum(right.size))
      }
      guard let size else { return nil }
      return Sample(text: "(\(left.text) \(name) \(right.text))", size: size) { sizes in
        guard let a = left.value(sizes), let b = right.value(sizes) else { return nil }
        return SizeTests.compute(name, a, b)
      }
    }
  }

  /// What an operation means, written once more and simply.
  static func compute(_ operation: String, _ a: Int, _ b: Int) -> Int? {
    func checked(_ result: (partialValue: Int, overflow: Bool)) -> Int? {
      result.overflow ? nil : result.partialValue
    }
    switch operation {
    case "+": return checked(a.addingReportingOverflow(b))
    case "-": return checked(a.subtractingReportingOverflow(b))
    case "*": return checked(a.multipliedReportingOverflow(by: b))
    case "max": return max(a, b)
    default:
      if b == 0 { return nil }
      var quotient = a / b
      if a % b != 0, (a < 0) != (b < 0) { quotient -= 1 }
      return operation == "/" ? quotient : a - quotient * b
    }
  }

  static func sizes(using random: inout SeededGenerator) -> [String: Int] {
    var sizes: [String: Int] = [:]
    for name in names { sizes[name] = Int.random(in: 1...60, using: &random) }
    return sizes
  }

  @Test(arguments: 0..<8) func normalFormsMeanTheirExpressions(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var compared = 0
    for _ in 0..<2000 {
      guard let sample = Sample.random(depth: 4, using: &random) else { continue }
      for _ in 0..<3 {
        let sizes = Self.sizes(using: &random)
        guard let expected = sample.value(sizes) else { continue }
        let found = sample.size.replacing(sizes.mapValues { Size($0) })
        #expect(found?.value == expected, "\(sample.text) = \(sample.size) at \(sizes)")
        compared += 1
      }
    }
    #expect(compared > 2000)
  }

  /// What is decided about two sizes holds whatever the open sizes are.
  @Test(arguments: 0..<4) func decidedOrdersHold(seed: UInt64) {
    var random = SeededGenerator(seed: 100 + seed)
    for _ in 0..<2000 {
      guard let left = Sample.random(depth: 3, using: &random),
        let right = Sample.random(depth: 3, using: &random),
        let order = left.size.compare(right.size)
      else { continue }
      let sizes = Self.sizes(using: &random)
      guard let a = left.value(sizes), let b = right.value(sizes) else { continue }
      let holds =
        switch order {
        case .less: a < b
        case .lessOrEqual: a <= b
        case .equal: a == b
        case .greaterOrEqual: a >= b
        case .greater: a > b
        }
      #expect(holds, "\(left.text) is \(order) to \(right.text) at \(sizes)")
    }
  }

  /// The text of a size is an expression of the language with the same normal form.
  @Test(arguments: 0..<4) func textsReadBack(seed: UInt64) {
    var random = SeededGenerator(seed: 200 + seed)
    for _ in 0..<500 {
      guard let sample = Sample.random(depth: 3, using: &random) else { continue }
      #expect(Self.size("\(sample.size)") == sample.size, "\(sample.text) = \(sample.size)")
    }
  }

  @Test(arguments: 0..<4) func laws(seed: UInt64) {
    var random = SeededGenerator(seed: 300 + seed)
    for _ in 0..<1000 {
      guard let a = Sample.random(depth: 2, using: &random)?.size,
        let b = Sample.random(depth: 2, using: &random)?.size,
        let c = Sample.random(depth: 2, using: &random)?.size
      else { continue }
      #expect(a.adding(b) == b.adding(a))
      #expect(a.multiplied(by: b) == b.multiplied(by: a))
      #expect(a.adding(b)?.adding(c) == b.adding(c)?.adding(a))
      #expect(a.adding(b)?.subtracting(b) == a)
      #expect(a.negated()?.negated() == a)
      #expect(a.subtracting(a) == Size(0))
      #expect(a.maximum(b) == b.maximum(a))
      if let sum = b.adding(c), let ab = a.multiplied(by: b), let ac = a.multiplied(by: c) {
        #expect(a.multiplied(by: sum) == ab.adding(ac))
      }
      let number = Size(Int.random(in: 1...9, using: &random))
      #expect(a.multiplied(by: number)?.divided(by: number) == a)
      #expect(a.multiplied(by: number)?.remainder(dividingBy: number) == Size(0))
    }
  }

  // MARK: Equalities that networks rest on

  /// The normal form of an expression over the open sizes N, C, H and W.
  static func size(_ text: String) -> Size? {
    let source = SourceFile(path: "size", text: "let a = \(text)\n")
    guard case .value(let expression)? = Parser.parse(source, file: 0).0.definitions.first?.kind
    else { return nil }
    var fixture = TermFixture()
    for name in names { fixture.bind(name, .int, .int(Size(symbol: name))) }
    return fixture.size(of: expression)
  }

  @Test(arguments: [
    // A 3×3 convolution of stride 2 with padding 1, and the 1×1 shortcut of stride 2 beside it.
    ("(H + 2*1 - 3) / 2 + 1", "(H + 2*0 - 1) / 2 + 1"),
    // Two halvings are a division by four.
    ("H / 2 / 2", "H / 4"),
    ("((H + 2*1 - 3) / 2 + 1 + 2*1 - 3) / 2 + 1", "(H - 1) / 4 + 1"),
    // A U-Net on inputs that four halvings divide comes back to where it was.
    ("16*H / 2 / 2 / 2 / 2 * 16", "16*H"),
    ("2 * (2 * (4*H / 2 / 2))", "4*H"),
    // A convolution that keeps its input's size.
    ("H + 2*1 - 3 + 1", "H"),
    ("(H + 2*2 - 5) / 1 + 1", "H"),
    // Heads of attention: splitting features and joining them.
    ("C / 8 * 8 + C % 8", "C / 8 * 8 + C % 8"),
    ("8*C / 8", "C"),
    ("(6*H + 4) / 2", "3*H + 2"),
    ("(4*H + 3) / 2", "2*H + 1"),
    ("(4*H + 3) % 4", "3"),
    ("max(H, H - 1)", "H"),
    ("min(H + 2, H)", "H"),
    ("H * W / 1", "W * H"),
    ("(H + W) ** 2", "H*H + 2*H*W + W*W"),
    ("H / H", "1"),
    ("-(H - W)", "W - H"),
  ]) func equalSizes(pair: (String, String)) throws {
    let left = try #require(Self.size(pair.0))
    let right = try #require(Self.size(pair.1))
    #expect(left == right, "\(left) and \(right)")
    #expect(left.hashValue == right.hashValue)
  }

  /// What is not equal for every H must not come out equal.
  @Test(arguments: [
    ("H / 2 * 2", "H"), ("(H + 1) / 2", "H / 2"), ("H / 3 / 2", "H / 5"),
    ("(H + W) / 2", "H / 2 + W / 2"), ("H % 2", "0"), ("max(H, W)", "H"), ("H * W", "H + W"),
  ]) func differentSizes(pair: (String, String)) throws {
    let left = try #require(Self.size(pair.0))
    let right = try #require(Self.size(pair.1))
    #expect(left != right)
  }

  @Test func stridedLayersOfOneModel() {
    let text = """
      model Net {
          in x: [N, 8, H, W]
          let main = x -> a: Conv2d(16, kernel: 3, stride: 2, padding: 1)
          let skip: [N, 16, (H + 2 - 3) / 2 + 1, (W + 2 - 3) / 2 + 1] =
              x -> b: Conv2d(16, kernel: 1, stride: 2)
          out main
      }

      """
    #expect(RobustnessTests.ids(text) == [])
  }

  // MARK: Numbers at the edge

  @Test func numbersThatOverflow() {
    let largest = Size(.max)
    let smallest = Size(.min)
    #expect(largest.adding(Size(1)) == nil)
    #expect(smallest.subtracting(Size(1)) == nil)
    #expect(smallest.negated() == nil)
    #expect(smallest.divided(by: Size(-1)) == nil)
    #expect(smallest.remainder(dividingBy: Size(-1)) == Size(0))
    #expect(smallest.remainder(dividingBy: Size(3))?.value == 1)
    #expect(smallest.divided(by: Size(3))?.value == -3_074_457_345_618_258_603)
    #expect(largest.divided(by: smallest) == nil)
    #expect(largest.multiplied(by: Size(symbol: "H"))?.multiplied(by: Size(2)) == nil)
    // Their difference has no 64 bits, but they are known.
    #expect(smallest.compare(largest) == .less)
    #expect(largest.compare(smallest) == .greater)
    #expect(Size(7).divided(by: Size(0)) == nil)
    #expect(Size(symbol: "H").remainder(dividingBy: Size(0)) == nil)
  }

  @Test func formulasThatGetTooLong() {
    var sum: Size? = Size(0)
    for index in 0..<300 { sum = sum?.adding(Size(symbol: "A\(index)")) }
    #expect(sum == nil)
    var quotient: Size? = Size(symbol: "H")
    for _ in 0..<300 { quotient = quotient?.divided(by: Size(symbol: "W")) }
    #expect(quotient == nil)
  }
}
