/// Files of named tensors in the safetensors format, as Python's `safetensors` writes and reads them.
///
/// Source: https://huggingface.co/docs/safetensors.
public enum SafeTensors {
  /// Reads a file whole.
  ///
  /// `F32`, `I64`, `I32` and `BOOL` are kept; `F64`, `F16` and `BF16` become `Float`. Every other
  /// type, and whatever the format forbids, is an error that names the tensor, what was expected and
  /// what was found. Names that differ only in how their characters are composed count as one.
  public static func read(path: String) throws(SafeTensorsError) -> StateDict {
    do {
      return try SystemFile.withBytes(of: path, decode)
    } catch {
      throw SafeTensorsError(path: path, problem: error)
    }
  }

  /// Writes a file, or throws and leaves the one that was there whole.
  ///
  /// The bytes go to a temporary file in the same directory, are brought to the disk, and take the
  /// name at the end. `metadata` is added to the state dict's own and goes before it.
  public static func write(
    _ stateDict: StateDict, to path: String, metadata: [String: String] = [:]
  ) throws(SafeTensorsError) {
    do {
      let header = try header(of: stateDict, metadata)
      let prefix = try header.encoded()
      try AtomicFile.write(to: path) { file throws(SafeTensorsError.Problem) in
        try prefix.withBytes { bytes throws(SafeTensorsError.Problem) in try file.append(bytes) }
        for name in header.dataOrder.map({ header.entries[$0].name }) {
          try stateDict[name]?.withLittleEndianBytes { bytes throws(SafeTensorsError.Problem) in
            try file.append(bytes)
          }
        }
      }
    } catch {
      throw SafeTensorsError(path: path, problem: error)
    }
  }

  /// Reads what a file holds from memory.
  public static func decode(_ bytes: [UInt8]) throws(SafeTensorsError) -> StateDict {
    do {
      var stateDict = StateDict()
      try bytes.withBytes { bytes throws(SafeTensorsError.Problem) in
        stateDict = try decode(bytes)
      }
      return stateDict
    } catch {
      throw SafeTensorsError(path: nil, problem: error)
    }
  }

  /// The bytes that `write` puts into a file.
  public static func encode(
    _ stateDict: StateDict, metadata: [String: String] = [:]
  ) throws(SafeTensorsError) -> [UInt8] {
    do {
      let header = try header(of: stateDict, metadata)
      var bytes = try header.encoded()
      for name in header.dataOrder.map({ header.entries[$0].name }) {
        stateDict[name]?.withLittleEndianBytes { bytes.append(contentsOf: $0) }
      }
      return bytes
    } catch {
      throw SafeTensorsError(path: nil, problem: error)
    }
  }

  /// Validates a file as a whole, then copies its tensors.
  private static func decode(
    _ file: UnsafeRawBufferPointer
  ) throws(SafeTensorsError.Problem) -> StateDict {
    let header = try SafeTensorsHeader(file: file)
    let data = UnsafeRawBufferPointer(rebasing: file[header.dataOffset...])
    var stateDict = StateDict(metadata: header.metadata)
    for entry in header.entries {
      stateDict[entry.name] = try entry.tensor(in: data)
    }
    return stateDict
  }

  /// The header of a state dict with further metadata.
  private static func header(
    of stateDict: StateDict, _ metadata: [String: String]
  ) throws(SafeTensorsError.Problem) -> SafeTensorsHeader {
    var stateDict = stateDict
    stateDict.metadata.merge(metadata) { _, added in added }
    return try SafeTensorsHeader(stateDict)
  }
}

extension [UInt8] {
  /// Calls `body` with the bytes, keeping the type of what it throws.
  fileprivate func withBytes<Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    try withUnsafeBytes { bytes in
      Result { () throws(Failure) in try body(bytes) }
    }.get()
  }
}
