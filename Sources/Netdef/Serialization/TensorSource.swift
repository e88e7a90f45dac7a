/// Where named tensors come from: a state dict, or a file of which only those are read that are
/// wanted.
protocol TensorSource {
  /// What reading a tensor throws.
  associatedtype Failure: Error

  /// The names of all tensors, those that cannot be read among them.
  var allNames: [String] { get }

  /// Texts that belong to the tensors; a further name of one is mapped to the name that it has.
  var metadata: [String: String] { get }

  /// What is known of the tensor of a name before it is read; nil where there is none.
  func outline(of name: String) -> TensorOutline?

  /// The tensor of a name, or nil.
  func tensor(named name: String) throws(Failure) -> Tensor?

  /// Is told which tensors will be read together.
  func prepare(toRead names: [String]) throws(Failure)
}

/// A tensor's shape and type.
struct TensorOutline: Hashable {
  /// The shape.
  let shape: Shape

  /// The type of the elements in a tensor; nil for a type of a file that tensors do not have.
  let elementType: ElementType?

  /// The name of the type where the tensor comes from.
  let typeName: String
}

extension StateDict: TensorSource {
  typealias Failure = Never

  var allNames: [String] { names + unreadNames }

  func outline(of name: String) -> TensorOutline? {
    if let tensor = self[name] {
      return TensorOutline(
        shape: tensor.shape, elementType: tensor.elementType, typeName: tensor.elementType.name)
    }
    return unreadTensor(name).map {
      TensorOutline(shape: $0.shape, elementType: nil, typeName: $0.type)
    }
  }

  func tensor(named name: String) -> Tensor? { self[name] }

  func prepare(toRead names: [String]) {}
}
