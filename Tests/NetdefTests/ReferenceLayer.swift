import Netdef

/// Makes layers from the words of a case: what is not written takes the initializer's default, and
/// cases that write only what a layer requires are made with the short form of the initializer.
extension ReferenceCase {
  /// The layer that the case describes; throws on a type or a value that is not known here.
  func makeLayer() throws -> any Layer {
    switch type {
    case "Conv2d": try makeConvolution()
    case "BatchNorm2d": makeBatchNorm()
    case "Linear":
      arguments.hasOnly("in", "out")
        ? Linear(in: try integer("in"), out: try integer("out"))
        : Linear(in: try integer("in"), out: try integer("out"), bias: arguments.truth("bias"))
    case "Flatten":
      arguments.hasOnly()
        ? Flatten()
        : Flatten(start: arguments.integer("start") ?? 1, end: arguments.integer("end") ?? -1)
    case "MaxPool2d": try makeMaxPool()
    case "AvgPool2d": try makeAveragePool()
    case "AdaptiveAvgPool2d": AdaptiveAvgPool2d(output: try adaptiveSize("output"))
    case "Softmax": Softmax(axis: try integer("axis"))
    case "LogSoftmax": LogSoftmax(axis: try integer("axis"))
    default: try makeElementwise()
    }
  }

  private func makeElementwise() throws -> any Layer {
    switch type {
    case "Dropout": arguments.number("p").map { Dropout(p: $0) } ?? Dropout()
    case "Identity": Identity()
    case "ReLU": ReLU()
    case "LeakyReLU": arguments.number("slope").map { LeakyReLU(slope: $0) } ?? LeakyReLU()
    case "SELU": SELU()
    case "ELU": arguments.number("alpha").map { ELU(alpha: $0) } ?? ELU()
    case "GELU": arguments["approximate"] == "tanh" ? GELU(approximate: .tanh) : GELU()
    case "SiLU": SiLU()
    case "Sigmoid": Sigmoid()
    case "Tanh": Tanh()
    default: throw ReferenceProblem("\(name): no layer \(type) is known to the tests")
    }
  }

  private func makeConvolution() throws -> Conv2d {
    let (inputs, outputs) = (try integer("in"), try integer("out"))
    let kernel = try pair("kernel")
    if arguments.hasOnly("in", "out", "kernel") {
      return Conv2d(in: inputs, out: outputs, kernel: kernel)
    }
    let padding: Padding =
      if arguments["padding"] == "same" {
        .same
      } else if let list = arguments.list("padding") {
        Padding(arrayLiteral: list[0] ?? 0, list[1] ?? 0)
      } else {
        Padding(integerLiteral: arguments.integer("padding") ?? 0)
      }
    return Conv2d(
      in: inputs, out: outputs, kernel: kernel, stride: try pair("stride", default: 1),
      padding: padding, dilation: try pair("dilation", default: 1),
      groups: arguments.integer("groups") ?? 1, bias: arguments.truth("bias", default: true))
  }

  private func makeBatchNorm() -> BatchNorm2d {
    let features = arguments.integer("features") ?? 0
    if arguments.hasOnly("features") { return BatchNorm2d(features: features) }
    let momentum = arguments["momentum"] == nil ? 0.1 : arguments.number("momentum")
    return BatchNorm2d(
      features: features, eps: arguments.number("eps") ?? 1e-5, momentum: momentum,
      affine: arguments.truth("affine", default: true),
      trackRunningStats: arguments.truth("trackRunningStats", default: true))
  }

  private func makeMaxPool() throws -> MaxPool2d {
    let kernel = try pair("kernel")
    if arguments.hasOnly("kernel") { return MaxPool2d(kernel: kernel) }
    return MaxPool2d(
      kernel: kernel, stride: arguments["stride"] == nil ? nil : try pair("stride"),
      padding: try pair("padding", default: 0), dilation: try pair("dilation", default: 1),
      ceilMode: arguments.truth("ceilMode"))
  }

  private func makeAveragePool() throws -> AvgPool2d {
    let kernel = try pair("kernel")
    if arguments.hasOnly("kernel") { return AvgPool2d(kernel: kernel) }
    return AvgPool2d(
      kernel: kernel, stride: arguments["stride"] == nil ? nil : try pair("stride"),
      padding: try pair("padding", default: 0), ceilMode: arguments.truth("ceilMode"),
      countIncludePad: arguments.truth("countIncludePad", default: true))
  }

  /// A whole number that the case must write.
  func integer(_ key: String) throws -> Int {
    guard let value = arguments.integer(key) else { throw ReferenceProblem("\(name): no \(key)") }
    return value
  }

  /// A number or a pair of numbers, remembered as written.
  func pair(_ key: String, default standard: Int? = nil) throws -> Pair {
    if let list = arguments.list(key), list.count == 2, let first = list[0], let second = list[1] {
      return Pair(arrayLiteral: first, second)
    }
    guard let value = arguments.integer(key) ?? standard else {
      throw ReferenceProblem("\(name): no \(key)")
    }
    return Pair(integerLiteral: value)
  }

  /// An adaptive pool's output: a number, or a list of two whose items may be nil.
  func adaptiveSize(_ key: String) throws -> AdaptiveSize {
    if let list = arguments.list(key), list.count == 2 {
      return AdaptiveSize(arrayLiteral: list[0], list[1])
    }
    return AdaptiveSize(integerLiteral: try integer(key))
  }
}
