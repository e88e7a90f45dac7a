import Foundation

/// The stream for what is not a command's result.
enum StandardError {
  static func write(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }

  /// Whether a person reads along who wants colours: a terminal, and no `NO_COLOR`
  /// (https://no-color.org).
  static var takesColours: Bool {
    let environment = ProcessInfo.processInfo.environment
    return isatty(FileHandle.standardError.fileDescriptor) == 1
      && environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
  }
}
