import Netdef

extension Tour {
  /// Shows what differs between training and evaluation: dropout and batch norm.
  func switchModes() throws {
    let dropout = Dropout(p: 0.5)
    let norm = BatchNorm2d(1)
    let layers = Sequential(dropout, norm)
    let x = Tensor.arange(Float(8)).reshape(1, 1, 2, 4)
    // A new module is in evaluation, where a call changes nothing.
    for isTraining in [false, true] {
      layers.train(isTraining)
      print("training: \(layers.isTraining)")
      print("dropout    \(try dropout.run(x, generator: generator).flatten())")
      print("batch norm \(norm(x).flatten())")
    }

    cnn.train().eval()
    let isInEvaluation = cnn.namedModules.allSatisfy { !$0.module.isTraining }
    print("\nafter `eval()` all of the CNN is in evaluation mode: \(isInEvaluation)")
  }
}
