/// A step that makes a child, as written.
struct ChildSyntax {
  var name: ComputedName?

  /// The Swift type.
  var type: SwiftType

  /// What the documentation of the property shows.
  var text: SourceRange

  /// The step's place, by which the forward pass finds the child again.
  var range: SourceRange
}

/// How children are made, kept and called.
extension BodyEmitter {
  /// Passes data through one child. `make` is the call that makes it for the shape in a variable.
  func passChild(
    _ data: inout Flow, _ syntax: ChildSyntax,
    make: (BodyEmitter, SwiftVariable) throws(EmissionError) -> SwiftTree
  ) throws(EmissionError) {
    // What a name makes of the chain, the scope sees itself.
    if syntax.name != nil { leaveChain(isSeen: true) }
    switch mode {
    case .making:
      let variable = try own(&data, at: syntax.range)
      try keep(syntax, try make(self, variable))
    case .running:
      guard let value = data.value.single else {
        throw EmissionError("several tensors here", syntax.range)
      }
      advance(&data, to: try reference(to: syntax).calling([value], throwing: true))
    }
  }

  /// Writes the statement that makes a child and stores it.
  func keep(_ syntax: ChildSyntax, _ call: SwiftTree) throws(EmissionError) {
    let key = try syntax.name.map { name throws(EmissionError) in try text(of: name) }
    let child = added(key, call)
    if let currentRepeat {
      if !plan.repeats[currentRepeat].types.contains(syntax.type) {
        plan.repeats[currentRepeat].types.append(syntax.type)
      }
      let property = plan.properties[plan.repeats[currentRepeat].property].variable
      emit(.expression(variable(property.name).changing("append", [.init(nil, child.tried)])))
      nextNumber = nil
      return
    }
    let property = store(syntax)
    emit(.assign(access(to: plan.properties[property].variable), child))
  }

  /// `try children.add("conv", Conv2d(…))`: beside a closure on several lines every argument has its
  /// own.
  func added(_ key: SwiftTree?, _ call: SwiftTree) -> SwiftTree {
    let items = [key, call].compactMap { $0 }.map { SwiftList.Item(nil, $0) }
    return variable("children").changing("add", items, .apart).throwing
  }

  /// Adds the property of a child to the plan.
  func store(_ syntax: ChildSyntax) -> Int {
    let known = syntax.name?.plain.flatMap(plan.property)
    let index = plan.add(
      ChildPlan.Property(
        variable: known ?? SwiftVariable(propertyName(for: syntax)), type: syntax.type,
        documentation: "`\(surroundings.text(at: syntax.text))`."),
      key: syntax.name?.plain, at: syntax.range)
    touched.insert(index)
    definite.insert(index)
    nextNumber = nextNumber.map { $0 + 1 }
    return index
  }

  private func propertyName(for syntax: ChildSyntax) -> String {
    let types = surroundings.takenTypes
    if let text = syntax.name?.leadingText {
      return SwiftNames.property(text, types: types, taken: &takenProperties)
    }
    if let nextNumber, conditionDepth == 0 {
      return SwiftNames.property("\(nextNumber)", types: types, taken: &takenProperties)
    }
    let base = SwiftNames.value(
      ofType: syntax.type.isExistential ? "layer" : syntax.type.lastName)
    var name = base
    var count = 1
    while takenProperties.contains(name) || names.locals.contains(name)
      || parameters.contains(name) || names.children.contains(name)
    {
      count += 1
      name = "\(base)\(count)"
    }
    return SwiftNames.property(name, types: types, taken: &takenProperties)
  }

  /// A property in the initializer, where a parameter may have its name.
  func access(to property: SwiftVariable) -> SwiftTree {
    parameters.contains(property.name) || property.name == "generator"
      ? .own(property) : .variable(property)
  }

  /// A child in the forward pass.
  func reference(to syntax: ChildSyntax) throws(EmissionError) -> SwiftTree {
    if currentRepeat != nil, let iterator {
      // In one expression with the call, this stops the Swift compiler (6.3.1) in SILGen.
      return madeLayer(iterator.changing("next", []), definition)
    }
    guard let property = plan.property(at: syntax.range) else {
      throw EmissionError("this step", syntax.range)
    }
    return reference(to: property)
  }

  func reference(to property: ChildPlan.Property) -> SwiftTree {
    let child = SwiftTree.variable(property.variable)
    guard property.isOptional, !unwrapped.contains(property.variable) else { return child }
    return madeLayer(child, property.variable.name)
  }

  /// A variable for a layer that was made, or an error of the package.
  private func madeLayer(_ child: SwiftTree, _ name: String) -> SwiftTree {
    let layer = temporary("layer")
    emit(.constant(layer, nil, made(child, .text(name))))
    return .variable(layer)
  }

  /// `try ChildScope.made(conv, "conv")`.
  func made(_ child: SwiftTree, _ name: SwiftTree) -> SwiftTree {
    SwiftTree.runtime("ChildScope").member("made").calling([child, name], throwing: true)
  }

  /// A step's name as a Swift literal, with its computed parts.
  func text(of name: ComputedName) throws(EmissionError) -> SwiftTree {
    var parts: [SwiftTextPart] = []
    for segment in name.segments {
      switch segment {
      case .text(let part): parts.append(.plain(part))
      case .term(let term):
        let value = try expressions.emit(term)
        switch value.type {
        case .int:
          let number = value.isLiteral ? value.tree.integer : nil
          parts.append(number.map { .plain(String($0)) } ?? .value(value.tree.tried))
        case .symbol(let symbol): parts.append(.plain(symbol))
        case .choice: parts.append(.value(value.tree.member("rawValue")))
        default: parts.append(.value(value.tree.tried))
        }
      }
    }
    return .text(parts)
  }
}

extension SwiftVariable {
  /// A call of a method that changes the variable.
  func changing(
    _ method: String, _ items: [SwiftList.Item], _ style: SwiftList.Style = .plain
  ) -> SwiftTree {
    SwiftTree.variable(self).changed.member(method).calling(SwiftList(items, style))
  }
}
