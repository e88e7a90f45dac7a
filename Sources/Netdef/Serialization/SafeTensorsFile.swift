/// A safetensors file whose header was read and checked, and whose tensors are read when they are
/// wanted.
package struct SafeTensorsFile {
  typealias Problem = SafeTensorsError.Problem

  /// What stands before the data.
  let header: SafeTensorsHeader

  /// The path, for messages; nil for bytes in memory.
  private let path: String?

  private let bytes: SafeTensorsBytes

  /// The entries' indices by their names.
  private let indices: [String: Int]

  /// Opens a file, and reads no more of it than its header.
  package init(path: String) throws(SafeTensorsError) {
    do {
      try self.init(bytes: .file(SystemFile.Reading(path: path)), path: path)
    } catch {
      throw SafeTensorsError(path: path, problem: error)
    }
  }

  /// Reads the header of bytes in memory.
  init(bytes: UnsafeRawBufferPointer) throws(Problem) {
    try self.init(bytes: .memory(bytes), path: nil)
  }

  private init(bytes: SafeTensorsBytes, path: String?) throws(Problem) {
    let header = try SafeTensorsHeader(of: bytes)
    self.header = header
    self.bytes = bytes
    self.path = path
    indices = Dictionary(
      header.entries.indices.map { (header.entries[$0].name, $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Reads every tensor.
  func stateDict() throws(Problem) -> StateDict {
    try requireMemory(for: header.entries.map(\.name))
    var stateDict = StateDict(metadata: header.metadata)
    for entry in header.entries {
      if entry.type == nil {
        stateDict.addUnread(
          StateDict.Unread(name: entry.name, type: entry.typeName, shape: entry.shape))
      } else {
        stateDict[entry.name] = try tensor(entry)
      }
    }
    return stateDict
  }

  /// Checks that the memory for some tensors can be had, before the first of them is read.
  private func requireMemory(for names: some Sequence<String>) throws(Problem) {
    var total: Int? = 0
    for name in names {
      guard let entry = indices[name].map({ header.entries[$0] }), let type = entry.type else {
        continue
      }
      let size = entry.shape.elementCount * type.elementType.byteCount
      total = total.flatMap { sum in
        let (next, overflow) = sum.addingReportingOverflow(size)
        return overflow ? nil : next
      }
    }
    try Problem.requireMemory(total, for: "reading its tensors")
  }

  /// Reads the tensor of an entry.
  private func tensor(_ entry: SafeTensorsHeader.Entry) throws(Problem) -> Tensor {
    guard let type = entry.type else {
      throw .tensor(entry.name, .unsupportedType(entry.typeName))
    }
    let reader = SafeTensorsReader(
      bytes: bytes, offset: header.dataOffset + entry.range.lowerBound, entry: entry)
    return try reader.tensor(of: type)
  }
}

extension SafeTensorsFile: TensorSource {
  typealias Failure = SafeTensorsError

  package var metadata: [String: String] { header.metadata }

  var allNames: [String] { header.entries.map(\.name) }

  func outline(of name: String) -> TensorOutline? {
    indices[name].map { header.entries[$0] }.map {
      TensorOutline(shape: $0.shape, elementType: $0.type?.elementType, typeName: $0.typeName)
    }
  }

  func tensor(named name: String) throws(SafeTensorsError) -> Tensor? {
    guard let index = indices[name] else { return nil }
    do {
      return try tensor(header.entries[index])
    } catch {
      throw SafeTensorsError(path: path, problem: error)
    }
  }

  func prepare(toRead names: [String]) throws(SafeTensorsError) {
    do {
      try requireMemory(for: names)
    } catch {
      throw SafeTensorsError(path: path, problem: error)
    }
  }
}
