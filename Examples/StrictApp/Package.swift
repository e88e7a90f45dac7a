// swift-tools-version: 6.2
import PackageDescription

// An app that is set up as strictly as apps can be: everything is on the main actor unless it says
// otherwise, imports are for one file, and warnings are errors. Its networks are public classes of a
// library target.
let settings: [SwiftSetting] = [
  .defaultIsolation(MainActor.self),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .enableUpcomingFeature("InferIsolatedConformances"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "StrictApp",
  platforms: [.macOS(.v26)],
  dependencies: [.package(name: "Netdef", path: "../..")],
  targets: [
    .target(
      name: "Networks",
      dependencies: [
        .product(name: "Netdef", package: "Netdef"),
        .product(name: "NetdefModels", package: "Netdef"),
      ],
      swiftSettings: settings,
      plugins: [.plugin(name: "NetdefPlugin", package: "Netdef")]),
    // Stands in for SwiftUI, which has a `Shape` and an `Image` too.
    .target(name: "Interface", swiftSettings: settings),
    .executableTarget(
      name: "StrictApp",
      dependencies: [
        "Interface", "Networks", .product(name: "Netdef", package: "Netdef"),
      ],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
