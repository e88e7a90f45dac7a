/// Why a safetensors file could not be read or written.
public struct SafeTensorsError: Error, Hashable, Sendable {
  /// The file that was asked for, or nil when the bytes came from memory.
  public let path: String?

  /// What is wrong with it.
  public let problem: Problem

  /// A fault of the file as a whole, or of one tensor in it.
  public enum Problem: Error, Hashable, Sendable {
    /// The operating system refused a step; `code` is its `errno`.
    case system(FileStep, code: Int32)
    /// The path leads to something that is not a regular file.
    case notRegularFile(FileKind)
    /// The path contains a NUL, which no file's path can.
    case nulInPath
    /// The file cannot hold the eight bytes of the header's length.
    case tooShort(byteCount: Int)
    /// The header is longer than the format allows.
    case headerTooLong(expectedAtMost: UInt64, found: UInt64)
    /// The header would end after the file does.
    case headerPastEnd(expectedAtMost: UInt64, found: UInt64)
    /// The header's JSON is not what the format asks for, at a byte of the file, perhaps within the
    /// entry of a tensor.
    case header(expected: String, found: String, offset: Int, tensor: String?)
    /// Two entries of the header, or of its metadata, have one name.
    case duplicateName(String)
    /// A tensor has the name that the format keeps for its metadata.
    case reservedName(String)
    /// The entry of one tensor is wrong.
    case tensor(String, TensorProblem)
    /// The tensors end before the file does.
    case trailingData(expected: Int, found: Int)
    /// The file became shorter while it was read.
    case shortened(expected: Int, found: Int)
    /// The memory for what the file holds cannot be had.
    case memory(MemoryError)

    /// Checks that so many bytes can be had; nil stands for more than 64 bits count.
    static func requireMemory(_ byteCount: Int?, for purpose: String) throws(Problem) {
      do { try SystemMemory.require(byteCount, for: purpose) } catch { throw .memory(error) }
    }
  }

  /// A fault in the entry or in the data of one tensor.
  public enum TensorProblem: Hashable, Sendable {
    /// `dtype`, `shape` or `data_offsets` is not given.
    case missingKey(String)
    /// A key is given twice.
    case duplicateKey(String)
    /// An element type that this package has no elements for.
    case unsupportedType(String)
    /// More axes than a tensor can have.
    case tooManyAxes(expectedAtMost: Int, found: Int)
    /// The number of elements is past what a tensor can have.
    case sizeOverflow(shape: [Int], expectedAtMost: Int)
    /// The data's end lies before its beginning.
    case reversedOffsets(begin: Int, end: Int)
    /// The data would end after the file does; offsets count from the start of the data.
    case pastEnd(expectedAtMost: Int, found: Int)
    /// Shape and type ask for another number of bytes than the offsets give.
    case wrongByteCount(expected: Int, found: Int, shape: [Int], type: String)
    /// Bytes between two tensors belong to none.
    case hole(expectedBegin: Int, foundBegin: Int)
    /// Two tensors share bytes.
    case overlap(with: String, expectedBegin: Int, foundBegin: Int)
    /// A byte of a `BOOL` tensor is neither 0 nor 1.
    case notBool(index: Int, found: UInt8)
    /// A number is past the largest of the type in which it is to be saved.
    case tooLarge(index: Int, found: Float, type: SavedFloatType)
  }

  /// What the operating system was asked to do.
  public enum FileStep: String, Hashable, Sendable {
    case open = "opening it"
    case inspect = "looking at it"
    case read = "reading it"
    case createTemporary = "creating a temporary file beside it"
    case setMode = "giving the temporary file its mode"
    case write = "writing the temporary file"
    case synchronize = "bringing the temporary file to the disk"
    case close = "closing the temporary file"
    case link = "giving the temporary file a name"
    case rename = "renaming the temporary file"
    case synchronizeDirectory = "bringing the new name to the disk"
  }

  /// What a path leads to when it is not a regular file.
  public enum FileKind: String, Hashable, Sendable {
    case directory = "a directory"
    case pipe = "a named pipe"
    case socket = "a socket"
    case device = "a device"
    case other = "not a regular file"
  }
}
