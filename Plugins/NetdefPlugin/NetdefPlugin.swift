import Foundation
import PackagePlugin

/// Runs `netdefc` over the `.netdef` files of a target: one command, one Swift file for each.
@main
struct NetdefPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    guard let sources = target.sourceModule else { return [] }
    let inputs = sources.sourceFiles.map(\.url).filter { $0.pathExtension == "netdef" }
      .sorted { $0.path < $1.path }
    guard !inputs.isEmpty else { return [] }
    let root = target.directoryURL.path
    let tool = try context.tool(named: "netdefc")
    let outputs = inputs.map {
      context.pluginWorkDirectoryURL.appending(path: Self.outputName(for: $0.path, in: root))
    }
    return [
      .buildCommand(
        displayName: "Generating models of \(target.name)",
        executable: tool.url,
        arguments: ["--root", root] + zip(inputs, outputs).flatMap { [$0.path, $1.path] },
        // The tool is an input as well: after an update of the package the models are made anew.
        inputFiles: inputs + [tool.url],
        outputFiles: outputs)
    ]
  }

  /// `Blocks/Stem.netdef` → `Blocks+Stem.netdef.swift`; the same as `Generator.outputName`, which a
  /// plugin cannot import.
  private static func outputName(for path: String, in root: String) -> String {
    let prefix = root.hasSuffix("/") ? root : root + "/"
    let relative = path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
    let parts = relative.split(separator: "/").map { $0.replacing("+", with: "++") }
    return parts.joined(separator: "+") + ".swift"
  }
}
