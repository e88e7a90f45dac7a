import Netdef

extension Node {
  /// The `count` channels from a first one on, of `[N, C, …]`.
  public func channels(from: Int, count: Int) throws -> Node {
    try Node.apply(ChannelsOperation(from: from, count: count), to: self)
  }

  /// Deals the channels of `[N, C, …]` out: the first of each group, the second of each, and so on.
  public func channelShuffle(groups: Int) throws -> Node {
    try Node.apply(ChannelShuffleOperation(groups: groups), to: self)
  }
}

/// Some of the channels.
private struct ChannelsOperation: Operation {
  let name = "channels"
  let from: Int
  let count: Int

  func outputShape(of inputs: [Shape]) throws(ShapeError) -> Shape {
    var sizes = inputs[0].sizes
    guard sizes.count > 1, from >= 0, count > 0, from <= sizes[1] - count else {
      throw ShapeError(expected: "at least \(from + count) channels", found: inputs[0])
    }
    sizes[1] = count
    return Shape(sizes)
  }

  func forward(_ inputs: [Tensor], in context: ExecutionContext) -> Tensor {
    let x = inputs[0]
    return x.split([from, count, x.shape[1] - from - count], axis: 1)[1]
  }
}

/// The channels in another order.
private struct ChannelShuffleOperation: Operation {
  let name = "channel_shuffle"
  let groups: Int

  func outputShape(of inputs: [Shape]) throws(ShapeError) -> Shape {
    guard inputs[0].rank > 1, groups > 0, inputs[0][1] % groups == 0 else {
      throw ShapeError(expected: "channels in \(groups) groups", found: inputs[0])
    }
    return inputs[0]
  }

  func forward(_ inputs: [Tensor], in context: ExecutionContext) -> Tensor {
    let (x, sizes) = (inputs[0], inputs[0].shape.sizes)
    let grouped = x.reshape([sizes[0], groups, sizes[1] / groups] + sizes[2...])
    return grouped.transpose(1, 2).reshape(x.shape)
  }
}
