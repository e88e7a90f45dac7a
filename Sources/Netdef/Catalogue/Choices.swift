/// The names that parameters take: generated code finds each under its declaration and parameter.
extension GELU {
  /// What `approximate` can be beside `none`.
  public typealias ApproximateChoice = Approximation
}

extension ShapeRules {
  /// What `approximate` of `gelu` can be beside `none`.
  public typealias GeluApproximateChoice = Approximation
}
