/// `list[1]`, `list[1...]`, `pair.0`, `x.shape`.
extension ExpressionEmitter {
  func emitMember(_ base: Term, _ name: Name) throws(EmissionError) -> SwiftExpression {
    let value = try emit(base)
    if value.type == .tensor, name.value == "shape" {
      let shape = tensorsAreNodes ? value.tree.member("shape") : value.tree
      return SwiftExpression(shape.member("sizes"), .list(.int))
    }
    if value.type == .shape, name.value == "shape" {
      return SwiftExpression(value.tree.member("sizes"), .list(.int))
    }
    guard let index = Int(name.value) else {
      throw EmissionError("`.\(name.value)`", name.range)
    }
    return try part(index, of: value, at: name.range)
  }

  /// A part of a tuple or pair by its number.
  func part(
    _ index: Int, of value: SwiftExpression, at range: SourceRange
  ) throws(EmissionError) -> SwiftExpression {
    let side = index == 0 ? "height" : "width"
    switch value.type {
    case .tuple(let types) where types.indices.contains(index):
      return SwiftExpression(value.tree.part(index), types[index])
    // A number stands for a pair of it.
    case .int, .float, .bool, .none, .symbol, .choice:
      if index < 2 { return value }
      throw EmissionError("`.\(index)` of a number", range)
    case .pair: return SwiftExpression(value.tree.member(side), .int)
    case .padding:
      let size = SwiftTree.runtime("Arithmetic").member("present")
        .calling([value.tree.member("size")], throwing: true)
      return SwiftExpression(size.member(side), .int)
    case .adaptiveSize: return SwiftExpression(value.tree.member(side), .optional(.int))
    default: return arithmetic("member", [convert(value, to: .value), .int(index)], .value)
    }
  }

  func emitIndex(
    _ base: Term, _ index: IndexTerm, _ term: Term
  ) throws(EmissionError) -> SwiftExpression {
    if case .element(let item) = index, case .integer(let axis) = item.kind,
      case .member(let tensor, let name) = base.kind, name.value == "shape"
    {
      let value = try emit(tensor)
      if value.type == .shape {
        return SwiftExpression(
          value.tree.element(.integer(axis)), .int, sign: .notNegative)
      }
      if value.type == .tensor {
        let shape = tensorsAreNodes ? value.tree.member("shape") : value.tree
        return SwiftExpression(shape.element(.integer(axis)), .int, sign: .notNegative)
      }
    }
    let value = try emit(base)
    if value.type == .tensor { throw EmissionError("a part of a tensor", term.range) }
    switch index {
    case .slice(let range, _): return try emitSlice(value, range)
    case .element(let item): return element(convert(try emit(item), to: .int), of: value)
    case .other: throw EmissionError("several indices", term.range)
    }
  }

  /// An element of a list or tuple.
  func element(_ index: SwiftExpression, of value: SwiftExpression) -> SwiftExpression {
    switch value.type {
    case .list(let element):
      // A list whose length is plain holds what its checked index says.
      if let count = value.count, index.isLiteral, let number = index.tree.integer,
        number < count, number >= -count
      {
        let place = SwiftTree.integer(number < 0 ? number + count : number)
        return SwiftExpression(value.tree.element(place), element)
      }
      return arithmetic("element", [value, index], element)
    case .tuple(let types):
      if index.isLiteral, let number = index.tree.integer {
        let position = number < 0 ? number + types.count : number
        if types.indices.contains(position) {
          return SwiftExpression(value.tree.part(position), types[position])
        }
      }
      // All parts have one type then, or the index decides which one the result has.
      let type = types.reduce(StaticType.undetermined) { $0.joined($1) }
      return arithmetic("element", [elements(of: value, types, as: type), index], type)
    default: return arithmetic("element", [convert(value, to: .value), index], .value)
    }
  }

  /// `list[a..<b by s]`.
  private func emitSlice(
    _ value: SwiftExpression, _ range: RangeTerm
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
    // Swift says the most frequent ones itself.
    if step == nil || step?.tree == .integer(1) {
      if upper == nil, let lower, lower.isLiteral, lower.sign >= .notNegative {
        let rest = list.tree.member("dropFirst")
          .calling(lower.tree == .integer(1) ? [] : [lower.tree])
        return SwiftExpression(.swift("Array").calling([rest]), list.type)
      }
      if lower == nil || lower?.tree == .integer(0), let upper, upper.sign >= .notNegative,
        !range.isClosed
      {
        let start = list.tree.member("prefix").calling([upper.tree])
        return SwiftExpression(.swift("Array").calling([start]), list.type)
      }
    }
    var arguments = [SwiftList.Item(nil, list.tree)]
    if let lower { arguments.append(.init("from", lower.tree)) }
    if let upper { arguments.append(.init(range.isClosed ? "through" : "to", upper.tree)) }
    if let step { arguments.append(.init("by", step.tree)) }
    return SwiftExpression(
      .runtime("Arithmetic").member("slice")
        .calling(SwiftList(arguments, .filled), throwing: true), list.type)
  }

  /// The parts of a tuple as a list.
  private func elements(
    of value: SwiftExpression, _ types: [StaticType], as type: StaticType
  ) -> SwiftExpression {
    let parts = types.enumerated().map { index, own in
      convert(SwiftExpression(.shorthand.part(index), own), to: type).tree
    }
    return SwiftExpression(
      .runtime("Arithmetic").member("with")
        .calling([value.tree], SwiftClosure(nil, .array(parts, .column))),
      .list(type), count: types.count)
  }
}
