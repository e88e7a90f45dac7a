/// What the tutorials print, to the letter.
enum TutorialTexts {
  static let cnn = """
    Sequential(
      (0): Conv2d(1, 32, kernel_size=(5, 5), stride=(1, 1))
      (1): ReLU()
      (2): MaxPool2d(kernel_size=(2, 2), stride=(2, 2), padding=0, dilation=1, ceil_mode=False)
      (3): Conv2d(32, 64, kernel_size=(5, 5), stride=(1, 1))
      (4): ReLU()
      (5): MaxPool2d(kernel_size=(2, 2), stride=(2, 2), padding=0, dilation=1, ceil_mode=False)
      (6): Flatten(start_dim=1, end_dim=-1)
      (7): Linear(in_features=576, out_features=1024, bias=True)
      (8): ReLU()
      (9): Linear(in_features=1024, out_features=10, bias=True)
    )
    """

  static let cnnLayers = """
    Layer ID: 0
    Conv2d(1, 32, kernel_size=(5, 5), stride=(1, 1))
    Layer ID: 1
    ReLU()
    Layer ID: 2
    MaxPool2d(kernel_size=(2, 2), stride=(2, 2), padding=0, dilation=1, ceil_mode=False)
    Layer ID: 3
    Conv2d(32, 64, kernel_size=(5, 5), stride=(1, 1))
    Layer ID: 4
    ReLU()
    Layer ID: 5
    MaxPool2d(kernel_size=(2, 2), stride=(2, 2), padding=0, dilation=1, ceil_mode=False)
    Layer ID: 6
    Flatten(start_dim=1, end_dim=-1)
    Layer ID: 7
    Linear(in_features=576, out_features=1024, bias=True)
    Layer ID: 8
    ReLU()
    Layer ID: 9
    Linear(in_features=1024, out_features=10, bias=True)
    """

  static let neuralNetwork = """
    NeuralNetwork(
      (flatten): Flatten(start_dim=1, end_dim=-1)
      (linear_relu_stack): Sequential(
        (0): Linear(in_features=784, out_features=512, bias=True)
        (1): ReLU()
        (2): Linear(in_features=512, out_features=512, bias=True)
        (3): ReLU()
        (4): Linear(in_features=512, out_features=10, bias=True)
      )
    )
    """

  static let mySequential = """
    MySequential(
      (l0): Linear(in_features=20, out_features=256, bias=True)
      (l1): Linear(in_features=256, out_features=256, bias=True)
      (l2): ReLU()
      (l3): Linear(in_features=256, out_features=10, bias=True)
    )
    """

  /// The tutorial shows this text on one line.
  static let myCNNClassifier =
    "MyCNNClassifier( (encoder): Sequential( (0): Sequential( (0): Conv2d(1, 32, "
    + "kernel_size=(3, 3), stride=(1, 1), padding=(1, 1)) (1): BatchNorm2d(32, eps=1e-05, "
    + "momentum=0.1, affine=True, track_running_stats=True) (2): ReLU() ) (1): Sequential( (0): "
    + "Conv2d(32, 64, kernel_size=(3, 3), stride=(1, 1), padding=(1, 1)) (1): BatchNorm2d(64, "
    + "eps=1e-05, momentum=0.1, affine=True, track_running_stats=True) (2): ReLU() ) ) (decoder): "
    + "Sequential( (0): Linear(in_features=3136, out_features=1024, bias=True) (1): Sigmoid() (2): "
    + "Linear(in_features=1024, out_features=10, bias=True) ) )"

  static let thirties = """
    tensor([[[[30., 30., 30.,  ..., 30., 30., 30.],
              [30., 30., 30.,  ..., 30., 30., 30.],
              [30., 30., 30.,  ..., 30., 30., 30.],
              ...,
              [30., 30., 30.,  ..., 30., 30., 30.],
              [30., 30., 30.,  ..., 30., 30., 30.],
              [30., 30., 30.,  ..., 30., 30., 30.]],
    """

  static let kernels = """
    tensor([[[[ 0.0191, -0.0144,  0.1454,  0.0232,  0.0703],
              [-0.1926, -0.0220,  0.1859,  0.0434,  0.1332],
              [-0.0688,  0.0699,  0.0693,  0.0630, -0.1771],
              [-0.1913, -0.1783,  0.1728, -0.0257, -0.1868],
              [-0.0771,  0.1046,  0.0862,  0.1091, -0.0156]]],


            [[[ 0.0717,  0.1716,  0.0488, -0.0746,  0.1527],
              [ 0.1975,  0.0298, -0.0073,  0.1443, -0.1383],
              [-0.1215, -0.0553,  0.1201, -0.0282,  0.1653],
              [-0.0372, -0.1186, -0.1730,  0.1192,  0.0732],
              [ 0.0769,  0.1973, -0.1270, -0.1427, -0.1871]]]])
    """

  /// The 32 biases of the first convolution, wrapped at 80 columns.
  static let biases = """
    tensor([ 0.1289, -0.0354,  0.0642, -0.0767,  0.0876, -0.0429,  0.1400,  0.1130,
            -0.0845,  0.0800,  0.1310, -0.0756,  0.0790, -0.1698,  0.1385,  0.1654,
             0.1249, -0.1413, -0.0439,  0.1302, -0.0877,  0.0926,  0.0420,  0.0107,
             0.1039,  0.1675,  0.1516, -0.0741,  0.1934,  0.1042,  0.1118, -0.0692])
    """
}
