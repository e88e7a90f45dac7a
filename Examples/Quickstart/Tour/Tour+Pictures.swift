import Netdef

extension Tour {
  /// Shows the digits, and what the networks see of them.
  func showPictures() throws {
    print(GrayPicture.text(digits.large))
    print()
    print("as the CNN's input:       ", try digits.smallBatch.tensor.shape)
    print("as NeuralNetwork's input: ", try digits.largeBatch.tensor.shape)
  }
}
