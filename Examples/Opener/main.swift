import Foundation
import Netdef
import NetdefLoader

// Opens a network that another program saved, and runs it. Neither its class nor its `.netdef` file
// is here: the file brings the definition with the weights.
do {
  let paths = CommandLine.arguments.dropFirst()
  guard paths.count == 2, let network = paths.first, let input = paths.last else {
    throw UsageError()
  }
  let model = try NetdefLoader.open(network)
  print(model)

  let tensors = try SafeTensors.read(path: input)
  let inputs = try model.inputNames.map { name in
    guard let tensor = tensors[name] else { throw MissingInput(name: name, found: tensors.names) }
    return tensor
  }
  for (name, output) in zip(model.outputNames, try model.run(inputs)) {
    print("\n\(name):\n\(output)")
    let bits = output.scalars(as: Float.self).map { String($0.bitPattern, radix: 16) }
    print("in bits: \(bits.joined(separator: " "))")
  }
} catch {
  FileHandle.standardError.write(Data("Opener: \(error)\n".utf8))
  exit(1)
}

/// A command line without the two files.
struct UsageError: Error, CustomStringConvertible {
  let description = """
    expected a file with a network and one with its input

        swift run Quickstart --save saved
        swift run Opener saved/network.safetensors saved/picture.safetensors
    """
}

/// An input that the network takes and the file does not hold.
struct MissingInput: Error, CustomStringConvertible {
  let name: String
  let found: [String]

  var description: String {
    "expected a tensor named `\(name)` for the network's input, found "
      + (found.isEmpty ? "none" : found.map { "`\($0)`" }.joined(separator: ", "))
  }
}
