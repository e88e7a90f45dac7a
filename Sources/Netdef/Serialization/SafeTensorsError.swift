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
  }

  /// A fault in the entry or in the data of one tensor.
  public enum TensorProblem: Hashable, Sendable {
    /// `dtype`, `shape` or `data_offsets` is not given.
    case missingKey(String)
    /// A key is given twice.
    case duplicateKey(String)
    /// A key that the format does not have.
    case unknownKey(String)
    /// An element type that the format may have and this package does not read.
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
  }

  /// What the operating system was asked to do.
  public enum FileStep: String, Hashable, Sendable {
    case open = "opening it"
    case inspect = "looking at it"
    case map = "mapping it into memory"
    case createTemporary = "creating a temporary file beside it"
    case setMode = "giving the temporary file its mode"
    case write = "writing the temporary file"
    case synchronize = "bringing the temporary file to the disk"
    case close = "closing the temporary file"
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
