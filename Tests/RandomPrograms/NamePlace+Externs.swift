/// Places in the declarations of what is written in Swift.
extension NamePlace {
  /// A layer's class, which takes one argument.
  private static let layer = """
    final class LayerZZ: Netdef.Layer {
      init(LABEL given: Swift.Int = 3) {}
      func forward(_ x: Netdef.Node) throws -> Netdef.Node { x }
    }
    """

  /// The same without arguments.
  private static let plainLayer = """
    final class LayerZZ: Netdef.Layer {
      func forward(_ x: Netdef.Node) throws -> Netdef.Node { x }
    }
    """

  private static let function = """
    nonisolated extension Netdef.Node {
      func flip_ZZ(LABEL given: Swift.Int = 1) throws -> Netdef.Node { self }
    }
    """

  static let externs: [NamePlace] = [
    NamePlace(
      "parameter of a layer in Swift",
      outside: [
        "extern layer LayerZZ(@: Int = 3) {\nin x: [S.., D]\nrequire @ > 2, \"{@}\"\nout [S.., D]\n}"
      ],
      ["let TO = FROM -> LayerZZ -> LayerZZ(@: 4)"], swift: [layer]),
    NamePlace(
      "parameter with a default of sizes",
      outside: [
        "extern layer LayerZZ(named @: Int = D) {\nin x: [S.., D]\nrequire @ == D, \"{@}\"\nout [S.., D]\n}"
      ],
      ["let TO = FROM -> LayerZZ"], swift: [layer]),
    NamePlace(
      "size of a layer in Swift",
      outside: [
        "extern layer LayerZZ {\nin x: [S.., @]\nrequire @ % 1 == 0, \"{@}\"\nout [S.., @]\n}"
      ],
      ["let TO = FROM -> LayerZZ"], swift: [plainLayer]),
    NamePlace(
      "sizes of a layer in Swift",
      outside: [
        "extern layer LayerZZ {\nin x: [@.., D]\nrequire count(@) > 0, \"{D}\"\nout [@.., D]\n}"
      ],
      ["let TO = FROM -> LayerZZ"], swift: [plainLayer]),
    NamePlace(
      "input of a layer in Swift",
      outside: ["extern layer LayerZZ {\nin @: [S.., D]\nout [S.., D]\n}"],
      ["let TO = FROM -> LayerZZ"], swift: [plainLayer]),
    NamePlace(
      "symbol of a layer in Swift",
      outside: ["extern layer LayerZZ(how: @ | other_one = @) {\nin x: [S..]\nout [S..]\n}"],
      ["let TO = FROM -> LayerZZ -> LayerZZ(how: @)"],
      swift: [
        """
        final class LayerZZ: Netdef.Layer {
          enum Way: Swift.String { case CASE, otherOne }
          init(how: Way = .CASE) {}
          func forward(_ x: Netdef.Node) throws -> Netdef.Node { x }
        }
        """
      ]),
    NamePlace(
      "choice of a layer in Swift",
      outside: ["extern layer LayerZZ(@: on | off = on) {\nin x: [S..]\nout [S..]\n}"],
      ["let TO = FROM -> LayerZZ(@: off)"],
      swift: [
        """
        final class LayerZZ: Netdef.Layer {
          enum Way: Swift.String { case on, off }
          init(LABEL given: Way = .on) {}
          func forward(_ x: Netdef.Node) throws -> Netdef.Node { x }
        }
        """
      ]),
    NamePlace(
      "parameter of a function in Swift",
      outside: [
        "extern function flip_ZZ(@: Int = 1) {\nin x: [S.., D]\nrequire D % @ == 0, \"{@}\"\nout [S.., D]\n}"
      ],
      ["let TO = FROM -> flip_ZZ -> flip_ZZ(@: 1)"], swift: [function]),
    NamePlace(
      "size of a function in Swift",
      outside: [
        "extern function flip_ZZ(k: Int = 1) {\nin x: [S.., @]\nrequire @ % k == 0, \"{@}\"\nout [S.., @]\n}"
      ],
      ["let TO = FROM -> flip_ZZ"], swift: [function.replacing("LABEL", with: "k")]),
    NamePlace(
      "input of a function in Swift",
      outside: [
        "extern function flip_ZZ(k: Int = 1) {\nin @: [S.., D]\nrequire D % k == 0, \"{k}\"\nout [S.., D]\n}"
      ],
      ["let TO = FROM -> flip_ZZ"], swift: [function.replacing("LABEL", with: "k")]),
  ]
}
