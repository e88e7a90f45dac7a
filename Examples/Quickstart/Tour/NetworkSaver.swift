import Foundation
import Netdef

/// Saves a network so that a program without its class can open it: `Opener` does.
struct NetworkSaver {
  /// A small classifier, with sizes that are chosen here and nowhere else.
  let network: MyCNNClassifier

  /// Makes the network, with the same weights at every run.
  init() throws {
    network = try MyCNNClassifier(
      encSizes: [8, 16], decSizes: [32], generator: RandomGenerator(seed: 5)
    )
  }

  /// Writes the network and a picture into a folder, and prints what the network makes of it.
  func save(in folder: String) throws {
    let folder = URL(fileURLWithPath: folder, isDirectory: true)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appendingPathComponent("network.safetensors").path
    try network.saveNetwork(to: file)

    let picture = try DigitPictures().large[7].tensor.reshape(1, 1, 28, 28)
    let input = folder.appendingPathComponent("picture.safetensors").path
    try SafeTensors.write(StateDict([(name: "image", tensor: picture)]), to: input)

    let metadata = try SafeTensors.read(path: file).metadata
    print("network.safetensors has the weights of `\(metadata["netdef.model"] ?? "")`, made with")
    print("\(metadata["netdef.arguments"] ?? ""),")
    print("and its definitions:\n\n\(metadata["netdef.source"] ?? "")\n")
    let logits = try network.run(picture)
    print("for a picture it gives\n\(logits)")
    let bits = logits.scalars(as: Float.self).map { String($0.bitPattern, radix: 16) }
    print("in bits: \(bits.joined(separator: " "))")
  }
}
