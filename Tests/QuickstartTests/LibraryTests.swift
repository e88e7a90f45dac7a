import Foundation
import Netdef
import NetdefLoader
import NetdefModels
import Testing

@testable import Quickstart

/// ResNet-18 on a photo, and a network that is opened without its class.
@Suite struct LibraryTests {
  /// A folder that is removed at the end.
  final class Folder {
    let url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)

    init() throws {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }
    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appending(path: name).path }
  }

  @Test func thePhotoIsThereAndFits() throws {
    let photo = try PortablePixmap.read(path: PhotoClassifier.example.path)
    #expect(photo.width == 256 && photo.height == 240)
    let input = try PhotoClassifier.input(of: photo)
    #expect(input.tensor.shape == [1, 3, 224, 224])
    // The balloon's red, and above it the sky's blue.
    let picture = photo.prepared().tensor
    #expect(picture[0, 90, 75].item(as: Float.self) > 2 * picture[2, 90, 75].item(as: Float.self))
    #expect(picture[2, 5, 110].item(as: Float.self) > picture[0, 5, 110].item(as: Float.self))
  }

  @Test func theLargestOutputsComeFirst() {
    let largest = PhotoClassifier.largest(3, of: Tensor([1, 3, 2, 3, 0] as [Float]))
    #expect(largest.map(\.index) == [1, 3, 2])
    #expect(largest.map(\.output) == [3, 3, 2])
    let sum = exp(Float(1)) + 2 * exp(Float(3)) + exp(Float(2)) + 1
    let probability = exp(Float(2)) / sum
    let error = 2 * RoundingBound.softmax(Tensor(probability), terms: 5)[0]
    #expect(abs(Double(largest[2].probability - probability)) <= error)
  }

  @Test func weightsComeFromAFile() throws {
    let folder = try Folder()
    let network = ResNet18(generator: RandomGenerator(seed: 9)).eval()
    try network.save(to: folder.path("resnet18.safetensors"))
    let classifier = try PhotoClassifier(weights: folder.path("resnet18.safetensors"))
    let input = try PhotoClassifier.input(
      of: PortablePixmap.read(path: PhotoClassifier.example.path))
    #expect(classifier.network(input).tensor == network(input).tensor)

    try PictureModule().save(to: folder.path("other.safetensors"))
    #expect(throws: StateDictError.self) {
      try PhotoClassifier(weights: folder.path("other.safetensors"))
    }
  }

  @Test func aSavedNetworkIsOpenedWithoutItsClass() throws {
    let folder = try Folder()
    let saver = try NetworkSaver()
    try saver.save(in: folder.url.path)
    let opened = try NetdefLoader.open(folder.path("network.safetensors")).eval()
    #expect(opened.description == saver.network.description)
    let picture = try #require(SafeTensors.read(path: folder.path("picture.safetensors"))["image"])
    let outputs = [try opened.run(picture), try saver.network.run(picture)]
    let bits = outputs.map { $0.scalars(as: Float.self).map(\.bitPattern) }
    #expect(bits[0] == bits[1])
  }
}
