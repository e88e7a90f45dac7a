import Netdef

extension Tour {
  /// Replaces a convolution's weights: all ones, the bias 5, so that every output is 25 · 1 + 5.
  func replaceWeights() {
    let network = TutorialCNN(generator: generator)
    network.`0`.bias?.value = 5 * Tensor.ones([32])
    network.`0`.weight.value = .ones([32, 1, 5, 5])
    let output = network[0](.ones([1, 1, 24, 24]))
    print(output)
    print(output.shape)

    // Setting a tensor of another shape would stop the program; `replace` says what is wrong.
    do {
      try network.`0`.weight.replace(with: .ones([32, 5, 5]))
    } catch {
      print("\na wrong shape: \(error)")
    }
  }

  /// Gives a linear layer weights that nobody had to learn, and reads noisy digits with it.
  func recognizeDigits() throws {
    let reader = try DigitReader(deviation: 0.9)
    let noise = 0.9 * Tensor.randn([10, 28, 28], generator: generator)
    let noisy = try digits.largeBatch.tensor + noise
    let probabilities = reader.network(try Batch(noisy)).tensor
    print(GrayPicture.text((0..<10).map { GrayPicture(noisy[$0]) }))
    print("\nread as \(probabilities.argmax(axis: 1)), with probabilities")
    print(probabilities.max(axis: 1))
  }
}
