/// Where the children of one class are kept: what the initializer stores and the forward pass calls.
///
/// The initializer is written first and fills the plan; the forward pass looks its steps up, each by
/// the place of its text.
struct ChildPlan {
  /// A stored property with one child, or with all children of a repeat.
  struct Property {
    var variable: SwiftVariable
    var type: SwiftType
    /// Whether an arm that is not taken leaves it out.
    var isOptional = false
    /// Whether it is an array: the children of a repeat, in order.
    var isList = false
    /// Whether it is a dictionary: layers by the names that `layer cell{i} = …` computes.
    var isKeyed = false
    var documentation: String

    /// The type with that of what holds it.
    var storedType: SwiftType {
      if isList { return .array(type) }
      if isKeyed { return .dictionary(.swift("String"), type) }
      return isOptional ? .optional(type) : type
    }

    /// Whether it turned out to hold nothing: a repeat of functions alone.
    var isDropped = false
  }

  /// The children of one repeat.
  struct Repeat {
    var property: Int
    /// The Swift types of the children, each once.
    var types: [SwiftType] = []
    /// Whether data passes through the children one after the other and through nothing else.
    var isChain = true
  }

  private(set) var properties: [Property] = []
  var repeats: [Repeat] = []
  private var places: [SourceRange: Int] = [:]
  private var repeatPlaces: [SourceRange: Int] = [:]
  private var named: [String: Int] = [:]

  /// The property of the step at `place`; nil while nothing is known of it.
  func property(at place: SourceRange) -> Property? { places[place].map { properties[$0] } }

  func index(at place: SourceRange) -> Int? { places[place] }

  func repeated(at place: SourceRange) -> Repeat? { repeatPlaces[place].map { repeats[$0] } }

  func repeatIndex(at place: SourceRange) -> Int? { repeatPlaces[place] }

  /// Keeps a child; two arms may give one name to a child each, which is one property then.
  ///
  /// - Returns: The property's index.
  mutating func add(_ property: Property, key: String?, at place: SourceRange) -> Int {
    if let key, let known = named[key] {
      if properties[known].type != property.type { properties[known].type = .anyLayer }
      properties[known].isOptional = properties[known].isOptional && property.isOptional
      places[place] = known
      return known
    }
    properties.append(property)
    places[place] = properties.count - 1
    if let key { named[key] = properties.count - 1 }
    return properties.count - 1
  }

  mutating func addRepeat(_ property: Property, at place: SourceRange) -> Int {
    properties.append(property)
    repeats.append(Repeat(property: properties.count - 1))
    repeatPlaces[place] = repeats.count - 1
    return repeats.count - 1
  }

  mutating func makeOptional(_ index: Int) { properties[index].isOptional = true }

  /// Settles the type of a repeat's property once its children are known.
  mutating func finishRepeat(_ index: Int) {
    let types = repeats[index].types
    properties[repeats[index].property].type = types.count == 1 ? types[0] : .anyLayer
    properties[repeats[index].property].isDropped = types.isEmpty
  }

  /// The property for a key that a child has already.
  func property(named key: String) -> SwiftVariable? {
    named[key].map { properties[$0].variable }
  }

  // MARK: Arms

  private var armPlaces: [SourceRange: (then: Set<Int>, otherwise: Set<Int>)] = [:]

  /// Keeps which properties only one arm of a condition sets.
  mutating func setArms(then: Set<Int>, otherwise: Set<Int>, at place: SourceRange) {
    armPlaces[place] = (then, otherwise)
  }

  func arms(at place: SourceRange) -> (then: Set<Int>, otherwise: Set<Int>) {
    armPlaces[place] ?? ([], [])
  }
}
