import Netdef
import Testing

/// Every function on nodes against what PyTorch answered (`Reference/functions.txt`).
@Suite struct FunctionReferenceTests {
  /// The cases in which PyTorch answers.
  static func accepted() throws -> [ReferenceCase] {
    try ReferenceFile("functions").cases.filter { !$0.settings.truth("raises") }
  }

  /// The cases in which PyTorch raises an error.
  static func refused() throws -> [ReferenceCase] {
    try ReferenceFile("functions").cases.filter { $0.settings.truth("raises") }
  }

  @Test func theTableNamesEveryFunction() throws {
    let functions = Set(try Self.accepted().map(\.type))
    #expect(
      functions == [
        "relu", "leakyRelu", "selu", "elu", "gelu", "silu", "sigmoid", "tanh", "softmax",
        "logSoftmax", "flatten", "dropout", "maxPool2d", "avgPool2d", "adaptiveAvgPool2d",
        "reshape", "sum", "mean", "abs", "exp", "log", "sqrt", "matmul", "add", "subtract",
        "multiply", "divide", "negate", "concatenate",
      ])
    #expect(try Self.accepted().count > 90)
    #expect(try Self.refused().count > 5)
  }

  @Test(arguments: try accepted())
  func answersAsPyTorchDoes(_ reference: ReferenceCase) throws {
    let output = try ReferenceFunction(reference).run(try reference.tensor("input"))
    let bounds = try reference.bounds { try ReferenceFunction($0).run($0.tensor("input")) }
    expectClose(output, try reference.tensor("output"), within: bounds, reference.name)
  }

  @Test(arguments: try refused())
  func refusesWhatPyTorchRefuses(_ reference: ReferenceCase) throws {
    let input = try reference.tensor("input")
    let error = try #require(throws: (any Error).self, "\(reference.name) was accepted") {
      try ReferenceFunction(reference).run(input)
    }
    let message = String(describing: error)
    #expect(message.contains("ReferenceFunction"), "the message names the module: \(message)")
    for operand in ["input", "other"] {
      guard let shape = reference.tensors[operand]?.shape else { continue }
      #expect(message.contains(shape.description), "the message says what was found: \(message)")
    }
  }
}

/// A module that calls the function of a case, with the other operand as a constant of its graph.
private final class ReferenceFunction: Layer {
  private let reference: ReferenceCase
  private let mode = TrainingMode(false)

  init(_ reference: ReferenceCase) { self.reference = reference }

  var members: [ModuleMember] { [.mode(mode)] }

  func forward(_ x: Node) throws -> Node {
    switch reference.type {
    case "add", "subtract", "multiply", "divide", "matmul", "concatenate": try combine(x)
    case "softmax", "logSoftmax", "flatten", "dropout", "maxPool2d", "avgPool2d",
      "adaptiveAvgPool2d", "reshape":
      try rearrange(x)
    default: try map(x)
    }
  }

  /// Functions of single elements, and reductions of all of them.
  private func map(_ x: Node) throws -> Node {
    let arguments = reference.arguments
    let keepsAxis = arguments.truth("keepingAxis")
    return switch reference.type {
    case "relu": try x.relu()
    case "leakyRelu":
      try arguments.number("slope").map { try x.leakyRelu(slope: $0) } ?? x.leakyRelu()
    case "selu": try x.selu()
    case "elu": try arguments.number("alpha").map { try x.elu(alpha: $0) } ?? x.elu()
    case "gelu": try arguments["approximate"] == "tanh" ? x.gelu(approximate: .tanh) : x.gelu()
    case "silu": try x.silu()
    case "sigmoid": try x.sigmoid()
    case "tanh": try x.tanh()
    case "sum":
      try arguments.integer("axis").map { try x.sum(axis: $0, keepingAxis: keepsAxis) } ?? x.sum()
    case "mean":
      try arguments.integer("axis").map { try x.mean(axis: $0, keepingAxis: keepsAxis) } ?? x.mean()
    case "negate": try -x
    case "abs": try x.abs()
    case "exp": try x.exp()
    case "log": try x.log()
    case "sqrt": try x.sqrt()
    default: throw ReferenceProblem("no function \(reference.type) is known to the tests")
    }
  }

  /// Functions along axes.
  private func rearrange(_ x: Node) throws -> Node {
    let arguments = reference.arguments
    switch reference.type {
    case "softmax": return try x.softmax(axis: reference.integer("axis"))
    case "logSoftmax": return try x.logSoftmax(axis: reference.integer("axis"))
    case "dropout": return try x.dropout(p: arguments.number("p") ?? 0.5)
    case "reshape": return try x.reshape((arguments.list("shape") ?? []).compactMap { $0 })
    case "flatten":
      if arguments.hasOnly() { return try x.flatten() }
      return try x.flatten(
        start: arguments.integer("start") ?? 1, end: arguments.integer("end") ?? -1)
    case "adaptiveAvgPool2d":
      return try x.adaptiveAvgPool2d(output: reference.adaptiveSize("output"))
    case "maxPool2d":
      if arguments.hasOnly("kernel") { return try x.maxPool2d(kernel: reference.pair("kernel")) }
      return try x.maxPool2d(
        kernel: reference.pair("kernel"), stride: reference.pair("stride"),
        padding: reference.pair("padding"), dilation: reference.pair("dilation"),
        ceilMode: arguments.truth("ceilMode"))
    default:
      if arguments.hasOnly("kernel") { return try x.avgPool2d(kernel: reference.pair("kernel")) }
      return try x.avgPool2d(
        kernel: reference.pair("kernel"), stride: reference.pair("stride"),
        padding: reference.pair("padding"), ceilMode: arguments.truth("ceilMode"),
        countIncludePad: arguments.truth("countIncludePad", default: true))
    }
  }

  /// Functions of two operands, the second of which may be a number.
  private func combine(_ x: Node) throws -> Node {
    if let number = reference.arguments.number("number") { return try combine(x, number) }
    let other = x.value(of: try reference.tensor("other"))
    return switch reference.type {
    case "add": try x + other
    case "subtract": try x - other
    case "multiply": try x * other
    case "divide": try x / other
    case "matmul": try x.matmul(other)
    default: try x.concatenate(other, axis: reference.integer("axis"))
    }
  }

  private func combine(_ x: Node, _ number: Float) throws -> Node {
    let first = reference.arguments.truth("first")
    return switch reference.type {
    case "add": try first ? number + x : x + number
    case "subtract": try first ? number - x : x - number
    case "multiply": try first ? number * x : x * number
    default: try first ? number / x : x / number
    }
  }
}
