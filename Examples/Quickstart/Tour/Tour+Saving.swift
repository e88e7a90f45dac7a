import Foundation
import Netdef

extension Tour {
  /// Saves the CNN's state dict, loads it into a fresh CNN, and compares their outputs bit by bit.
  func saveAndLoad() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("Quickstart-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("cnn.safetensors").path

    try cnn.save(to: path)
    print(cnn.stateDict())

    let fresh = TutorialCNN(generator: generator)
    let pictures = try digits.smallBatch
    print("\na fresh network answers the same:", haveSameBits(fresh(pictures), cnn(pictures)))
    print(try fresh.load(from: path))
    print("the loaded one answers the same: ", haveSameBits(fresh(pictures), cnn(pictures)))

    try loadWhatDoesNotFit()
  }

  /// Loads a state dict with three mistakes, strictly and in part.
  private func loadWhatDoesNotFit() throws {
    var mistaken = cnn.stateDict()
    mistaken["0.weight"] = .ones([32, 3, 5, 5])
    mistaken["9.wieght"] = mistaken["9.weight"]
    mistaken["9.weight"] = nil
    let network = TutorialCNN(generator: generator)
    do {
      try network.load(mistaken)
    } catch {
      print("\n\(error)")
    }
    let report = try network.load(mistaken, strict: false)
    print("\non request, what fits is loaded: \(report.loaded.joined(separator: ", "))")
  }

  /// Whether two batches have the same bits in every element.
  private func haveSameBits<S: Sample>(_ first: Batch<S>, _ second: Batch<S>) -> Bool {
    let bits = [first, second].map { $0.tensor.scalars(as: Float.self).map(\.bitPattern) }
    return bits[0] == bits[1]
  }
}
