import Foundation
import PackagePlugin

/// Runs `netdefc` over the `.netdef` files of a target: one command, one Swift file for each. The
/// targets that it depends on, also those of other packages, are modules that the files may import.
@main
struct NetdefPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    guard let sources = target.sourceModule else { return [] }
    let inputs = Self.netdefFiles(of: sources)
    guard !inputs.isEmpty else {
      Diagnostics.warning(
        "`\(target.name)` uses NetdefPlugin, but there is no `.netdef` file in "
          + "`\(target.directoryURL.path)`")
      return []
    }
    let dependencies = target.recursiveTargetDependencies.compactMap(\.sourceModule)
    guard dependencies.contains(where: { $0.moduleName == "Netdef" }) else {
      // Without this the Swift compiler would say, in a file that nobody wrote, that there is no
      // such module.
      Diagnostics.error(
        "`\(target.name)` has `.netdef` files, whose Swift imports Netdef: add "
          + "`.product(name: \"Netdef\", package: \"Netdef\")` to the target's dependencies")
      return []
    }
    let libraries = dependencies.map { (name: $0.moduleName, files: Self.netdefFiles(of: $0)) }
      .filter { !$0.files.isEmpty }.sorted { $0.name < $1.name }
    let root = target.directoryURL.path
    let tool = try context.tool(named: "netdefc")
    let outputs = inputs.map {
      context.pluginWorkDirectoryURL.appending(
        path: OutputName.forFile(at: Self.relative($0.path, to: root)))
    }
    var arguments = ["--root", root, "--name", sources.moduleName]
    for library in libraries {
      arguments += ["--module", library.name] + library.files.map(\.path)
    }
    arguments.append("--generate")
    for (input, output) in zip(inputs, outputs) { arguments += [input.path, output.path] }
    return [
      .buildCommand(
        displayName: "Generating models of \(target.name)",
        executable: tool.url,
        arguments: arguments,
        // The tool is an input as well: after an update of the package the models are made anew.
        inputFiles: inputs + libraries.flatMap(\.files) + [tool.url],
        outputFiles: outputs)
    ]
  }

  private static func netdefFiles(of module: any SourceModuleTarget) -> [URL] {
    module.sourceFiles.map(\.url).filter { $0.pathExtension == "netdef" }
      .sorted { $0.path < $1.path }
  }

  /// The path of a file below the target's folder.
  private static func relative(_ path: String, to root: String) -> String {
    let prefix = root.hasSuffix("/") ? root : root + "/"
    return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
  }
}
