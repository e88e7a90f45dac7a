extension SafeTensorsError: CustomStringConvertible {
  /// The file and what is wrong with it, in words.
  public var description: String {
    guard let path else { return problem.description }
    return "\(quoted(path)): \(problem)"
  }
}

extension SafeTensorsError.Problem: CustomStringConvertible {
  /// What was expected and what was found.
  public var description: String {
    switch self {
    case .system(let step, let code):
      "\(step.rawValue) failed: \(SystemFile.message(for: code))"
    case .notRegularFile(let kind):
      "expected a regular file, found \(kind.rawValue)"
    case .nulInPath:
      "expected a path, found a NUL character in it"
    case .tooShort(0):
      "expected a safetensors file, found an empty one"
    case .tooShort(let byteCount):
      "expected at least 8 bytes, the length of the header, found \(byteCount)"
    case .headerTooLong(let limit, let found):
      "expected a header of at most \(limit) bytes, found \(found)"
    case .headerPastEnd(let limit, let found):
      "expected a header of at most \(limit) bytes, which the file has left, found \(found)"
    case .header(let expected, let found, let offset, let tensor):
      (tensor.map { "tensor \(quoted($0)): " } ?? "")
        + "expected \(expected) at byte \(offset) of the file, found \(found)"
    case .duplicateName(let name):
      "expected one entry of each name, found two named \(quoted(name))"
    case .reservedName(let name):
      "no tensor can be named \(quoted(name)), which is the name of the metadata"
    case .tensor(let name, let problem):
      "tensor \(quoted(name)): \(problem)"
    case .trailingData(let expected, let found):
      "expected \(expected) bytes of data, where the last tensor ends, found \(found)"
    case .shortened(let expected, let found):
      "expected \(expected) bytes, found \(found): it became shorter while it was read"
    case .memory(let error): error.description
    }
  }
}

extension SafeTensorsError.TensorProblem: CustomStringConvertible {
  /// What was expected and what was found.
  public var description: String {
    switch self {
    case .missingKey(let key):
      "expected the keys `dtype`, `shape` and `data_offsets`, found no \(quoted(key))"
    case .duplicateKey(let key):
      "expected each key once, found two \(quoted(key))"
    case .unsupportedType(let found):
      "expected an element type out of \(SafeTensorsType.list), found \(quoted(found))"
    case .tooManyAxes(let limit, let found):
      "expected a shape of at most \(limit) axes, found \(found)"
    case .sizeOverflow(let shape, let limit):
      "expected at most \(limit) elements, axes of size 0 left aside, found the shape \(shape)"
    case .reversedOffsets(let begin, let end):
      "expected data that ends after it begins, found the offsets [\(begin), \(end)]"
    case .pastEnd(let limit, let found):
      "expected data that ends at \(limit) at most, where the file ends, found \(found)"
    case .wrongByteCount(let expected, let found, let shape, let type):
      "expected \(expected) bytes, since its shape is \(shape) of \(type), found \(found)"
    case .hole(let expected, let found):
      "expected data that begins at \(expected), where the tensor before it ends, found \(found)"
    case .overlap(let other, let expected, let found):
      "expected data that begins at \(expected), where \(quoted(other)) ends, found \(found)"
    case .notBool(let index, let found):
      "expected 0 or 1 in an element of BOOL, found \(found) at element \(index)"
    case .tooLarge(let index, let found, let type):
      "expected numbers up to \(type.largest), the largest of \(type.rawValue), found \(found) at "
        + "element \(index)"
    }
  }
}
