/// A part of a network: it owns parameters, buffers and other modules, and prints as PyTorch prints.
///
/// The generated classes and the layers are modules; a class written by hand becomes one by
/// conforming, and by default its members are its stored properties. A module is shared between
/// tasks, so what it stores must be `Sendable`: `let` properties of modules, parameters and plain
/// values.
public protocol Module: AnyObject, Sendable, CustomStringConvertible {
  /// The parameters, buffers, modules and modes inside, in order.
  ///
  /// By default the stored properties, the superclass's first: `Parameter`, `Buffer`, modules,
  /// `TrainingMode`, optionals of them, arrays (as `ModuleList`), dictionaries (as
  /// `ModuleDictionary`, sorted by key), and what structs, tuples and the values of enum cases hold
  /// of them. What is inside other classes, closures or a `Mutex` is not seen: a module that keeps
  /// parameters there states its members itself.
  var members: [ModuleMember] { get }

  /// What messages call the module; by default the Swift type's name, without generic arguments.
  var typeName: String { get }

  /// The name in front of the bracket when the module is printed; by default `typeName`.
  var printedName: String { get }

  /// What stands inside the brackets of a printed module, PyTorch's `extra_repr`; by default empty.
  var printedAttributes: String { get }

  /// The modules inside as they are printed; by default `(name): module`.
  ///
  /// Each is printed from these properties of its own, not from a `description` that it has.
  var printedChildren: [PrintedChild] { get }
}

/// Something that a module owns, under its name.
public enum ModuleMember: Sendable {
  /// A trained tensor; nil where the module has been made without it.
  case parameter(String, Parameter?)
  /// A tensor that is saved and not trained; nil where the module has been made without it.
  case buffer(String, Buffer?)
  /// A module; nil where it is absent.
  case child(String, (any Module)?)
  /// A name that stands for no module, and prints so: `(shortcut): None`.
  case noChild(String)
  /// Whether the module is training.
  case mode(TrainingMode)
}

/// The promise that a module's forward pass does the same operations at each call with equal input
/// shapes and modes, so that its recording can be kept.
///
/// The layers and the generated classes promise it. A class written by hand may, if its forward
/// pass depends on nothing that can change but parameters' values.
public protocol FixedStructure: Module {}

extension Module {
  public var members: [ModuleMember] { reflectedMembers(of: self) }
  public var printedName: String { typeName }
  public var printedAttributes: String { "" }

  public var typeName: String {
    let name = String(describing: type(of: self)).prefix { $0 != "<" }
    return name.filter { $0 != "`" }
  }

  /// The mode that the module itself stores.
  var ownMode: TrainingMode? {
    for case .mode(let mode) in members { return mode }
    return nil
  }
}
