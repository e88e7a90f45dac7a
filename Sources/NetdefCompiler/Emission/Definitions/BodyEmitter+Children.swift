/// A step that makes a child, as written.
struct ChildSyntax {
  var name: StepName?

  /// The Swift type.
  var type: String

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
    make: (BodyEmitter, String) throws(EmissionError) -> String
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
      advance(&data, to: "try \(try reference(to: syntax))(\(value))")
    }
  }

  /// Writes the statement that makes a child and stores it.
  func keep(_ syntax: ChildSyntax, _ call: String) throws(EmissionError) {
    let key = try syntax.name.map { name throws(EmissionError) in try text(of: name) }
    let child = "try children.add" + Self.listing([key, call].compactMap { $0 })
    if let currentRepeat {
      if !plan.repeats[currentRepeat].types.contains(syntax.type) {
        plan.repeats[currentRepeat].types.append(syntax.type)
      }
      emit("\(plan.properties[plan.repeats[currentRepeat].property].name).append(\(child))")
      nextNumber = nil
      return
    }
    let property = store(syntax)
    emit("\(access(to: plan.properties[property].name)) = \(child)")
  }

  /// Arguments in parentheses: beside a closure on several lines every argument has its own.
  static func listing(_ arguments: [String]) -> String {
    let line = arguments.joined(separator: ", ")
    guard line.contains("\n") else { return "(\(line))" }
    return "(\n  " + arguments.map(FileValues.indented).joined(separator: ",\n  ") + ")"
  }

  /// Adds the property of a child to the plan.
  func store(_ syntax: ChildSyntax) -> Int {
    let name: String
    if let key = syntax.name?.plain, let known = plan.properties(named: key) {
      name = known
    } else {
      name = propertyName(for: syntax)
    }
    let index = plan.add(
      ChildPlan.Property(
        name: name, type: syntax.type,
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
    let base = SwiftNames.value(ofType: syntax.type == "any Layer" ? "layer" : syntax.type)
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
  func access(to property: String) -> String {
    parameters.contains(property) || property == "generator" ? "self.\(property)" : property
  }

  /// A child in the forward pass.
  func reference(to syntax: ChildSyntax) throws(EmissionError) -> String {
    if currentRepeat != nil, let iterator {
      // In one expression with the call, this stops the Swift compiler (6.3.1) in SILGen.
      let layer = temporary("layer")
      emit("let \(layer) = try ChildScope.made(\(iterator).next(), \"\(definition)\")")
      return layer
    }
    guard let property = plan.property(at: syntax.range) else {
      throw EmissionError("this step", syntax.range)
    }
    return reference(to: property)
  }

  func reference(to property: ChildPlan.Property) -> String {
    guard property.isOptional, !unwrapped.contains(property.name) else { return property.name }
    let plain = property.name.filter { $0 != "`" }
    let layer = temporary("layer")
    emit("let \(layer) = try ChildScope.made(\(property.name), \"\(plain)\")")
    return layer
  }

  /// A step's name as a Swift literal, with its computed parts.
  func text(of name: StepName) throws(EmissionError) -> String {
    var text = ""
    for segment in name.segments {
      switch segment {
      case .text(let part): text += part
      case .expression(let expression):
        let value = try expressions.emit(expression)
        switch value.type {
        case .int: text += value.isLiteral ? value.text : "\\(\(value.tried))"
        case .symbol(let symbol): text += symbol
        case .choice: text += "\\(\(value.atom).rawValue)"
        default: text += "\\(\(value.tried))"
        }
      }
    }
    return "\"\(text)\""
  }
}

extension SwiftNames {
  /// `branch` → `branches`, `layers` → `layers`: the property of a repeat's children.
  static func plural(_ name: String) -> String {
    if name.hasSuffix("s") { return name }
    return name + (["ch", "sh", "x"].contains { name.hasSuffix($0) } ? "es" : "s")
  }

  /// What one of many is called; nil for a name that is no plural.
  static func singular(_ name: String) -> String? {
    for ending in ["es", "s"] where name.hasSuffix(ending) {
      let singular = String(name.dropLast(ending.count))
      if !singular.isEmpty, plural(singular) == name { return singular }
    }
    return nil
  }

  /// `ReLU` → `relu`, `BatchNorm2d` → `batchNorm2d`: a property for a layer without a name.
  static func value(ofType type: String) -> String {
    if type.count <= 5 { return type.lowercased() }
    return type.prefix(1).lowercased() + type.dropFirst()
  }
}
