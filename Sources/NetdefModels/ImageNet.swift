import Netdef

/// What models trained on ImageNet expect of a picture, as torchvision's weights do.
public enum ImageNet {
  /// The mean of each channel, red, green and blue, of values from 0 to 1.
  public static let mean: [Float] = [0.485, 0.456, 0.406]

  /// The standard deviation of each channel.
  public static let standardDeviation: [Float] = [0.229, 0.224, 0.225]

  /// A picture as the models want it: each channel less its mean, divided by its deviation.
  ///
  /// - Parameter picture: `[3, H, W]` or `[N, 3, H, W]`, values from 0 to 1.
  /// - Returns: The same shape.
  /// - Throws: `InputError` for another number of axes or channels.
  public static func normalized(_ picture: Tensor) throws -> Tensor {
    let shape = picture.shape
    guard shape.rank == 3 || shape.rank == 4, shape[shape.rank - 3] == 3 else {
      throw InputError(
        "a picture is `[3, H, W]` or `[N, 3, H, W]`, red, green and blue, but this is `\(shape)`")
    }
    let pixels = shape[shape.rank - 2] * shape[shape.rank - 1]
    var values = picture.scalars(as: Float.self)
    for index in values.indices {
      let channel = index / pixels % 3
      values[index] = (values[index] - mean[channel]) / standardDeviation[channel]
    }
    return Tensor(shape: shape, scalars: values)
  }
}
