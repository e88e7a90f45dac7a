import NetdefCompiler
import Testing

/// Every variant of every family at its full size, as the checker sees it.
@Suite struct CheckingTests {
  @Test func noFileHasAnythingToSay() {
    #expect(Families.files.count == 15)
    let renderer = DiagnosticRenderer(files: Families.compilation.files)
    #expect(renderer.render(Families.compilation.diagnostics).isEmpty)
  }

  /// A model that nobody compares with torchvision would go untested.
  @Test func everyModelIsCompared() {
    let ownVariants = ["SmallDenseNetDrop"]
    let models = Set(Families.compilation.networks.map(\.name)).subtracting(ownVariants)
    #expect(models == Set(Families.rows.keys))
    #expect(
      Families.compilation.incompleteModels.sorted() == [
        "DenseNet", "EfficientNet", "MNASNet", "MobileNetV3", "ResNet", "ResNetSegmentation",
        "ResNetSegmentationTraining", "ShuffleNetV2", "SqueezeNet", "VGG",
      ])
  }

  @Test(arguments: Families.rows.values.sorted { $0.name < $1.name })
  func hasTorchvisionsTensors(_ row: FamilyRow) throws {
    let tensors = DeclaredTensors(try Families.network(row.name))
    #expect(tensors.parameterCount == row.parameterCount)
    #expect(tensors.lines.count == row.tensorCount)
    #expect(
      tensors.hash == row.hash,
      "`Reference/make_reference.py \(row.name)` prints torchvision's names and shapes")
  }
}
