import NetdefTemplates

/// `list[1]`, `list[1...]`, `pair.0`, `x.shape`.
extension ExpressionEmitter {
  func emitMember(_ base: Expression, _ name: Name) throws(EmissionError) -> SwiftExpression {
    let value = try emit(base)
    if value.type == .tensor, name.value == "shape" {
      let text = tensorsAreNodes ? "\(value.text).shape.sizes" : "\(value.text).sizes"
      return SwiftExpression(text: text, type: .list(.int), isThrowing: value.isThrowing)
    }
    if value.type == .shape, name.value == "shape" {
      return SwiftExpression(text: "\(value.text).sizes", type: .list(.int))
    }
    guard let index = Int(name.value) else {
      throw EmissionError("`.\(name.value)`", name.range)
    }
    func part(_ text: String, _ type: StaticType, throwing: Bool = false) -> SwiftExpression {
      SwiftExpression(text: text, type: type, isThrowing: throwing || value.isThrowing)
    }
    switch value.type {
    case .tuple(let types) where types.indices.contains(index):
      return part("\(value.atom).\(index)", types[index])
    // A number stands for a pair of it.
    case .int, .float, .bool, .none, .symbol, .choice:
      if index < 2 { return value }
      throw EmissionError("`.\(index)` of a number", name.range)
    case .pair: return part("\(value.atom).\(index == 0 ? "height" : "width")", .int)
    case .padding:
      let size = "Arithmetic.present(\(value.atom).size)"
      return part("\(size).\(index == 0 ? "height" : "width")", .int, throwing: true)
    case .adaptiveSize:
      return part("\(value.atom).\(index == 0 ? "height" : "width")", .optional(.int))
    default:
      return call("Arithmetic.member", [convert(value, to: .value), .int(index)], .value)
    }
  }

  func emitIndex(
    _ base: Expression, _ items: [IndexItem], _ expression: Expression
  ) throws(EmissionError) -> SwiftExpression {
    guard items.count == 1, case .expression(let item) = items[0] else {
      throw EmissionError("several indices", expression.range)
    }
    if case .member(let tensor, let name) = base.kind, name.value == "shape",
      case .integer(let axis) = item.kind
    {
      let value = try emit(tensor)
      if value.type == .shape {
        return SwiftExpression(text: "\(value.text)[\(axis)]", type: .int, sign: .notNegative)
      }
      if value.type == .tensor {
        let text = tensorsAreNodes ? "\(value.text).shape[\(axis)]" : "\(value.text)[\(axis)]"
        return SwiftExpression(
          text: text, type: .int, isThrowing: value.isThrowing, sign: .notNegative)
      }
    }
    let value = try emit(base)
    if value.type == .tensor { throw EmissionError("a part of a tensor", expression.range) }
    if case .range(let range) = item.kind { return try emitSlice(value, range) }
    let index = convert(try emit(item), to: .int)
    switch value.type {
    case .list(let element):
      // A list whose length is plain holds what its checked index says.
      if let count = value.count, index.isLiteral, let number = Int(index.text), number < count,
        number >= -count
      {
        return SwiftExpression(
          text: "\(value.atom)[\(number < 0 ? number + count : number)]", type: element,
          isThrowing: value.isThrowing)
      }
      return call("Arithmetic.element", [value, index], element)
    case .tuple(let types):
      if index.isLiteral, let number = Int(index.text) {
        let position = number < 0 ? number + types.count : number
        if types.indices.contains(position) {
          return SwiftExpression(
            text: "\(value.atom).\(position)", type: types[position], isThrowing: value.isThrowing)
        }
      }
      // All parts have one type then, or the index decides which one the result has.
      let type = types.reduce(StaticType.undetermined) { $0.joined($1) }
      return call("Arithmetic.element", [elements(of: value, types, as: type), index], type)
    default: return call("Arithmetic.element", [convert(value, to: .value), index], .value)
    }
  }

  /// `list[a..<b by s]`.
  private func emitSlice(
    _ value: SwiftExpression, _ range: RangeSyntax
  ) throws(EmissionError) -> SwiftExpression {
    var list = value
    switch value.type {
    case .list: break
    case .tuple(let types):
      let type = types.reduce(StaticType.undetermined) { $0.joined($1) }
      list = elements(of: value, types, as: type)
    case .emptyList: return value
    default: list = convert(value, to: .list(.value))
    }
    let lower = try emitInt(range.lower)
    let upper = try emitInt(range.upper)
    let step = try emitInt(range.step)
    var isThrowing = list.isThrowing
    for part in [lower, upper, step] { isThrowing = isThrowing || part?.isThrowing ?? false }
    // Swift says the most frequent ones itself.
    if step == nil || step?.text == "1" {
      if upper == nil, let lower, lower.isLiteral, lower.sign >= .notNegative {
        return SwiftExpression(
          text: "Array(\(list.atom).dropFirst(\(lower.text == "1" ? "" : lower.text)))",
          type: list.type, isThrowing: isThrowing)
      }
      if lower == nil || lower?.text == "0", let upper, upper.sign >= .notNegative,
        !range.isClosed
      {
        return SwiftExpression(
          text: "Array(\(list.atom).prefix(\(upper.text)))", type: list.type,
          isThrowing: isThrowing)
      }
    }
    var arguments = [list.text]
    if let lower { arguments.append("from: \(lower.text)") }
    if let upper { arguments.append("\(range.isClosed ? "through" : "to"): \(upper.text)") }
    if let step { arguments.append("by: \(step.text)") }
    return SwiftExpression(
      text: "Arithmetic.slice".calling(arguments, within: SwiftExpression.widthLimit),
      type: list.type,
      isThrowing: true)
  }

  /// The parts of a tuple as a list.
  private func elements(
    of value: SwiftExpression, _ types: [StaticType], as type: StaticType
  ) -> SwiftExpression {
    let parts = types.enumerated().map { index, own in
      convert(SwiftExpression(text: "$0.\(index)", type: own), to: type)
    }
    let isThrowing = parts.contains(where: \.isThrowing)
    let list = Self.brackets("[", parts.map(\.text), "]")
    return SwiftExpression(
      text: SwiftExpression.closure(
        "Arithmetic.with(\(value.text))", "\(isThrowing ? "try " : "")\(list)"),
      type: .list(type), isThrowing: value.isThrowing || isThrowing, count: types.count)
  }
}
