/// The members among an object's stored properties, the superclass's first.
func reflectedMembers(of module: any Module) -> [ModuleMember] {
  var mirrors: [Mirror] = []
  var mirror: Mirror? = Mirror(reflecting: module)
  while let current = mirror {
    mirrors.append(current)
    mirror = current.superclassMirror
  }
  return mirrors.reversed().flatMap { mirror in
    mirror.children.flatMap { label, value in
      members(in: value, named: propertyName(label ?? ""))
    }
  }
}

/// A stored property's name as it is written, without the backticks of a raw identifier.
private func propertyName(_ label: String) -> String {
  let lazyPrefix = "$__lazy_storage_$_"
  let name = label.hasPrefix(lazyPrefix) ? String(label.dropFirst(lazyPrefix.count)) : label
  return name.filter { $0 != "`" }
}

/// The members that a value is or holds.
private func members(in value: Any, named name: String) -> [ModuleMember] {
  switch value {
  case let parameter as Parameter: return [.parameter(name, parameter)]
  case let buffer as Buffer: return [.buffer(name, buffer)]
  case let module as any Module: return [.child(name, module)]
  case let mode as TrainingMode: return [.mode(mode)]
  // A tensor is a constant: it is neither trained nor saved.
  case is Tensor, is Shape, is String: return []
  default: break
  }
  let mirror = Mirror(reflecting: value)
  switch mirror.displayStyle {
  case .optional: return mirror.children.flatMap { members(in: $0.value, named: name) }
  case .collection: return elements(of: mirror, named: name)
  case .dictionary: return entries(of: mirror, named: name)
  case .struct, .tuple, .enum:
    return mirror.children.flatMap { label, value in
      members(in: value, named: "\(name).\(propertyName(label ?? ""))")
    }
  default: return []
  }
}

/// The members in an array: modules become one `ModuleList`, anything else is numbered.
private func elements(of mirror: Mirror, named name: String) -> [ModuleMember] {
  // Long arrays of numbers are not worth a look at each of them.
  guard let first = mirror.children.first, mayHoldMembers(first.value) else { return [] }
  let modules = mirror.children.compactMap { $0.value as? any Module }
  if modules.count == mirror.children.count { return [.child(name, ModuleList(modules))] }
  return mirror.children.enumerated().flatMap { index, element in
    members(in: element.value, named: "\(name).\(index)")
  }
}

/// The members in a dictionary: modules become one `ModuleDictionary`, sorted by key.
private func entries(of mirror: Mirror, named name: String) -> [ModuleMember] {
  let entries = mirror.children.compactMap { entry -> (name: String, value: Any)? in
    let pair = Mirror(reflecting: entry.value).children.map(\.value)
    return pair.count == 2 ? ("\(pair[0])", pair[1]) : nil
  }.sorted { $0.name < $1.name }
  guard let first = entries.first, mayHoldMembers(first.value) else { return [] }
  let modules = entries.compactMap { entry in
    (entry.value as? any Module).map { (entry.name, $0) }
  }
  if modules.count == entries.count { return [.child(name, ModuleDictionary(modules))] }
  return entries.flatMap { members(in: $0.value, named: "\(name).\($0.name)") }
}

/// Whether a value can be or hold a member: numbers and the like cannot.
private func mayHoldMembers(_ value: Any) -> Bool {
  Mirror(reflecting: value).displayStyle != nil
}
