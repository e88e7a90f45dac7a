/// What Swift's `for` and `map` can run over.
struct SwiftSequence {
  var value: SwiftExpression
  var element: StaticType

  /// Whether the value is an Array, not a range or another sequence.
  var isArray: Bool

  /// Whether the elements are tuples whose parts have names.
  var isLabelled = false

  /// What is known of all elements.
  var sign = SwiftExpression.Sign.unknown

  init(
    _ value: SwiftExpression, element: StaticType, isArray: Bool, isLabelled: Bool = false,
    sign: SwiftExpression.Sign = .unknown
  ) {
    self.value = value
    self.element = element
    self.isArray = isArray
    self.isLabelled = isLabelled
    self.sign = sign
  }
}
