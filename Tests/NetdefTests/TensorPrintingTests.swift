import Foundation
import Testing

@testable import Netdef

/// Printed text, compared to the letter with what `Reference/printing.py` got from PyTorch.
@Suite struct TensorPrintingTests {
  @Test(arguments: try PrintingCase.all()) func printsAsPyTorch(_ example: PrintingCase) {
    #expect(example.tensor.description(example.format) == example.text)
  }

  @Test func hasManyCases() throws {
    #expect(try PrintingCase.all().count >= 140)
  }

  @Test func interpolationPrintsTheDefaultFormat() {
    let probabilities = Tensor([[0.25, 0.75]])
    #expect("\(probabilities)" == "tensor([[0.2500, 0.7500]])")
    #expect(probabilities.description == probabilities.description(TensorFormat()))
  }

  @Test func allLocalesPrintPoints() {
    // The C library may lack the locale, and then keeps the point by itself.
    let previous = String(cString: setlocale(LC_NUMERIC, nil))
    setlocale(LC_NUMERIC, "de_DE.UTF-8")
    defer { setlocale(LC_NUMERIC, previous) }
    #expect(Tensor([0.5, 1.25]).description == "tensor([0.5000, 1.2500])")
  }
}

/// One case of `Reference/printing.txt`.
struct PrintingCase: CustomTestStringConvertible {
  /// The line that says how the tensor is made.
  let header: String
  /// What PyTorch printed.
  let text: String

  var testDescription: String { header }

  private var words: [String] { header.split(separator: " ").map(String.init) }

  static func all() throws -> [PrintingCase] {
    let path = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Reference/printing.txt")
    let content = try String(contentsOf: path, encoding: .utf8)
    return ("\n" + content).components(separatedBy: "\n@ ").dropFirst().map { part in
      let end = part.firstIndex(of: "\n") ?? part.endIndex
      let text = part[end...].trimmingCharacters(in: .newlines)
      return PrintingCase(header: String(part[..<end]), text: text)
    }
  }

  var shape: Shape {
    words[1] == "-" ? [] : Shape(words[1].split(separator: "x").map { Int($0) ?? -1 })
  }

  var format: TensorFormat {
    let pairs = words.filter { $0.contains("=") }.map { $0.split(separator: "=").map(String.init) }
    let options = Dictionary(uniqueKeysWithValues: pairs.map { ($0[0], $0[1]) })
    func number(_ name: String, _ standard: Int) -> Int {
      options[name].flatMap { Int($0) } ?? standard
    }
    return TensorFormat(
      precision: number("precision", 4), threshold: number("threshold", 1000),
      edgeItems: number("edgeItems", 3), lineWidth: number("lineWidth", 80),
      scientific: options["scientific"].map { $0 == "true" })
  }

  var tensor: Tensor {
    let numbers = words.dropFirst(3).filter { !$0.contains("=") }
    switch words[0] {
    case "float32": return Tensor(shape: shape, scalars: floats(words[2], numbers))
    case "int64": return Tensor(shape: shape, scalars: integers(words[2], numbers))
    case "int32":
      return Tensor(shape: shape, scalars: integers(words[2], numbers).map { Int32($0) })
    default: return Tensor(shape: shape, scalars: integers(words[2], numbers).map { $0 == 1 })
    }
  }

  private func floats(_ recipe: String, _ numbers: [String]) -> [Float] {
    let indices = 0..<shape.elementCount
    switch recipe {
    case "bits": return numbers.map { Float(bitPattern: UInt32($0, radix: 16) ?? 0) }
    case "count":
      let (start, step) = (Double(numbers[0])!, Double(numbers[1])!)
      return indices.map { Float(start + Double($0) * step) }
    default:
      let (low, width) = (Float(numbers[1])!, Float(numbers[2])!)
      return indices.map { index in
        let product = width * (Float(noise(UInt32(numbers[0])!, index)) * 0x1p-24)
        return low + product
      }
    }
  }

  private func integers(_ recipe: String, _ numbers: [String]) -> [Int64] {
    let indices = 0..<shape.elementCount
    let values = numbers.compactMap { Int64($0) }
    switch recipe {
    case "values": return values
    case "count": return indices.map { values[0] + Int64($0) * values[1] }
    default: return indices.map { values[1] + Int64(noise(UInt32(values[0]), $0)) % values[2] }
    }
  }

  /// The script's hash: 24 bits that depend on seed and index.
  private func noise(_ seed: UInt32, _ index: Int) -> UInt32 {
    var x = UInt32(index) &* 2_654_435_761 &+ seed &* 40503 &+ 1
    for _ in 0..<3 {
      x ^= x >> 15
      x = x &* 739_982_445
    }
    return x >> 8
  }
}
