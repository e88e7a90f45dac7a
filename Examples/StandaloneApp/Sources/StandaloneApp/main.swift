import Netdef
import NetdefModels

// All classes are generated when the package builds, from the .netdef files in `Digits`, `Letters`
// and `Pets`. A new network is in evaluation: dropout is left out, and batch norm uses its running
// statistics.
let digits = DigitClassifier()
let letters = LetterClassifier()

print(digits)
print(letters)

let images = Batch<Image<1, 28, 28>>.rand(count: 3)
let digitLogits: Batch<Features<10>> = digits(images)
let letterLogits: Batch<Features<26>> = letters(images)

print("digits: ", Softmax(axis: 1)(digitLogits.tensor).argmax(axis: 1))
print("letters:", Softmax(axis: 1)(letterLogits.tensor).argmax(axis: 1))

// These use the model library: its ResNet around its own block and around one of this app, and its
// stages inside of another network.
let pets = PetClassifier()
let lightPets = LightPetClassifier()
let finder = PetFinder()

print("\nPetClassifier has \(pets.parameterCount) parameters, LightPetClassifier", terminator: " ")
print("\(lightPets.parameterCount): its layer4 is\n\(lightPets.layer4)")

let photos = Batch<Image<3, 64, 64>>.rand(count: 2)
let normalized = try Batch<Image<3, 64, 64>>(ImageNet.normalized(photos.tensor))
let petLogits: Batch<Features<37>> = pets(normalized)
print("pets:   ", petLogits.tensor.shape, lightPets(normalized).tensor.shape)
print("boxes:  ", finder(normalized).tensor.shape)

// What parameters leave open is chosen in Swift.
let three = try ResNet(
  [1, 3, 32, 32], kind: SeparableBlock.recipe, depths: [1, 1, 1, 1], classes: 3, size: 32)
print("another:", try three.run(.rand([5, 3, 32, 32])).shape)
