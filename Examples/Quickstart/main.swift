import Foundation
import Netdef

// Goes through the tutorials' networks stage by stage, or does what the command line asks for.
do {
  switch try Command(Array(CommandLine.arguments.dropFirst())) {
  case .tour:
    try Tour().run()
  case .look(let pictures, let weights):
    try PictureViewer(weights: weights).look(at: pictures)
  case .save(let folder):
    try NetworkSaver().save(in: folder)
  case .help:
    print(Command.usage)
  }
} catch {
  FileHandle.standardError.write(Data("Quickstart: \(error)\n".utf8))
  exit(1)
}
