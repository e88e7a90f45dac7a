import Netdef

/// The network of the "Creating networks" tutorial, as the generator writes it.
final class TutorialCNN: Model, SequentialLayer {
  let `0`: Conv2d
  let `1`: ReLU
  let `2`: MaxPool2d
  let `3`: Conv2d
  let `4`: ReLU
  let `5`: MaxPool2d
  let `6`: Flatten
  let `7`: Linear
  let `8`: ReLU
  let `9`: Linear
  let mode = TrainingMode()
  let plans = PlanCache()

  init(generator: RandomGenerator = .shared) {
    `0` = Conv2d(in: 1, out: 32, kernel: [5, 5], generator: generator)
    `1` = ReLU()
    `2` = MaxPool2d(kernel: [2, 2], stride: [2, 2])
    `3` = Conv2d(in: 32, out: 64, kernel: [5, 5], generator: generator)
    `4` = ReLU()
    `5` = MaxPool2d(kernel: [2, 2], stride: [2, 2])
    `6` = Flatten()
    `7` = Linear(in: 576, out: 1024, generator: generator)
    `8` = ReLU()
    `9` = Linear(in: 1024, out: 10, generator: generator)
  }

  func forward(_ image: Node) throws -> Node {
    try image.check("image", ["N", 1, 24, 24])
    var x = try `0`(image)
    x = try `1`(x)
    x = try `2`(x)
    x = try `3`(x)
    x = try `4`(x)
    x = try `5`(x)
    x = try `6`(x)
    x = try `7`(x)
    x = try `8`(x)
    x = try `9`(x)
    return x
  }

  var members: [ModuleMember] {
    [
      .child("0", `0`), .child("1", `1`), .child("2", `2`), .child("3", `3`), .child("4", `4`),
      .child("5", `5`), .child("6", `6`), .child("7", `7`), .child("8", `8`), .child("9", `9`),
      .mode(mode),
    ]
  }

  func callAsFunction(_ image: Batch<Image<1, 24, 24>>) -> Batch<Features<10>> {
    Batch(trusted: self(image.tensor))
  }

  struct Activations: ActivationRecord, Sendable {
    let image: Batch<Image<1, 24, 24>>
    let `0`: Batch<Image<32, 20, 20>>
    let `1`: Batch<Image<32, 20, 20>>
    let `2`: Batch<Image<32, 10, 10>>
    let `3`: Batch<Image<64, 6, 6>>
    let `4`: Batch<Image<64, 6, 6>>
    let `5`: Batch<Image<64, 3, 3>>
    let `6`: Batch<Features<576>>
    let `7`: Batch<Features<1024>>
    let `8`: Batch<Features<1024>>
    let `9`: Batch<Features<10>>

    init(_ trace: Trace) {
      image = Batch(trusted: trace["image"])
      `0` = Batch(trusted: trace["0"])
      `1` = Batch(trusted: trace["1"])
      `2` = Batch(trusted: trace["2"])
      `3` = Batch(trusted: trace["3"])
      `4` = Batch(trusted: trace["4"])
      `5` = Batch(trusted: trace["5"])
      `6` = Batch(trusted: trace["6"])
      `7` = Batch(trusted: trace["7"])
      `8` = Batch(trusted: trace["8"])
      `9` = Batch(trusted: trace["9"])
    }

    var all: [(name: String, tensor: Tensor)] {
      [
        ("image", image.tensor), ("0", `0`.tensor), ("1", `1`.tensor), ("2", `2`.tensor),
        ("3", `3`.tensor), ("4", `4`.tensor), ("5", `5`.tensor), ("6", `6`.tensor),
        ("7", `7`.tensor), ("8", `8`.tensor), ("9", `9`.tensor),
      ]
    }
  }

  func activations(_ image: Batch<Image<1, 24, 24>>) -> Activations {
    Activations(trace(image.tensor))
  }

  static let netdef = """
    model TutorialCNN {
        in image: [N, 1, 24, 24]

        out image
            -> Conv2d(32, kernel: [5, 5]) -> ReLU -> MaxPool2d([2, 2], stride: [2, 2])
            -> Conv2d(64, kernel: [5, 5]) -> ReLU -> MaxPool2d([2, 2], stride: [2, 2])
            -> Flatten
            -> Linear(1024) -> ReLU
            -> Linear(10)
    }
    """
}
