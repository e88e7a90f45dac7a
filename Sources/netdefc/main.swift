import NetdefCompiler

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

// The generator that the build plugin runs:
//
//     netdefc --root DIRECTORY INPUT OUTPUT [INPUT OUTPUT …]
//
// The inputs are one module: they are checked together, and without errors each output gets the
// Swift of its input. People use `netdef`, which has more to say.

let command = Command(arguments: Array(CommandLine.arguments.dropFirst()))
exit(command.run())
