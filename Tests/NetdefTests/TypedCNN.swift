import Netdef

extension Tutorial {
  /// The tutorial's CNN with the shape of a generated class: typed at its edges, its plans kept.
  final class TypedCNN: Model, SequentialLayer {
    let `0` = Conv2d(in: 1, out: 32, kernel: [5, 5])
    let `1` = ReLU()
    let `2` = MaxPool2d(kernel: [2, 2], stride: [2, 2])
    let `3` = Conv2d(in: 32, out: 64, kernel: [5, 5])
    let `4` = ReLU()
    let `5` = MaxPool2d(kernel: [2, 2], stride: [2, 2])
    let `6` = Flatten()
    let `7` = Linear(in: 576, out: 1024)
    let `8` = Dropout(p: 0.5)
    let `9` = Linear(in: 1024, out: 10)
    let mode = TrainingMode()
    let plans = PlanCache()

    static let netdef = ""

    func forward(_ image: Node) throws -> Node {
      try image.check("image", [nil, 1, 24, 24])
      var x = try `0`(image)
      x = try `1`(x)
      x = try `2`(x)
      x = try `3`(x)
      x = try `4`(x)
      x = try `5`(x)
      x = try `6`(x)
      x = try `7`(x).relu().named("relu")
      x = try `8`(x)
      return try `9`(x)
    }

    func callAsFunction(_ image: Batch<Image<1, 24, 24>>) -> Batch<Features<10>> {
      Batch(trusted: self(image.tensor))
    }

    func activations(_ image: Batch<Image<1, 24, 24>>) -> Activations {
      Activations(trace(image.tensor))
    }

    /// The activations with their types.
    struct Activations: ActivationRecord {
      let image: Batch<Image<1, 24, 24>>
      let `0`: Batch<Image<32, 20, 20>>
      let `2`: Batch<Image<32, 10, 10>>
      let `5`: Batch<Image<64, 3, 3>>
      let `6`: Batch<Features<576>>
      let relu: Batch<Features<1024>>
      let `9`: Batch<Features<10>>

      init(_ trace: Trace) {
        image = Batch(trusted: trace["image"])
        `0` = Batch(trusted: trace["0"])
        `2` = Batch(trusted: trace["2"])
        `5` = Batch(trusted: trace["5"])
        `6` = Batch(trusted: trace["6"])
        relu = Batch(trusted: trace["relu"])
        `9` = Batch(trusted: trace["9"])
      }

      var all: [(name: String, tensor: Tensor)] {
        [
          ("image", image.tensor), ("0", `0`.tensor), ("2", `2`.tensor), ("5", `5`.tensor),
          ("6", `6`.tensor), ("relu", relu.tensor), ("9", `9`.tensor),
        ]
      }
    }
  }
}
