import Netdef

extension Tour {
  /// Runs the networks on the pictures and on random patterns.
  func runNetworks() throws {
    let logits: Batch<Features<10>> = cnn(try digits.smallBatch)
    print("ten digits through the CNN:", logits.tensor.shape)
    print(logits)

    let patterns = Batch<Image<1, 24, 24>>.rand(count: 111, generator: generator)
    print("\n111 random patterns:", patterns.tensor.shape, "→", cnn(patterns).tensor.shape)
    let none = Batch<Image<1, 24, 24>>.zeros(count: 0)
    print("no pattern at all:  ", none.tensor.shape, "→", cnn(none).tensor.shape)

    // A tensor of any shape may be tried through the untyped door; what does not fit is refused.
    do {
      _ = try cnn.run(.ones([3, 1, 28, 28]))
    } catch {
      print("\na wrong shape: \(error)")
    }
    do {
      print(try Device("cuda"))
    } catch {
      print("another device: \(error)")
    }
  }

  /// Turns logits into probabilities, and those into the most probable class.
  func classify() throws {
    let logits = neuralNetwork(try digits.largeBatch).tensor
    let probabilities = Softmax(axis: 1)(logits)
    print("probabilities \(probabilities.shape), whose sums are\n\(probabilities.sum(axis: 1))")
    print("predictions \(probabilities.argmax(axis: 1))")
    print("(nothing has been learned yet: they are chance)")
  }
}
