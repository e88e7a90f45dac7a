extension Module {
  /// The modules directly inside, in order, with their names.
  public var children: [(name: String, module: any Module)] {
    members.compactMap { member in
      guard case .child(let name, let module?) = member else { return nil }
      return (name, module)
    }
  }

  /// The module itself, under the empty name, and all modules inside it with their paths, each once.
  public var namedModules: [(name: String, module: any Module)] {
    var found: [(name: String, module: any Module)] = []
    var seen: Set<ObjectIdentifier> = []
    // A list of what is to come instead of a recursion, which deep networks would end.
    var ahead: [(name: String, module: any Module)] = [("", self)]
    while let next = ahead.popLast() {
      guard seen.insert(ObjectIdentifier(next.module)).inserted else { continue }
      found.append(next)
      ahead += next.module.children.reversed().map { (joinPath(next.name, $0.name), $0.module) }
    }
    return found
  }

  /// All parameters with their paths; a shared parameter once, under its first path.
  public var namedParameters: [(name: String, parameter: Parameter)] {
    uniqueMembers { member in
      guard case .parameter(let name, let parameter?) = member else { return nil }
      return (name, parameter)
    }.map { (name: $0.name, parameter: $0.object) }
  }

  /// All buffers with their paths; a shared buffer once, under its first path.
  public var namedBuffers: [(name: String, buffer: Buffer)] {
    uniqueMembers { member in
      guard case .buffer(let name, let buffer?) = member else { return nil }
      return (name, buffer)
    }.map { (name: $0.name, buffer: $0.object) }
  }

  /// All parameters, each once.
  public var parameters: [Parameter] { namedParameters.map(\.parameter) }

  /// The number of trained numbers.
  public var parameterCount: Int { parameters.reduce(0) { $0 + $1.shape.elementCount } }

  /// The child at a position, counted from the end if negative; stops if there is none.
  public subscript(index: Int) -> any Module {
    let children = children
    let position = index < 0 ? index + children.count : index
    require(
      children.indices.contains(position),
      "Netdef: \(quoted(typeName)) has \(children.count) children, so there is none at index \(index)"
    )
    return children[position].module
  }

  /// The module at a path such as `encoder.0`, or nil.
  public subscript(path: String) -> (any Module)? {
    var module: any Module = self
    var rest = path[...]
    while !rest.isEmpty {
      // A name may contain dots where a struct or tuple holds modules, so whole names are compared.
      guard
        let child = module.children.first(where: {
          rest == $0.name || rest.hasPrefix($0.name + ".")
        })
      else { return nil }
      module = child.module
      rest = rest.dropFirst(child.name.count + 1)
    }
    return module
  }

  /// Members of one kind in this module and all inside, each object once.
  private func uniqueMembers<Object: AnyObject>(
    _ select: (ModuleMember) -> (String, Object)?
  ) -> [(name: String, object: Object)] {
    var seen: Set<ObjectIdentifier> = []
    return namedModules.flatMap { path, module in
      module.members.compactMap(select).compactMap { name, object in
        seen.insert(ObjectIdentifier(object)).inserted ? (joinPath(path, name), object) : nil
      }
    }
  }
}

/// A name inside a path; the empty path is the outermost module.
func joinPath(_ path: String, _ name: String) -> String {
  path.isEmpty ? name : "\(path).\(name)"
}
