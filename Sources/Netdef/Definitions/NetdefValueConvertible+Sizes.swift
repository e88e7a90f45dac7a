extension Pair: NetdefValueConvertible {
  /// An Int, or a pair of Ints: layers print what was written.
  public init(netdefValue value: NetdefValue) throws {
    switch value {
    case .int(let size): self.init(size)
    case .tuple(let values):
      guard values.count == 2, case .int(let height) = values[0], case .int(let width) = values[1]
      else { throw DefinitionError.wrongType(value, expected: Self.netdefType) }
      self.init(height, width)
    default: throw DefinitionError.wrongType(value, expected: Self.netdefType)
    }
  }

  public var netdefValue: NetdefValue {
    isScalar ? .int(height) : .tuple([.int(height), .int(width)])
  }

  public static var netdefType: String { "an Int or a pair of Ints" }
}

extension Padding: NetdefValueConvertible {
  /// A `Pair`, or `same`.
  public init(netdefValue value: NetdefValue) throws {
    if value == .symbol("same") {
      self = .same
      return
    }
    guard let size = try? Pair(netdefValue: value) else {
      throw DefinitionError.wrongType(value, expected: Self.netdefType)
    }
    self.init(size)
  }

  public var netdefValue: NetdefValue { size?.netdefValue ?? .symbol("same") }
  public static var netdefType: String { "\(Pair.netdefType) or `same`" }
}

extension AdaptiveSize: NetdefValueConvertible {
  /// An Int or `none`, or a pair of such.
  public init(netdefValue value: NetdefValue) throws {
    do {
      if case .tuple(let values) = value, values.count == 2 {
        self.init(try Int?(netdefValue: values[0]), try Int?(netdefValue: values[1]))
      } else {
        self.init(try Int?(netdefValue: value))
      }
    } catch {
      throw DefinitionError.wrongType(value, expected: Self.netdefType)
    }
  }

  public var netdefValue: NetdefValue {
    isScalar ? height.netdefValue : .tuple([height.netdefValue, width.netdefValue])
  }

  public static var netdefType: String {
    "an Int, `none` or (an Int or `none`, an Int or `none`)"
  }
}

extension Approximation: NetdefValueConvertible {}

extension NetdefValueConvertible where Self: RawRepresentable, RawValue == String {
  /// A symbol whose name, or whose name in lowerCamelCase, is the raw value.
  public init(netdefValue value: NetdefValue) throws {
    guard case .symbol(let name) = value,
      let result = Self(rawValue: name) ?? Self(rawValue: camelCase(name))
    else { throw DefinitionError.wrongType(value, expected: Self.netdefType) }
    self = result
  }

  public var netdefValue: NetdefValue { .symbol(rawValue) }
  public static var netdefType: String { "a name of `\(Self.self)`" }
}

extension NetdefValueConvertible
where Self: RawRepresentable, RawValue == String, Self: CaseIterable {
  /// The names: `` `relu`, `elu` or `leaky_relu` ``.
  public static var netdefType: String {
    let names = allCases.map { quoted($0.rawValue) }
    guard let last = names.last, names.count > 1 else { return names.joined() }
    return names.dropLast().joined(separator: ", ") + " or " + last
  }
}

/// `leaky_relu` → `leakyRelu`, as Swift spells labels and symbols.
func camelCase(_ name: String) -> String {
  let words = name.split(separator: "_")
  guard let first = words.first else { return name }
  return String(first)
    + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
}
