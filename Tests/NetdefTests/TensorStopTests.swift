import Testing

@testable import Netdef

/// Mistakes that stop the program, and what the message says.
@Suite struct TensorStopTests {
  @Test(arguments: TensorMistake.allCases)
  func stopsWithShapes(_ mistake: TensorMistake) async throws {
    let result = try await #require(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { [mistake = mistake as TensorMistake] in
      mistake.make()
    }
    let message = String(decoding: result.standardErrorContent, as: UTF8.self)
    for part in mistake.message {
      #expect(message.contains(part), "\(message)")
    }
  }
}

/// An index that selects what is not there.
private struct WildIndex: TensorIndex {
  func selection(from size: Int, axis: Int, of shape: Shape) -> AxisSelection {
    AxisSelection(start: 100_000_000, count: 5)
  }
}

/// A wrong call, and parts of the message that it must stop with.
enum TensorMistake: String, CaseIterable, Codable {
  case negativeSize, overflow, wrongScalarCount, raggedRows, wrongElementType, itemOfMany
  case reshapeCount, reshapeOpenSize, reshapeTwoOpen, flattenOrder, squeezeAxis, unsqueezeAxis
  case permuteTwice, permuteCount, transposeVector, expand
  case concatenateShapes, concatenateTypes, concatenateNothing, stackShapes, splitSizes
  case addShapes, addTruth, inPlaceShape, inPlaceType, compareShapes, negateTruth
  case sumAxis, sumAxisTwice, meanOfIntegers, maxOfNothing, argmaxAxis
  case matmulSizes, matmulBatch, matmulNumber, matmulTypes
  case rowIndex, elementIndexCount, elementIndex, sliceBounds, strideBounds, tooManyIndices
  case endlessRange, endlessStride, wildIndex, hugeSplit, hugeConcatenation
  case hugeArange, hugeWholeArange, hugeLinspace
  case assignShape, arangeStep, emptyRange, probability, deviation, integerRange, format

  func make() {
    let a = Tensor.zeros([2, 3])
    let b = Tensor.zeros([4, 3])
    let generator = RandomGenerator(seed: 0)
    switch self {
    case .negativeSize: _ = Shape([2, -1])
    case .overflow: _ = Tensor.zeros([1 << 40, 1 << 40])
    case .wrongScalarCount: _ = Tensor(shape: [2, 3], scalars: [1, 2, 3])
    case .raggedRows: _ = Tensor([[1, 2], [3]])
    case .wrongElementType: _ = a.scalars(as: Int64.self)
    case .itemOfMany: _ = a.item
    case .reshapeCount: _ = a.reshape(4, 2)
    case .reshapeOpenSize: _ = a.reshape(4, -1)
    case .reshapeTwoOpen: _ = a.reshape(-1, -1)
    case .flattenOrder: _ = a.flatten(start: 1, end: 0)
    case .squeezeAxis: _ = a.squeeze(2)
    case .unsqueezeAxis: _ = a.unsqueeze(4)
    case .permuteTwice: _ = a.permute(0, 0)
    case .permuteCount: _ = a.permute(0)
    case .transposeVector: _ = Tensor([1, 2]).transposed()
    case .expand: _ = a.expand(to: [2, 4])
    case .concatenateShapes: _ = Tensor.concatenate([a, b], axis: 1)
    case .concatenateTypes: _ = Tensor.concatenate([a, a.converted(to: .int64)])
    case .concatenateNothing: _ = Tensor.concatenate([])
    case .stackShapes: _ = Tensor.stack([a, b])
    case .splitSizes: _ = a.split([1, 1], axis: 1)
    case .addShapes: _ = a + b
    case .addTruth: _ = (a .== a) + (a .== a)
    case .inPlaceShape:
      var row = Tensor([1, 2, 3])
      row += a
    case .inPlaceType:
      var whole = Tensor.arange(3)
      whole -= 0.5
    case .compareShapes: _ = (a .< b)
    case .negateTruth: _ = -(a .== a)
    case .sumAxis: _ = a.sum(axis: 2)
    case .sumAxisTwice: _ = a.sum(axes: [0, -2])
    case .meanOfIntegers: _ = Tensor.arange(3).mean()
    case .maxOfNothing: _ = Tensor.zeros([2, 0]).max(axis: 1)
    case .argmaxAxis: _ = a.argmax(axis: -3)
    case .matmulSizes: _ = a.matmul(b)
    case .matmulBatch: _ = Tensor.zeros([2, 1, 3]).matmul(Tensor.zeros([5, 3, 1]))
    case .matmulNumber: _ = a.matmul(Tensor(2))
    case .matmulTypes: _ = a.matmul(Tensor.arange(3))
    case .rowIndex: _ = a[2].shape
    case .elementIndexCount: _ = a[0, 1, 2] as Float
    case .elementIndex: _ = a[0, -4] as Float
    case .sliceBounds: _ = a[0..<3, 0...]
    case .strideBounds: _ = a[0..., stride(from: 0, to: 5, by: 2)]
    case .tooManyIndices: _ = a[0..., 0..., 0...]
    case .endlessRange: _ = a[0..., 1...Int.max]
    case .endlessStride: _ = a[stride(from: 0, to: .max, by: 1)]
    case .wildIndex: _ = a[WildIndex()]
    case .hugeSplit: _ = a.split([.max, .max])
    case .hugeConcatenation:
      let wide = Tensor.zeros([0, 1 << 59])
      _ = Tensor.concatenate(Array(repeating: wide, count: 20), axis: 1)
    case .hugeArange: _ = Tensor.arange(0, 1e30, step: 1e-30)
    case .hugeWholeArange: _ = Tensor.arange(Int.min, Int.max)
    case .hugeLinspace: _ = Tensor.linspace(0, 1, count: .max)
    case .assignShape:
      var matrix = a
      matrix[0] = Tensor([1, 2])
    case .arangeStep: _ = Tensor.arange(0, 10, step: 0)
    case .emptyRange: _ = generator.uniform(in: 1..<1)
    case .probability: _ = generator.bernoulli(1.5)
    case .deviation: _ = generator.normal(standardDeviation: -1)
    case .integerRange: _ = generator.integer(in: 3..<3)
    case .format: _ = TensorFormat(precision: 40)
    }
  }

