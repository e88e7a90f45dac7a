import Foundation
import Netdef
import NetdefLoader
import Testing

/// The tutorial's networks print as PyTorch prints them.
@Suite struct PrintingTests {
  /// The tutorial's class is called `ResNet`; a definition by `=` prints under its own name.
  @Test(arguments: ["TutorialResNet18", "TutorialResNet34", "TutorialResNet50"])
  func printsAsTheTutorialsClass(_ name: String) throws {
    let text = try Library.text("TutorialResNet") + "\nmodel ResNet = \(name)\n"
    let model = try NetdefLoader.load(text: text, model: "ResNet")
    let printed = try String(
      contentsOf: Library.reference.appending(path: "printed/\(name).txt"), encoding: .utf8)
    #expect("\(model)\n" == printed)
  }

  /// The line that the tutorial shows of `conv3x3(in_channels=32, out_channels=64)`.
  @Test func printsTheTutorialsConvolution() throws {
    let text =
      try Library.text("TutorialResNet")
      + "\nmodel One {\n    in x: [N, 32, 9, 9]\n    out x -> conv3x3(64)\n}\n"
    let model = try NetdefLoader.load(text: text, model: "One")
    #expect(
      "\(model[0])"
        == "Conv2dAuto(32, 64, kernel_size=(3, 3), stride=(1, 1), padding=(1, 1), bias=False)")
    #expect(model.stateDict().names == ["0.weight"])
  }

  /// Row 27: the padding follows from the kernel.
  @Test(arguments: [(3, 1), (5, 2), (1, 0)])
  func padsByHalfTheKernel(kernel: Int, padding: Int) throws {
    let model = try Library.load(
      "model One {\n    in x: [N, 3, 9, 9]\n    out x -> conv3x3(4, kernel: \(kernel))\n}\n")
    let layer = try #require(model[0] as? RenamedLayer<Conv2d>)
    #expect(layer.printedAttributes.contains("padding=(\(padding), \(padding))") || padding == 0)
    #expect(layer.outChannels == 4)
    #expect(try model.outputShape(of: [1, 3, 9, 9]) == [1, 4, 9, 9])
  }

  @Test func theFamilyPrintsUnderItsOwnNames() throws {
    let printed = "\(try LibraryModel.residual[0].load())"
    #expect(printed.hasPrefix("ResNet18(\n  (relu): ReLU()\n  (conv1): Conv2d(3, 64,"))
    #expect(printed.contains("(layer1): Sequential(\n    (0): BasicBlock(\n"))
    #expect(printed.contains("(avgpool): AdaptiveAvgPool2d(output_size=(1, 1))\n  (fc): Linear("))
  }
}
