/// Files of named tensors in the safetensors format, as Python's `safetensors` writes and reads them.
///
/// Source: https://huggingface.co/docs/safetensors.
public enum SafeTensors {
  /// Reads a file whole.
  ///
  /// `F32`, `I64`, `I32` and `BOOL` are kept; `F64`, `F16` and `BF16` become `Float`. Tensors of other
  /// types are listed in ``StateDict/unread``. Whatever the format forbids is an error that names the
  /// tensor, what was expected and what was found. Names that differ only in how their characters are
  /// composed count as one.
  public static func read(path: String) throws(SafeTensorsError) -> StateDict {
    let file = try SafeTensorsFile(path: path)
    do {
      return try file.stateDict()
    } catch {
      throw SafeTensorsError(path: path, problem: error)
    }
  }

  /// Writes a file, or throws and leaves the one that was there whole.
  ///
  /// The bytes go to a temporary file in the same directory, are brought to the disk, and take the
  /// name at the end. `metadata` is added to the state dict's own and goes before it. `floats` is the
  /// type in which float32 elements are written; a finite number that it does not have is an error.
  public static func write(
    _ stateDict: StateDict, to path: String, metadata: [String: String] = [:],
    floats: SavedFloatType = .float32
  ) throws(SafeTensorsError) {
    do {
      let writer = try SafeTensorsWriter(stateDict, metadata: metadata, floats: floats)
      let prefix = try writer.header.encoded()
      try AtomicFile.write(to: path) { file throws(SafeTensorsError.Problem) in
        try prefix.withBytes { bytes throws(SafeTensorsError.Problem) in try file.append(bytes) }
        try writer.write { bytes throws(SafeTensorsError.Problem) in try file.append(bytes) }
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
        stateDict = try SafeTensorsFile(bytes: bytes).stateDict()
      }
      return stateDict
    } catch {
      throw SafeTensorsError(path: nil, problem: error)
    }
  }

  /// The bytes that `write` puts into a file.
  public static func encode(
    _ stateDict: StateDict, metadata: [String: String] = [:], floats: SavedFloatType = .float32
  ) throws(SafeTensorsError) -> [UInt8] {
    do {
      let writer = try SafeTensorsWriter(stateDict, metadata: metadata, floats: floats)
      var bytes = try writer.header.encoded()
      let byteCount = writer.byteCount(ofHeader: bytes)
      try SafeTensorsError.Problem.requireMemory(byteCount, for: "a file in memory")
      bytes.reserveCapacity(byteCount)
      try writer.write { (piece) throws(SafeTensorsError.Problem) in
        bytes.append(contentsOf: piece)
      }
      return bytes
    } catch {
      throw SafeTensorsError(path: nil, problem: error)
    }
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
