import Foundation
import Testing

@testable import Netdef

/// What PyTorch and Python's `safetensors` accept: `casts.py` asked them.
@Suite struct SafeTensorsCastTests {
  /// Headers in every spelling of JSON, some with faults.
  @Test func headers() throws {
    let text = String(
      decoding: try SafeTensorsFixture.bytes(SafeTensorsFixture.path("headers.txt")),
      as: UTF8.self)
    var accepted = 0
    let lines = text.split(separator: "\n")
    for line in lines {
      let fields = line.split(separator: " ", omittingEmptySubsequences: false)
      let digits = Array(fields[2])
      let header = stride(from: 0, to: digits.count, by: 2).compactMap {
        UInt8(String(digits[$0...($0 + 1)]), radix: 16)
      }
      let count = try #require(Int(fields[1]))
      let problem = SafeTensorsFixture.problem(
        SafeTensorsFixture.file(header, data: Array(repeating: 0, count: count)))
      #expect(
        (problem == nil) == (fields[0] == "1"),
        "\(String(decoding: header, as: UTF8.self)): \(problem.map { "\($0)" } ?? "accepted")")
      if problem == nil { accepted += 1 }
    }
    #expect(accepted > 100 && accepted < lines.count - 50)
  }

  /// The tensors of a variant, as they are in the checkpoint or in the network afterwards.
  private func variants() throws -> [String: (given: StateDict, loaded: StateDict)] {
    let all = try SafeTensors.read(path: SafeTensorsFixture.path("casts.safetensors"))
    var variants: [String: (given: StateDict, loaded: StateDict)] = [:]
    for (name, tensor) in all {
      let parts = name.split(separator: "|").map(String.init)
      guard parts.count == 3 else { continue }
      var variant = variants[parts[0]] ?? (StateDict(), StateDict())
      if parts[1] == "in" {
        variant.given[parts[2]] = tensor
      } else {
        variant.loaded[parts[2]] = tensor
      }
      variants[parts[0]] = variant
    }
    return variants
  }

  /// Checkpoints whose types and shapes are not the network's, which `strict=True` loads.
  @Test func checkpoints() async throws {
    let variants = try variants()
    #expect(variants.count == 12)
    try await SafeTensorsFixture.withFolder { folder async throws in
      for (name, variant) in variants {
        let model = TiedModel()
        #expect(throws: Never.self, "\(name)") { try model.load(variant.given) }
        let expected = StateDictContent(variant.loaded).tensors
        #expect(StateDictContent(model.stateDict(sharedNames: .all)).tensors == expected, "\(name)")
        // The same out of a file, whose tensors are read one by one.
        let path = folder + "/" + name
        try SafeTensors.write(variant.given, to: path)
        let other = TiedModel()
        #expect(throws: Never.self, "\(name)") { try other.load(from: path) }
        #expect(StateDictContent(other.stateDict(sharedNames: .all)).tensors == expected, "\(name)")
      }
    }
  }

  /// Rounding to half precision gives PyTorch's bits; NaN is one NaN or another.
  @Test func rounding() throws {
    let all = try SafeTensors.read(path: SafeTensorsFixture.path("casts.safetensors"))
    let numbers = try #require(all["numbers"]).scalars(as: Float.self)
    let halves = try #require(all["numbers.float16"]).scalars(as: Int32.self)
    let brains = try #require(all["numbers.bfloat16"]).scalars(as: Int32.self)
    for (index, number) in numbers.enumerated() {
      let (half, brain) = (number.halfPrecisionBits, number.brainFloat16Bits)
      if number.isNaN {
        #expect(half & 0x7FFF > 0x7C00 && brain & 0x7FFF > 0x7F80)
      } else {
        let text = "\(number), \(String(number.bitPattern, radix: 16))"
        #expect(half == UInt16(truncatingIfNeeded: halves[index]), "\(text)")
        #expect(brain == UInt16(truncatingIfNeeded: brains[index]), "\(text)")
      }
    }
    #expect(numbers.count > 2000)
  }

  /// Every number of 16 bits is itself again.
  @Test func exactNumbers() {
    for bits in UInt16.min...UInt16.max {
      let half = Float(halfPrecisionBits: bits)
      #expect(half.isNaN || half.halfPrecisionBits == bits)
      let brain = Float(bitPattern: UInt32(bits) << 16)
      #expect(brain.isNaN || brain.brainFloat16Bits == bits)
    }
  }
}
