import Foundation
import Netdef

// Goes through the tutorials' networks stage by stage; with pictures named on the command line, it
// says instead which digits are on them.
do {
  let pictures = Array(CommandLine.arguments.dropFirst())
  if pictures.isEmpty {
    try Tour().run()
  } else {
    try DigitReader().read(pictures)
  }
} catch {
  FileHandle.standardError.write(Data("Quickstart: \(error)\n".utf8))
  exit(1)
}
