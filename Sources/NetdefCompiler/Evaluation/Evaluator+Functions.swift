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
  /// The functions of compile-time values.
  static let functionNames = [
    "abs", "ceil", "count", "enumerate", "floor", "max", "min", "product", "reversed", "round",
    "sqrt", "sum", "zip",
  ]

  static func realPower(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }

  func evaluateCall(
    _ callee: Expression, _ arguments: [Argument], _ expression: Expression
  ) -> Value {
    guard case .name(let name) = callee.kind else {
      if case .member(_, let name) = callee.kind, Int(name.value) == nil {
        return report(
          .notCallable(
            callee, among: scope?.context.declarations ?? Declarations(), at: callee.range),
          callee)
      }
      return callValue(evaluate(callee), arguments, expression, callee)
    }
    if let value = environment[name] {
      return callValue(value, arguments, expression, callee)
    }
    if let value = callDeclared(Name(name, callee.range), arguments, expression) { return value }
    guard Self.functionNames.contains(name) else {
      return reportUnknownFunction(Name(name, callee.range), callee)
    }
    var values: [Value] = []
    for argument in arguments {
      if let label = argument.label {
        return report(.labelInCall(label.value, of: name, at: label.range), argument.expression)
      }
      let value = evaluate(argument.expression)
      if value == .unknown { return .unknown }
      if argument.isSpread, case .list(let inner) = value {
        values += inner
      } else {
        values.append(value)
      }
    }
    return apply(name, values, expression)
  }

  /// Reports a name that is called, or stands as a step, and that nobody declared.
  func reportUnknownFunction(_ name: Name, _ expression: Expression) -> Value {
    var known = Self.functionNames
    var layer: String?
    if let declarations = scope?.context.declarations {
      known = declarations.functionNames(at: name.range) + known
      layer = declarations.stepNames(at: name.range).first {
        $0.lowercased() == name.value.lowercased()
      }
    }
    // A computed name is used as it was declared.
    let computed = environment.layers.keys.sorted().first {
      StepName.plainName(ofMarked: $0) == name.value
    }
    return report(
      .unknownFunction(
        name.value, nearest: computed ?? layer ?? nearestName(to: name.value, among: known),
        at: name.range
      ).pointing(to: scope?.laterNames[name.value]),
      expression)
  }

  private func apply(_ name: String, _ values: [Value], _ expression: Expression) -> Value {
    if values.count == 1, case .list(let elements) = values[0] {
      if name == "count" { return .int(Size(elements.count)) }
      guard budget.spend(elements.count) else { return tooLong(elements.count, expression) }
      switch name {
      case "sum": return fold(elements, name, from: Size(0), expression) { $0.adding($1) }
      case "product":
        return fold(elements, name, from: Size(1), expression) { $0.multiplied(by: $1) }
      case "min", "max": return extreme(elements, name, expression)
      case "enumerate":
        return list(
          elements.enumerated().map { .tuple([.int($0.offset), $0.element]) }, expression)
      case "reversed": return list(elements.reversed(), expression)
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
        guard budget.spend(count) else { return tooLong(count, expression) }
        return list((0..<count).map { index in .tuple(lists.map { $0[index] }) }, expression)
      }
    case ("min", 1...), ("max", 1...): return extreme(values, name, expression)
    case ("floor", 1), ("ceil", 1), ("round", 1): return rounded(values[0], name, expression)
    case ("abs", 1):
      if case .int(let size) = values[0], let number = size.value, number != .min {
        return .int(Size(abs(number)))
      }
      if case .float(let number) = values[0] { return .float(abs(number)) }
      // Of an open size nobody knows the sign yet.
      if case .int(let size) = values[0], size.value == nil { return .unknown }
    case ("sqrt", 1):
      if case .int(let size) = values[0], size.value == nil {
        return report(.openSizeInReal(at: expression.range), expression)
      }
      if let number = real(values[0]) {
        return number >= 0
          ? .float(number.squareRoot())
          : report(.negativeRoot(number, at: expression.range), expression)
      }
    default: break
    }
    return report(.wrongFunctionArguments(name, values, at: expression.range), expression)
  }

  private func fold(
    _ elements: [Value], _ name: String, from start: Size, _ expression: Expression,
    _ combine: (Size, Size) -> Size?
  ) -> Value {
    var result = start
    for (index, element) in elements.enumerated() {
      guard case .int(let size) = element else {
        return reportElement(index, of: elements, "Ints", name, expression)
      }
      guard budget.spend(on: result, size) else { return tooLong(0, expression) }
      guard let next = combine(result, size) else {
        return report(.arithmeticOverflow([result, size], at: expression.range), expression)
      }
      result = next
    }
    return .int(result)
  }

  private func extreme(_ values: [Value], _ name: String, _ expression: Expression) -> Value {
    var sizes: [Size] = []
    for value in values {
      if case .int(let size) = value { sizes.append(size) }
    }
    if sizes.count == values.count, let first = sizes.first {
      for size in sizes where !budget.spend(on: size, size) { return tooLong(0, expression) }
      let result = sizes.dropFirst().reduce(Optional(first)) { extreme, size in
        name == "max" ? extreme?.maximum(size) : extreme?.minimum(size)
      }
      return result.map(Value.int)
        ?? report(.arithmeticOverflow(sizes, at: expression.range), expression)
    }
    let numbers = values.compactMap(real)
    if numbers.count == values.count,
      let result = name == "max" ? numbers.max() : numbers.min()
    {
      return .float(result)
    }
    guard let index = values.firstIndex(where: { real($0) == nil && !$0.isNumber }) else {
      return report(.wrongFunctionArguments(name, values, at: expression.range), expression)
    }
    return reportElement(index, of: values, "numbers", name, expression)
  }

  /// Reports the first of some values that a function cannot count with.
  private func reportElement(
    _ index: Int, of values: [Value], _ wanted: String, _ name: String, _ expression: Expression
  ) -> Value {
    if values[index] == .unknown { return .unknown }
    if case .tensor = values[index] {
      return report(
        .wrongFunctionArguments(name, [values[index]], at: expression.range), expression)
    }
    var place = expression
    if case .call(_, let arguments) = expression.kind {
      if arguments.count == 1, case .list(let elements) = arguments[0].expression.kind,
        elements.count == values.count,
        elements.allSatisfy({ $0.clauses.isEmpty && !$0.isSpread })
      {
        place = elements[index].expression
      } else if arguments.count == values.count, !arguments.contains(where: \.isSpread) {
        place = arguments[index].expression
      }
    }
    return report(
      .wrongFunctionElement(
        name, values[index], wanted: wanted,
        position: place.range == expression.range ? index : nil,
        at: place.range), expression)
  }

  private func rounded(_ value: Value, _ name: String, _ expression: Expression) -> Value {
    if case .int = value { return value }
    guard case .float(let number) = value else {
      return report(.wrongFunctionArguments(name, [value], at: expression.range), expression)
    }
    let result =
      switch name {
      case "floor": number.rounded(.down)
      case "ceil": number.rounded(.up)
      // Halves go to the even neighbour, as in Python.
      default: number.rounded(.toNearestOrEven)
      }
    guard let whole = Int(exactly: result) else {
      return report(.arithmeticOverflow([], at: expression.range), expression)
    }
    return .int(whole)
  }
}
