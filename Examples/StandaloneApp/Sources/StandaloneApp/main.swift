import Netdef

// Both classes are generated when the package builds, from the .netdef files in `Digits` and
// `Letters`. Evaluation mode leaves dropout out and makes batch norm use its running statistics.
let digits = DigitClassifier().eval()
let letters = LetterClassifier().eval()

print(digits)
print(letters)

let images = Batch<Image<1, 28, 28>>.rand(count: 3)
let digitLogits: Batch<Features<10>> = digits(images)
let letterLogits: Batch<Features<26>> = letters(images)

print("digits: ", Softmax(axis: 1)(digitLogits.tensor).argmax(axis: 1))
print("letters:", Softmax(axis: 1)(letterLogits.tensor).argmax(axis: 1))
