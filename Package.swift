// swift-tools-version: 6.2
import PackageDescription

/// How the generator is built, for which every user waits once, before anything else is compiled.
///
/// It runs for moments, so it is never optimised, which would take several times as long: not in
/// release builds either, whose tools are release builds. Then it is not one module at once, as
/// release builds are, but a process for each processor, since nothing else runs beside it.
///
/// Nobody debugs it, so it has no debug information, which is a fifth of the work. SwiftPM adds `-g`
/// after these options; only what the front end is told by itself comes later.
///
/// The command `netdef` and `NetdefLoader` have the same sources with the ordinary settings, in the
/// module `NetdefCompiler`. All these are plain options of the Swift compiler, though SwiftPM calls
/// them unsafe; it takes them from dependencies of this tools version.
let generatorSettings: [SwiftSetting] = [
  .unsafeFlags(
    ["-Onone", "-no-whole-module-optimization", "-enable-batch-mode"],
    .when(configuration: .release)),
  .unsafeFlags([
    "-Xfrontend", "-gnone", "-driver-batch-size-limit", "1000", "-enforce-exclusivity=unchecked",
    "-suppress-remarks",
  ]),
]

let package = Package(
  name: "Netdef",
  // Integer generic parameters, which type the generated entry points, need the 2025 runtime.
  platforms: [.macOS(.v26), .iOS(.v26), .tvOS(.v26), .watchOS(.v26), .visionOS(.v26)],
  products: [
    .library(name: "Netdef", targets: ["Netdef"]),
    .library(name: "NetdefModels", targets: ["NetdefModels"]),
    .library(name: "NetdefLoader", targets: ["NetdefLoader"]),
    .plugin(name: "NetdefPlugin", targets: ["NetdefPlugin"]),
    .executable(name: "netdef", targets: ["NetdefCLI"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0")
  ],
  targets: [
    // Build time: what every user's build compiles. No dependencies on other packages.
    // Both the checker and the layers go as deep as networks nest.
    .target(name: "NetdefStack"),
    // A link in its folder makes the compiler's sources part of it.
    .executableTarget(
      name: "netdefc", dependencies: ["NetdefStack"],
      swiftSettings: generatorSettings),
    .plugin(name: "NetdefPlugin", capability: .buildTool(), dependencies: ["netdefc"]),

    // The same sources, optimised in release builds, for what checks networks at run time.
    .target(name: "NetdefCompiler", dependencies: ["NetdefStack"]),

    // Run time: what apps import.
    .systemLibrary(
      name: "COpenBLAS", pkgConfig: "openblas",
      providers: [.apt(["libopenblas-dev"]), .brew(["openblas"])]),
    .target(
      name: "CNetdefKernels",
      // Kernels are as fast in a debug build as in a release build.
      cSettings: [.unsafeFlags(["-O3", "-fno-math-errno"])]),
    .target(name: "Netdef", dependencies: ["CNetdefKernels", "COpenBLAS", "NetdefStack"]),
    .target(name: "NetdefModels", dependencies: ["Netdef"], plugins: ["NetdefPlugin"]),
    .target(name: "NetdefLoader", dependencies: ["Netdef", "NetdefCompiler", "NetdefStack"]),

    // Tools for people. The folder is not `Sources/netdef`: on a file system that ignores case it
    // would be the runtime's folder.
    .executableTarget(
      name: "NetdefCLI",
      dependencies: [
        "Netdef", "NetdefCompiler", "NetdefLoader",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // The tutorials' networks, step by step: `swift run Quickstart`.
    .executableTarget(
      name: "Quickstart", dependencies: ["Netdef", "NetdefModels"], path: "Examples/Quickstart",
      exclude: ["draw_balloon.py", "draw_digits.py"],
      resources: [.copy("Digits"), .copy("Photos")], plugins: ["NetdefPlugin"]),
    // Opens and runs what Quickstart saves, without any of its classes.
    .executableTarget(
      name: "Opener", dependencies: ["Netdef", "NetdefLoader"], path: "Examples/Opener"),

    // Programs drawn from seeds, and a tool that compiles their Swift by the thousand.
    .target(
      name: "RandomPrograms", dependencies: ["Netdef", "NetdefLoader"],
      path: "Tests/RandomPrograms", exclude: ["SwiftWords.txt"]),
    .executableTarget(
      name: "random-programs",
      dependencies: ["Netdef", "NetdefCompiler", "NetdefLoader", "RandomPrograms"],
      path: "Tests/RandomProgramsTool"),

    .testTarget(name: "NetdefTests", dependencies: ["Netdef"], exclude: ["Reference"]),
    // Its `.netdef` files go through the plugin; the same files are the accepted golden tests.
    .testTarget(
      name: "NetdefGeneratedTests", dependencies: ["Netdef"], plugins: ["NetdefPlugin"]),
    // Some of its files are links to those of `NetdefGeneratedTests`: the same networks, made by the
    // plugin and by the loader.
    .testTarget(
      name: "NetdefLoaderTests",
      dependencies: ["Netdef", "NetdefCLI", "NetdefCompiler", "NetdefLoader", "RandomPrograms"],
      plugins: ["NetdefPlugin"]),
    // The library's models against PyTorch, with weights that `CHashedValues` makes.
    .target(
      name: "CHashedValues", path: "Tests/CHashedValues",
      cSettings: [.unsafeFlags(["-O3", "-ffp-contract=off"])]),
    .testTarget(
      name: "NetdefModelsTests",
      dependencies: ["CHashedValues", "Netdef", "NetdefLoader", "NetdefModels"],
      exclude: ["Reference"]),
    // Networks of torchvision as users would write them, in one module.
    .testTarget(
      name: "NetdefFamiliesTests",
      dependencies: ["CHashedValues", "Netdef", "NetdefCompiler", "NetdefLoader"],
      exclude: ["Reference"], plugins: ["NetdefPlugin"]),
    .testTarget(
      name: "NetdefCompilerTests", dependencies: ["NetdefCompiler"],
      exclude: ["Accepted", "Faults", "FolderOrder.txt", "Paper", "Rejected"]),
    .testTarget(
      name: "QuickstartTests",
      dependencies: ["Netdef", "NetdefLoader", "NetdefModels", "Quickstart"]),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c11
)
