import Netdef
import NetdefCompiler

/// Makes networks from netdef texts and opens files with whole networks.
///
/// ```swift
/// let model = try NetdefLoader.load(path: "Classifier.netdef")
/// try model.saveNetwork(to: "classifier.safetensors")
///
/// let opened = try NetdefLoader.open("classifier.safetensors")
/// let logits = try opened.run(images)
/// ```
public enum NetdefLoader {
  /// Makes a model from a text.
  ///
  /// - Parameters:
  ///   - text: One or more definitions.
  ///   - model: The model to make; nil for the only one there is.
  ///   - modules: The library modules that the text imports, and those that they import.
  ///   - settings: Values for the model's parameters, and numbers for sizes that it leaves open:
  ///     `["classes=10", "kind=BasicBlock", "H=224"]`.
  ///   - registry: The Swift behind the extern layers and functions.
  ///   - generator: The source of the initial weights.
  /// - Throws: `LoaderError` that says what is wrong with the text or what the registry lacks.
  public static func load(
    text: String, model: String? = nil, modules: [LibraryModule] = [], settings: [Setting] = [],
    registry: LayerRegistry = .catalogue, generator: RandomGenerator = .shared
  ) throws(LoaderError) -> LoadedModel {
    try load(
      [SourceFile(path: "text", text: text)], modules,
      Selection(model: model, settings: settings), registry: registry, generator: generator)
  }

  /// Makes a model from a `.netdef` file.
  ///
  /// - Throws: What `load(paths:)` throws.
  public static func load(
    path: String, model: String? = nil, modules: [LibraryModule] = [], settings: [Setting] = [],
    registry: LayerRegistry = .catalogue, generator: RandomGenerator = .shared
  ) throws(LoaderError) -> LoadedModel {
    try load(
      paths: [path], model: model, modules: modules, settings: settings, registry: registry,
      generator: generator)
  }

  /// Makes a model from the `.netdef` files of one module.
  ///
  /// - Throws: `LoaderError` for a file that cannot be read, and as `load(text:)` does.
  public static func load(
    paths: [String], model: String? = nil, modules: [LibraryModule] = [],
    settings: [Setting] = [], registry: LayerRegistry = .catalogue,
    generator: RandomGenerator = .shared
  ) throws(LoaderError) -> LoadedModel {
    var files: [SourceFile] = []
    for path in paths { files.append(try read(path)) }
    return try load(
      files, modules, Selection(model: model, settings: settings), registry: registry,
      generator: generator)
  }

  /// Reads the `.netdef` files of a library module.
  ///
  /// - Throws: `LoaderError` for a file that cannot be read.
  public static func module(
    named name: String, paths: [String]
  ) throws(LoaderError) -> LibraryModule {
    var files: [SourceFile] = []
    for path in paths { files.append(try read(path)) }
    return LibraryModule(name: name, files: files)
  }

  /// Opens a file with a whole network, as `saveNetwork(to:)` wrote it, without its class.
  ///
  /// The network comes back with its weights and in evaluation, as a new one is: `train()` switches
  /// it to training.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - settings: Numbers for sizes that the network still leaves open: `["H=224"]`.
  ///   - registry: The Swift behind the extern layers and functions.
  /// - Throws: `LoaderError` for a file that is broken or holds no network, for a language that is
  ///   newer than this package, for a source that was changed or has errors, for weights that do not
  ///   fit it, and for what the registry lacks.
  public static func open(
    _ path: String, settings: [Setting] = [], registry: LayerRegistry = .catalogue
  ) throws(LoaderError) -> LoadedModel {
    let file: SafeTensorsFile
    do { file = try SafeTensorsFile(path: path) } catch { throw .file(error) }
    let network = try network(of: file.metadata, path, settings)
    // Before any layer is made and any tensor is read: a source that was changed may ask for layers
    // of any size.
    let declared = DeclaredState(network)
    do {
      try file.check(against: declared.catalogueStates, model: network.name)
    } catch {
      throw .weights(path: path, error)
    }
    // The initial weights are replaced at once, so nobody else's generator need be used up.
    let model = try LoadedModel(network, registry: registry, generator: RandomGenerator(seed: 0))
    do {
      try model.loadUnshared(file)
    } catch let error as StateDictError {
      throw .weights(path: path, error)
    } catch let error as SafeTensorsError {
      throw .file(error)
    } catch {
      throw .unreadable(path: path, reason: "\(error)")
    }
    return model
  }

  /// The network that a file's metadata defines.
  private static func network(
    of metadata: [String: String], _ path: String, _ settings: [Setting]
  ) throws(LoaderError) -> Network {
    let definition: NetworkDefinition
    do {
      definition = try NetworkDefinition(metadata: metadata)
    } catch {
      throw .notANetwork(path: path, error)
    }
    guard let text = ArgumentText(definition.arguments) else {
      throw .notANetwork(path: path, .notArguments(found: definition.arguments))
    }
    let saved = text.arguments.map { name, value in
      Setting("\(name)=\(value)", path: "\(path)/netdef.arguments")
    }
    let source = SourceFile(path: "\(path)/netdef.source", text: definition.source)
    return try network(
      [source], [], Selection(model: definition.model, settings: saved + settings), in: path)
  }

  private static func load(
    _ files: [SourceFile], _ modules: [LibraryModule], _ selection: Selection,
    registry: LayerRegistry, generator: RandomGenerator
  ) throws(LoaderError) -> LoadedModel {
    try LoadedModel(
      try network(files, modules, selection), registry: registry, generator: generator)
  }

  /// The network of the name that was asked for, or the only one.
  private static func network(
    _ files: [SourceFile], _ modules: [LibraryModule], _ selection: Selection,
    in path: String? = nil
  ) throws(LoaderError) -> Network {
    let compilation = Compilation(checking: files, importing: modules, selection: selection)
    guard !compilation.hasErrors else {
      let errors = compilation.diagnostics.filter { $0.severity == .error }
      let renderer = DiagnosticRenderer(files: compilation.files)
      throw .invalidSource(text: renderer.render(errors), diagnostics: errors)
    }
    guard let network = try compilation.network(named: selection.model, in: path) else {
      return try network(
        files, modules,
        Selection(model: compilation.incompleteModels.first, settings: selection.settings))
    }
    return network
  }

  private static func read(_ path: String) throws(LoaderError) -> SourceFile {
    do {
      // One byte over the limit is enough for the compiler to say that the file is too large.
      let bytes = try SystemFile.bytes(of: path, limit: SourceFile.sizeLimit + 1)
      return SourceFile(path: path, bytes: bytes)
    } catch {
      throw .unreadable(path: path, reason: "\(error)")
    }
  }
}

/// A value for a parameter or an open size of a model, as `NetdefLoader.load` takes it:
/// `Setting("classes", "10")`.
public typealias Setting = NetdefCompiler.Setting

/// A library module, as `NetdefLoader.load` takes it and `NetdefLoader.module` makes it.
public typealias LibraryModule = NetdefCompiler.LibraryModule
