/// Every dangerous name in every place, alone and in pairs.
public struct NamePrograms: Sendable {
  public let names: DangerousNames

  public init(_ names: DangerousNames) { self.names = names }

  /// How many programs have one name.
  public var count: Int { NamePlace.all.count * names.all.count }

  /// The program of a number below `count`. What the definition is goes round.
  public func single(_ number: Int) -> NameProgram {
    let places = NamePlace.all
    let name = names.all[number / places.count]
    let kinds = NameProgram.Kind.allCases
    let kind = kinds[(number + number / places.count) % kinds.count]
    return NameProgram(
      [.init(places[number % places.count], name)], kind: kind, token: "\(number)")
  }

  /// A pair of places with equal or different names, drawn from a seed: half of the names are Swift's
  /// words or those of generated code.
  public func pair(seed: UInt64) -> NameProgram {
    var random = SeededRandom(seed: seed)
    func name() -> String {
      let near = random.chance(50) ? names.generated : names.words
      return random.pick(random.chance(50) ? names.all : near)
    }
    let first = name()
    let second = random.chance(50) ? first : name()
    return NameProgram(
      [.init(random.pick(NamePlace.all), first), .init(random.pick(NamePlace.all), second)],
      kind: random.pick(NameProgram.Kind.allCases), token: "\(seed)")
  }
}
