import CNetdefKernels

/// Where networks run: this machine's processor.
public struct Device: Hashable, Sendable {
  /// The name, as in PyTorch: `cpu`.
  public let name: String

  /// The widest vector instructions that the processor has, such as `AVX-512` or `NEON`.
  public let instructionSet: String

  /// The processor.
  public static let cpu = Device(
    name: "cpu", instructionSet: String(cString: netdef_instruction_set()))

  /// The devices that there are.
  public static let available = [cpu]

  /// The device of a name.
  ///
  /// - Throws: `DeviceError`, which lists the devices that there are.
  public init(_ name: String) throws(DeviceError) {
    guard let device = Device.available.first(where: { $0.name == name }) else {
      throw DeviceError(requested: name, available: Device.available.map(\.name))
    }
    self = device
  }

  private init(name: String, instructionSet: String) {
    self.name = name
    self.instructionSet = instructionSet
  }
}

extension Device: CustomStringConvertible {
  /// The name and the instruction set: `cpu (AVX-512)`.
  public var description: String { "\(name) (\(instructionSet))" }
}

/// A device was asked for that is not there.
public struct DeviceError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The name that was asked for.
  public let requested: String

  /// The names of the devices that there are.
  public let available: [String]

  public var description: String {
    "there is no device \(quoted(requested)) here, only \(quotedList(available))"
  }
}
