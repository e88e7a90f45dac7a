// swift-tools-version: 6.2
import PackageDescription

// A package of your own has one line here:
//
//     .package(url: "https://…/Netdef", from: "0.1.0")
//
// This one stands in Netdef's repository and uses what is there, unless the environment names
// another place.
let netdef: Package.Dependency =
  if let url = Context.environment["NETDEF_URL"],
    let version = Context.environment["NETDEF_VERSION"].flatMap(Version.init)
  {
    .package(url: url, from: version)
  } else {
    .package(name: "Netdef", path: "../..")
  }

let package = Package(
  name: "StandaloneApp",
  platforms: [.macOS(.v26)],
  dependencies: [netdef],
  targets: [
    .executableTarget(
      name: "StandaloneApp",
      dependencies: [
        .product(name: "Netdef", package: "Netdef"),
        .product(name: "NetdefModels", package: "Netdef"),
      ],
      plugins: [.plugin(name: "NetdefPlugin", package: "Netdef")])
  ],
  swiftLanguageModes: [.v6]
)
