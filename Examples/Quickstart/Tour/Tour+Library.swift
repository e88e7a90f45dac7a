import Foundation
import Netdef
import NetdefModels

extension Tour {
  /// Sends a picture through ResNet-18 of the model library.
  func classifyPhoto() throws {
    let classifier = try PhotoClassifier()
    try classifier.classify(PhotoClassifier.example.path)

    let summary = try classifier.network.summary(of: [1, 3, 224, 224])
    print("\nits summary, without the rows between:")
    let lines = summary.description.split(separator: "\n", omittingEmptySubsequences: false)
    print((lines.prefix(6) + ["…"] + lines.suffix(12)).joined(separator: "\n"))
    print("\na layer of it: layer2.0 is\n\(classifier.network.layer2[0])")
  }

  /// Saves a whole network, for a program that does not have its class.
  func saveWholeNetwork() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("Quickstart-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try NetworkSaver().save(in: folder.path)
    print(
      """

      Another program opens it, without the class or the .netdef files:

          swift run Quickstart --save saved
          swift run Opener saved/network.safetensors saved/picture.safetensors
      """)
  }
}
