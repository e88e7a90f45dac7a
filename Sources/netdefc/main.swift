#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

// The generator that the build plugin runs:
//
//     netdefc --root DIRECTORY [--name MODULE] [--module NAME FILE…]…
//             --generate INPUT OUTPUT [INPUT OUTPUT …]
//
// The inputs are one module: they are checked together, and without errors each output gets the
// Swift of its input. The files of other modules are read for what the inputs import. People use
// `netdef`, which has more to say.
//
//     netdefc --catalogue DIRECTORY
//
// writes the runtime's part of the catalogue, which is committed: `make catalogue`.

let words = Array(CommandLine.arguments.dropFirst())
if words.count == 2, words[0] == "--catalogue" { exit(Command.writeCatalogue(to: words[1])) }
guard let arguments = Arguments(words) else {
  FileAccess.printError(Arguments.usage)
  exit(1)
}
exit(Command(arguments: arguments).run())