  var message: [String] {
    switch self {
    case .negativeSize: ["[2, -1]"]
    case .overflow: ["1099511627776"]
    case .wrongScalarCount: ["[2, 3]", "6 elements", "3 were given"]
    case .raggedRows: ["[2]", "[1]", "equally long"]
    case .wrongElementType: ["int64", "float32", "[2, 3]"]
    case .itemOfMany: ["6", "[2, 3]"]
    case .reshapeCount: ["[4, 2]", "8", "[2, 3]", "6"]
    case .reshapeOpenSize: ["[4, -1]", "6", "[2, 3]"]
    case .reshapeTwoOpen: ["[-1, -1]"]
    case .flattenOrder: ["start 1", "end 0", "[2, 3]"]
    case .squeezeAxis: ["-2..<2", "[2, 3]", "found 2"]
    case .unsqueezeAxis: ["-3...2", "[2, 3]", "found 4"]
    case .permuteTwice: ["each axis once", "[0, 0]", "[2, 3]"]
    case .permuteCount: ["2 axes", "[0]", "[2, 3]"]
    case .transposeVector: ["rank 2", "[2]"]
    case .expand: ["[2, 3]", "[2, 4]"]
    case .concatenateShapes: ["axis 1", "[2, 3]", "[4, 3]"]
    case .concatenateTypes: ["float32", "int64"]
    case .concatenateNothing: ["empty list"]
    case .stackShapes: ["[2, 3]", "[4, 3]"]
    case .splitSizes: ["[1, 1]", "axis 1", "[2, 3]"]
    case .addShapes: ["`add`", "[2, 3]", "[4, 3]"]
    case .addTruth: ["`add`", "bool"]
    case .inPlaceShape: ["`+=`", "[2, 3]", "[3]"]
    case .inPlaceType: ["`-=`", "float32", "int64"]
    case .compareShapes: ["`.<`", "[2, 3]", "[4, 3]"]
    case .negateTruth: ["negation", "bool", "[2, 3]"]
    case .sumAxis: ["`sum`", "[2, 3]", "found 2"]
    case .sumAxisTwice: ["each axis once", "[0, -2]"]
    case .meanOfIntegers: ["`mean`", "int64", "[3]"]
    case .maxOfNothing: ["`max`", "axis 1", "[2, 0]"]
    case .argmaxAxis: ["`argmax`", "[2, 3]", "found -3"]
    case .matmulSizes: ["`matmul`", "[2, 3]", "[4, 3]"]
    case .matmulBatch: ["[2, 1, 3]", "[5, 3, 1]"]
    case .matmulNumber: ["[2, 3]", "[]"]
    case .matmulTypes: ["float32", "int64"]
    case .rowIndex: ["index 2", "axis 0", "[2, 3]"]
    case .elementIndexCount: ["2 indices", "found 3", "[2, 3]"]
    case .elementIndex: ["index -4", "axis 1", "[2, 3]"]
    case .sliceBounds: ["from 0 to 3", "axis 0", "[2, 3]"]
    case .strideBounds: ["position 4", "axis 1", "[2, 3]"]
    case .endlessRange: ["from 1 to \(Int.max)", "axis 1", "[2, 3]"]
    case .endlessStride: ["position 2", "axis 0", "[2, 3]"]
    case .wildIndex: ["5 positions from 100000000 in steps of 1", "axis 0", "[2, 3]"]
    case .hugeSplit: ["\(Int.max), \(Int.max)", "axis 0", "[2, 3]"]
    case .hugeConcatenation: ["a shape has at most", "[0, "]
    case .hugeArange, .hugeLinspace, .hugeWholeArange: ["a shape has at most", "\(Int.max)"]
    case .tooManyIndices: ["3 indices", "[2, 3]"]
    case .assignShape: ["[2]", "[3]", "[2, 3]"]
    case .arangeStep: ["step other than 0"]
    case .emptyRange: ["1.0..<1.0"]
    case .probability: ["0…1", "1.5"]
    case .deviation: ["deviation", "-1.0"]
    case .integerRange: ["3..<3"]
    case .format: ["0…16", "40"]
    }
  }
}
