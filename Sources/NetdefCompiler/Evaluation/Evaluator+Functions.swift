#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#elseif canImport(ucrt)
  import ucrt
#endif

extension Evaluator {
  static func realPower(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }

  /// A function of the language.
  func evaluateBuiltin(_ name: String, _ arguments: [ArgumentTerm], _ term: Term) -> Value {
    var values: [Value] = []
    for argument in arguments {
      if let label = argument.label {
        return report(.labelInCall(label.value, of: name, at: label.range), argument.term)
      }
      let value = evaluate(argument.term)
      if value == .unknown { return .unknown }
      if argument.isSpread, case .list(let inner) = value {
        values += inner
      } else {
        values.append(value)
      }
    }
    return apply(name, values, term)
  }

  private func apply(_ name: String, _ values: [Value], _ term: Term) -> Value {
    if values.count == 1, case .list(let elements) = values[0] {
      if name == "count" { return .int(Size(elements.count)) }
      guard budget.spend(elements.count) else { return tooLong(elements.count, term) }
      switch name {
      case "sum": return fold(elements, name, from: Size(0), term) { $0.adding($1) }
      case "product":
        return fold(elements, name, from: Size(1), term) { $0.multiplied(by: $1) }
      case "min", "max": return extreme(elements, name, term)
      case "enumerate":
        return list(
          elements.enumerated().map { .tuple([.int($0.offset), $0.element]) }, term)
      case "reversed": return list(elements.reversed(), term)
      default: break
      }
    }
    switch (name, values.count) {
    case ("zip", 2...):
      let lists = values.compactMap { value -> [Value]? in
        if case .list(let elements) = value { return elements }
        return nil
      }
      if lists.count == values.count {
        let count = lists.map(\.count).min() ?? 0
        guard budget.spend(count) else { return tooLong(count, term) }
        return list((0..<count).map { index in .tuple(lists.map { $0[index] }) }, term)
      }
    case ("min", 1...), ("max", 1...): return extreme(values, name, term)
    case ("floor", 1), ("ceil", 1), ("round", 1): return rounded(values[0], name, term)
    case ("abs", 1):
      if case .int(let size) = values[0], let number = size.value, number != .min {
        return .int(Size(abs(number)))
      }
      if case .float(let number) = values[0] { return .float(abs(number)) }
      // Of an open size nobody knows the sign yet.
      if case .int(let size) = values[0], size.value == nil { return .unknown }
    case ("sqrt", 1):
      if case .int(let size) = values[0], size.value == nil {
        return report(.openSizeInReal(at: term.range), term)
      }
      if let number = real(values[0]) {
        return number >= 0
          ? .float(number.squareRoot())
          : report(.negativeRoot(number, at: term.range), term)
      }
    default: break
    }
    return report(.wrongFunctionArguments(name, values, at: term.range), term)
  }

  private func fold(
    _ elements: [Value], _ name: String, from start: Size, _ term: Term,
    _ combine: (Size, Size) -> Size?
  ) -> Value {
    var result = start
    for (index, element) in elements.enumerated() {
      guard case .int(let size) = element else {
        return reportElement(index, of: elements, "Ints", name, term)
      }
      guard budget.spend(on: result, size) else { return tooLong(0, term) }
      guard let next = combine(result, size) else {
        return report(.arithmeticOverflow([result, size], at: term.range), term)
      }
      result = next
    }
    return .int(result)
  }

  private func extreme(_ values: [Value], _ name: String, _ term: Term) -> Value {
    var sizes: [Size] = []
    for value in values {
      if case .int(let size) = value { sizes.append(size) }
    }
    if sizes.count == values.count, let first = sizes.first {
      for size in sizes where !budget.spend(on: size, size) { return tooLong(0, term) }
      let result = sizes.dropFirst().reduce(Optional(first)) { extreme, size in
        name == "max" ? extreme?.maximum(size) : extreme?.minimum(size)
      }
      return result.map(Value.int)
        ?? report(.arithmeticOverflow(sizes, at: term.range), term)
    }
    let numbers = values.compactMap(real)
    if numbers.count == values.count,
      let result = name == "max" ? numbers.max() : numbers.min()
    {
      return .float(result)
    }
    guard let index = values.firstIndex(where: { real($0) == nil && !$0.isNumber }) else {
      return report(.wrongFunctionArguments(name, values, at: term.range), term)
    }
    return reportElement(index, of: values, "numbers", name, term)
  }

  /// Reports the first of some values that a function cannot count with.
  private func reportElement(
    _ index: Int, of values: [Value], _ wanted: String, _ name: String, _ term: Term
  ) -> Value {
    if values[index] == .unknown { return .unknown }
    if case .tensor = values[index] {
      return report(
        .wrongFunctionArguments(name, [values[index]], at: term.range), term)
    }
    var place = term
    if case .builtin(_, let arguments) = term.kind {
      if arguments.count == 1, case .list(let elements) = arguments[0].term.kind,
        elements.count == values.count,
        elements.allSatisfy({ $0.clauses.isEmpty && !$0.isSpread })
      {
        place = elements[index].term
      } else if arguments.count == values.count, !arguments.contains(where: \.isSpread) {
        place = arguments[index].term
      }
    }
    return report(
      .wrongFunctionElement(
        name, values[index], wanted: wanted,
        position: place.range == term.range ? index : nil,
        at: place.range), term)
  }

  private func rounded(_ value: Value, _ name: String, _ term: Term) -> Value {
    if case .int = value { return value }
    guard case .float(let number) = value else {
      return report(.wrongFunctionArguments(name, [value], at: term.range), term)
    }
    let result =
      switch name {
      case "floor": number.rounded(.down)
      case "ceil": number.rounded(.up)
      // Halves go to the even neighbour, as in Python.
      default: number.rounded(.toNearestOrEven)
      }
    guard let whole = Int(exactly: result) else {
      return report(.arithmeticOverflow([], at: term.range), term)
    }
    return .int(whole)
  }
}
