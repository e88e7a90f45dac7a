import Netdef

/// Passes each picture to the network for it: colors to ResNet-18, greys to the reader of digits.
struct PictureViewer {
  /// A torchvision state dict for ResNet-18, with which all pictures are photos; nil for random
  /// weights.
  let weights: String?

  /// Looks at picture files one after the other.
  ///
  /// - Throws: `PictureError` for a file that is no picture, and what loading weights throws.
  func look(at paths: [String]) throws {
    let isPhoto = paths.map { weights != nil || PortablePixmap.isPixmap(at: $0) }
    let classifier = isPhoto.contains(true) ? try PhotoClassifier(weights: weights) : nil
    let reader = isPhoto.contains(false) ? try DigitReader() : nil
    for (path, isPhoto) in zip(paths, isPhoto) {
      if isPhoto { try classifier?.classify(path) } else { try reader?.read(path) }
    }
  }
}
