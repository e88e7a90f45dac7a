import Foundation
import NetdefCompiler
import RandomPrograms

/// `random-programs write FOLDER FIRST COUNT`: checks programs and writes those that are accepted,
/// with their Swift, into a folder. A line for each fault begins with its seed.
///
/// `random-programs print SEED`: a program and what the checker says of it.
///
/// `random-programs text PATH`: a file and what the checker says of it.
///
/// `random-programs file FOLDER PATH SEED`: takes a file into the folder as the program of a seed.
///
/// `random-programs driver FOLDER SEED…`: writes a program that compares classes with loaded models.
///
/// `random-programs source SEED`: a program with `ZZ` in its names where the seed would be.
///
/// `random-programs names FOLDER single|pair FIRST COUNT STEP BATCH`: writes programs with dangerous
/// names, and which of them may be compiled together.
///
/// `random-programs candidates FOLDER`: writes what may be a smaller program that fails.
let arguments = CommandLine.arguments
switch arguments.dropFirst().first {
case "write":
  ProgramFolder(arguments[2]).write(
    first: UInt64(arguments[3]) ?? 0, count: UInt64(arguments[4]) ?? 1)
case "print":
  CheckedProgram(seed: UInt64(arguments[2]) ?? 0).show()
case "text":
  let text = try String(contentsOfFile: arguments[2], encoding: .utf8)
  CheckedProgram(seed: 0, text: text).show()
case "driver":
  ProgramFolder(arguments[2]).writeDriver(seeds: arguments.dropFirst(3).compactMap { UInt64($0) })
case "source": print(RandomProgram(seed: UInt64(arguments[2]) ?? 0, token: "ZZ").text)
case "file":
  ProgramFolder(arguments[2]).write(
    text: try String(contentsOfFile: arguments[3], encoding: .utf8),
    seed: UInt64(arguments[4]) ?? 0, isRefusalFault: true)
case "names":
  var folder = NameFolder(arguments[2], batch: Int(arguments[7]) ?? 400)
  try folder.write(
    arguments[3], first: UInt64(arguments[4]) ?? 0, count: UInt64(arguments[5]) ?? 1,
    step: UInt64(arguments[6]) ?? 1)
case "candidates": try Shrinking(folder: arguments[2]).writeCandidates()
default:
  print("usage: random-programs (write FOLDER FIRST COUNT | print SEED | driver FOLDER SEED…)")
}
