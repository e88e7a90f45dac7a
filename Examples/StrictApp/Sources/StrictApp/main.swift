import Interface
import Netdef
import Networks

// `Interface` stands in for SwiftUI. Two modules have an `Image`: this file says which one it means
// by it, once. Of `Shape` and `Node` it says so where it mentions them.
typealias Image = Interface.Image

struct Badge: Interface.Shape {
  let outline = "badge"
}

let picture = Image("picture")
let shape: Netdef.Shape = [2, 1, 28, 28]
print(picture.outline, Badge().outline, shape, Networks.Node(title: "node").title)

// A batch's type says `Netdef.Image` where `Image` is the other one.
let digits = Digits().eval()
let batch = Batch<Netdef.Image<1, 28, 28>>.rand(count: 2)
print("digits:", digits(batch).tensor.shape)

/// A network belongs to no actor: it is used on the main actor, on another one and on none.
actor Worker {
  let pets: TinyPets

  init(pets: TinyPets) { self.pets = pets }

  func run(_ images: Tensor) throws -> Tensor { try pets.run(images) }
}

@concurrent nonisolated func breeds(_ network: Breeds, _ images: Tensor) async throws -> Tensor {
  try network.run(images)
}

let images = Tensor.rand([2, 3, 32, 32])
let pets = TinyPets().eval()
let worker = Worker(pets: pets)
print("pets:", try await worker.run(images).shape, pets.last.typeName)
print("breeds:", try await breeds(Breeds().eval(), images).shape)

let stage = try Stage([2, 3, 8, 8], width: 4, activation: .gelu)
print("stage:", try stage.run(.rand([2, 3, 8, 8])).shape, Stage.Activation.allCases.count)

let other = try Tiny(classes: 3)
print("tiny:", try other.eval().run(images).shape)
print("traced:", digits.activations(batch).all.count)
