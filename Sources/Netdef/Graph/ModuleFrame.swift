/// A module that is being called: where it is, and how it names the modules inside it.
final class ModuleFrame {
  /// The module.
  let module: any Module

  /// The type of the outermost module being called, with which error paths begin.
  let root: String

  /// The module's path inside the outermost one; nil for the outermost itself.
  let path: String?

  /// A module inside this one and its paths, in order; a tied module has several.
  ///
  /// The module is kept alive: lists that stand for arrays are made when they are asked for, and
  /// another object could otherwise take the place, and with it the identity, of one.
  private struct Inner {
    let module: any Module
    var paths: [String]

    /// How many modules lie between.
    let depth: Int
  }

  /// The modules inside this one.
  private lazy var inner: [ObjectIdentifier: Inner] = ModuleFrame.inner(of: module)

  /// How often each module inside was called.
  private var callCounts: [ObjectIdentifier: Int] = [:]

  /// Makes the frame of a call.
  init(module: any Module, root: String, path: String?) {
    self.module = module
    self.root = root
    self.path = path
  }

  /// The path for error messages, from the outermost module's type.
  var fullPath: String { path.map { "\(root).\($0)" } ?? root }

  /// The path of a name inside this module, without the outermost module's type.
  func path(of name: String) -> String { path.map { "\($0).\(name)" } ?? name }

  /// The name of a module inside this one; nil if it is not inside.
  ///
  /// A module that is stored under several names answers them one call after the other.
  func nextName(of module: any Module) -> String? {
    let key = ObjectIdentifier(module)
    guard let paths = inner[key]?.paths else { return nil }
    let count = callCounts[key, default: 0]
    callCounts[key] = count + 1
    return paths[min(count, paths.count - 1)]
  }

  /// All modules inside one, with nearer paths first.
  private static func inner(of module: any Module) -> [ObjectIdentifier: Inner] {
    var found: [ObjectIdentifier: Inner] = [:]
    var level = module.children
    var depth = 0
    while !level.isEmpty {
      var next: [(name: String, module: any Module)] = []
      for (path, child) in level {
        let key = ObjectIdentifier(child)
        if let known = found[key] {
          // What is inside a tied module is known already; a module inside itself ends here too. A
          // module further inside is not what a call from here means.
          if known.depth == depth { found[key]?.paths.append(path) }
          continue
        }
        found[key] = Inner(module: child, paths: [path], depth: depth)
        next += child.children.map { (name: "\(path).\($0.name)", module: $0.module) }
      }
      level = next
      depth += 1
    }
    return found
  }
}

extension ShapeError {
  /// Adds the module that was being called, unless the error has one.
  mutating func locate(in frame: ModuleFrame) {
    guard path == nil else { return }
    path = frame.fullPath
    layer = frame.module.typeName
  }
}

extension InputError {
  /// Adds the module that was being called, unless the error has one.
  mutating func locate(in frame: ModuleFrame) {
    guard path == nil else { return }
    path = frame.fullPath
    layer = frame.module.typeName
  }
}
