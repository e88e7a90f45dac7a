import Foundation
import Testing

@testable import Netdef

/// Saving in half precision.
@Suite struct SafeTensorsHalfTests {
  /// Of every element type, in an order that changes where halves stand in the data.
  private let stateDict: StateDict = [
    "half": Tensor([1.0, 0.1, -65504, 6e-8]), "count": Tensor(Int64(1 << 40)),
    "flags": Tensor([true, false, true]), "number": Tensor(0.333_333_34),
    "i": Tensor([Int32(7)]), "none": Tensor.zeros([0, 2]),
  ]

  @Test(arguments: SavedFloatType.allCases)
  func roundTrip(type: SavedFloatType) throws {
    let bytes = try SafeTensors.encode(stateDict, metadata: ["k": "v"], floats: type)
    let read = try SafeTensors.decode(bytes)
    #expect(read.names == stateDict.names && read.metadata == ["k": "v"])
    for (name, tensor) in stateDict {
      let found = try #require(read[name])
      #expect(found.shape == tensor.shape && found.elementType == tensor.elementType)
      guard tensor.elementType == .float32 else {
        #expect(found == tensor)
        continue
      }
      let expected = tensor.scalars(as: Float.self).map { value in
        switch type {
        case .float32: value
        case .float16: Float(halfPrecisionBits: value.halfPrecisionBits)
        case .bfloat16: Float(bitPattern: UInt32(value.brainFloat16Bits) << 16)
        }
      }
      #expect(found.scalars(as: Float.self) == expected)
    }
    // Written once more, nothing is rounded any more.
    #expect(try SafeTensors.encode(read, floats: type) == bytes)
  }

  /// Sizes around the pieces in which numbers are rounded and read.
  @Test(arguments: [1, 32767, 32768, 32769, 70000, 131_071, 131_072, 131_073])
  func pieces(count: Int) throws {
    let numbers = (0..<count).map { Float($0 % 2048) }
    let tensor = Tensor(numbers)
    for type in [SavedFloatType.float16, .bfloat16] {
      let bytes = try SafeTensors.encode(["a": tensor], floats: type)
      let read = try SafeTensors.decode(bytes)["a"]?.scalars(as: Float.self)
      let expected =
        type == .float16
        ? numbers : numbers.map { Float(bitPattern: UInt32($0.brainFloat16Bits) << 16) }
      #expect(read == expected)
    }
  }

  @Test func whatIsTooLarge() {
    func problem(_ values: [Float], _ type: SavedFloatType) -> String? {
      do {
        _ = try SafeTensors.encode(["w": Tensor(values)], floats: type)
        return nil
      } catch {
        return "\(error)"
      }
    }
    #expect(
      problem([1, -65520], .float16)
        == "tensor `w`: expected numbers up to 65504, the largest of float16, found -65520.0 at "
        + "element 1")
    #expect(problem([65519.99], .float16) == nil)
    #expect(problem([.greatestFiniteMagnitude], .bfloat16)?.contains("largest of bfloat16") == true)
    #expect(problem([3.389e38], .bfloat16) == nil)
    #expect(problem([.infinity, -.infinity, .nan], .float16) == nil)
    #expect(problem([.infinity, -.infinity, .nan], .bfloat16) == nil)
    #expect(problem([.greatestFiniteMagnitude], .float32) == nil)
  }

  /// The old file stays when a number is too large.
  @Test func theOldFileStays() async throws {
    try await SafeTensorsFixture.withFolder { folder async throws in
      let path = folder + "/w"
      let layer = Linear(2, 2)
      try layer.save(to: path, floats: .float16)
      layer.weight.value = .full([2, 2], 1e30)
      #expect(throws: SafeTensorsError.self) { try layer.save(to: path, floats: .float16) }
      try layer.load(from: path)
      #expect(layer.weight.value.scalars(as: Float.self).allSatisfy { abs($0) < 1 })
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["w"])
      try layer.save(to: path, floats: .bfloat16)
    }
  }

  /// A count that half precision made infinite says nothing, and stays what it is.
  @Test func anInfiniteCount() throws {
    let model = BatchNorm2d(2)
    var stateDict = model.stateDict()
    stateDict["num_batches_tracked"] = Tensor(Float.infinity)
    model.numBatchesTracked?.value = Tensor(Int64(5))
    #expect(try model.load(stateDict).isComplete)
    #expect(model.numBatchesTracked?.value.item(as: Int64.self) == 5)
    stateDict["num_batches_tracked"] = Tensor(0.5)
    let error = #expect(throws: StateDictError.self) { try model.load(stateDict) }
    #expect(
      error?.report.wrongType == [
        .init(name: "num_batches_tracked", expected: .int64, found: .float32)
      ])
    // The largest count begins again instead of ending the program.
    model.numBatchesTracked?.value = Tensor(Int64.max)
    _ = try model.train().run(.ones([2, 2, 2, 2]))
    #expect(model.numBatchesTracked?.value.item(as: Int64.self) == .min)
  }
}
