import Netdef

extension Tour {
  /// Shows what differs between training and evaluation: dropout and batch norm.
  func switchModes() throws {
    let layers = Sequential(Dropout(p: 0.5), BatchNorm2d(1))
    let ones = Tensor.ones([1, 1, 2, 4])
    print("training:", layers.isTraining)
    print("dropout: ", try layers[0].run(ones, generator: generator).flatten())
    print("the batch is normalised: ", layers[1](ones).flatten())
    layers.eval()
    print("training:", layers.isTraining)
    print("dropout: ", layers[0](ones).flatten())
    print("the running statistics do:", layers[1](ones).flatten())

    cnn.eval()
    print(
      "\nall of the CNN is in evaluation mode:",
      cnn.namedModules.allSatisfy { !$0.module.isTraining })
  }
}
