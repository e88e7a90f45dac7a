/// An expression of the core: its names, arguments and type are resolved.
///
/// Terms are objects, so that what is shared between passes is no copy.
final class Term: Sendable {
  let kind: Kind

  /// What it was made of, for messages.
  let syntax: Expression
  let type: ValueType

  var range: SourceRange { syntax.range }

  init(_ kind: Kind, _ syntax: Expression, _ type: ValueType) {
    self.kind = kind
    self.syntax = syntax
    // Tuples of tuples of tuples double with each name: what no message could show is not looked at.
    self.type = type.isSmall ? type : .any
  }

  enum Kind: Sendable {
    case integer(Int)
    case float(Double)
    case boolean(Bool)
    case none
    /// A name that stands for itself where a type lists names.
    case symbol(String)
    case local(Local)
    /// A `let` outside of definitions.
    case global(DefinitionID)
    /// A layer, block or model without arguments.
    case layer(DefinitionID)
    /// A function of tensors without its tensor.
    case function(DefinitionID)
    /// `cell{i}`: what `layer cell{i} = …` declared.
    case computedName(ComputedName)
    case negation(Term)
    case not(Term)
    /// Left to right, of one precedence.
    case arithmetic(first: Term, rest: [Operand])
    case power(base: Term, exponent: Term)
    case and([Term])
    case or([Term])
    case comparison(Comparison, Term, Term)
    case range(RangeTerm)
    /// A function of the language: `max(a, b)`.
    case builtin(name: String, [ArgumentTerm])
    /// A function of values that a file declares.
    case call(DefinitionID, MatchedArguments)
    /// A layer, block or model with arguments.
    case construct(DefinitionID, Name, MatchedArguments)
    /// A function of tensors with arguments: which of them are tensors, values tell.
    case operate(DefinitionID, Name, [ArgumentTerm])
    /// A call of what only its value tells.
    case apply(Term, [ArgumentTerm])
    case index(Term, IndexTerm)
    /// `.shape`, or a part of a tuple by its number.
    case member(Term, Name)
    case tuple([Term])
    case list([ElementTerm])
    case conditional(ConditionalTerm)
    case chain(ChainTerm)
    case group(Term)
    /// What is wrong whatever the values are.
    case problem(Diagnostic)
    /// What was reported, or may be what is missing.
    case missing
  }

  /// An operator and what stands to its right.
  struct Operand: Sendable {
    var term: Term
    var syntax: Expression.Operand

    var operation: ArithmeticOperator { syntax.operation }
  }
}

/// `a..<b`, `a...b`, with a step; an end may be open inside brackets.
struct RangeTerm: Sendable {
  var lower: Term?
  var upper: Term?
  var isClosed: Bool
  var step: Term?
}

/// What stands between the brackets behind a list.
enum IndexTerm: Sendable {
  case element(Term)
  case slice(RangeTerm, SourceRange)
  /// Several items, `_` or `..`: parts of tensors.
  case other([Term])
}

/// `if condition { … } else { … }` as a value or a step.
struct ConditionalTerm: Sendable {
  var condition: Term
  var then: Term
  var otherwise: Term?
}

/// An element of a list, spread with `..` or repeated by `for` clauses.
struct ElementTerm: Sendable {
  /// `for pattern in values if condition:`.
  struct Clause: Sendable {
    var pattern: LocalPattern
    var values: Term
    var condition: Term?
  }

  var clauses: [Clause]
  var term: Term
  var isSpread: Bool
}

/// A step's name with its computed parts as terms.
struct ComputedName: Sendable {
  enum Segment: Sendable {
    case text(String)
    case term(Term)
  }

  var segments: [Segment]
  var syntax: StepName
}

/// One element of a chain with the name that it may carry.
struct StepTerm: Sendable {
  var name: ComputedName?
  var term: Term
  var syntax: StepSyntax

  var range: SourceRange { syntax.range }
}

/// `value -> step -> step`.
///
/// It is an object: a chain as a value is the same recipe wherever the same names stand for the same.
final class ChainTerm: Sendable {
  let steps: [StepTerm]

  /// The locals of its surroundings that it uses.
  let captures: [Local]

  /// Whether it uses layers with computed names.
  let usesComputedNames: Bool

  init(steps: [StepTerm], captures: [Local], usesComputedNames: Bool) {
    self.steps = steps
    self.captures = captures
    self.usesComputedNames = usesComputedNames
  }
}
