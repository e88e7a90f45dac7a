import Netdef
import NetdefLoader
import Testing

/// The tutorial's networks are torchvision's under other names.
@Suite struct FamilyTests {
  @Test(arguments: LibraryModel.tutorial)
  func renamedKeysAreTorchvisions(_ model: LibraryModel) throws {
    let torchvision = LibraryModel(
      name: String(model.name.dropFirst("Tutorial".count)), parameterCount: 0)
    let names = try model.referenceNames().map { try Self.torchvisionName($0) }
    #expect(names == (try torchvision.referenceNames()))
  }

  @Test(arguments: ["ResNet18", "ResNet50"])
  func sameWeightsGiveTheSameBits(_ name: String) throws {
    let ours = try Library.load("model Small = \(name.smallDefinition)")
    let tutorials = try Library.load("model Small = \("Tutorial\(name)".smallDefinition)")
    let state = ReferenceWeights.state(of: tutorials)
    try tutorials.load(state)
    try ours.load(try state.renamed(Self.torchvisionName))
    let image = ReferenceWeights.image(size: 64)
    let (left, right) = (try ours.eval().run(image), try tutorials.eval().run(image))
    #expect(left.scalars(as: Float.self) == right.scalars(as: Float.self))
  }

  /// `encoder.blocks.1.blocks.0.blocks.2.0.weight` → `layer2.0.conv2.weight`.
  static func torchvisionName(_ key: String) throws -> String {
    if let match = key.wholeMatch(of: /encoder\.gate\.([01])\.(.*)/) {
      return "\(match.1 == "0" ? "conv1" : "bn1").\(match.2)"
    }
    if let match = key.wholeMatch(of: /decoder\.decoder\.(.*)/) { return "fc.\(match.1)" }
    let path = /encoder\.blocks\.(\d)\.blocks\.(\d+)\.(.*)/
    let match = try #require(key.wholeMatch(of: path), "\(key)")
    let block = "layer\(try #require(Int(match.1)) + 1).\(match.2)"
    if let inner = match.3.wholeMatch(of: /shortcut\.(.*)/) {
      return "\(block).downsample.\(inner.1)"
    }
    let inner = try #require(match.3.wholeMatch(of: /blocks\.(\d)\.([01])\.(.*)/), "\(key)")
    let kind = inner.2 == "0" ? "conv" : "bn"
    return "\(block).\(kind)\(try #require(Int(inner.1)) / 2 + 1).\(inner.3)"
  }
}

extension String {
  /// The definition of a library model for pictures of 64 × 64.
  var smallDefinition: String {
    let depths = [
      "18": "[2, 2, 2, 2]", "34": "[3, 4, 6, 3]", "50": "[3, 4, 6, 3]", "101": "[3, 4, 23, 3]",
      "152": "[3, 8, 36, 3]",
    ]
    let depth = String(drop { !$0.isNumber })
    let isDeep = Int(depth) ?? 0 >= 50
    let isTutorial = hasPrefix("Tutorial")
    let kind =
      isTutorial
      ? "ResNet\(isDeep ? "BottleNeck" : "Basic")Block" : isDeep ? "Bottleneck" : "BasicBlock"
    return "\(isTutorial ? "Tutorial" : "")ResNet(kind: \(kind), depths: \(depths[depth] ?? ""), "
      + "size: 64)"
  }
}
