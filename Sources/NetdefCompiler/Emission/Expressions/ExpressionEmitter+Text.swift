/// Texts with values in them.
extension ExpressionEmitter {
  /// A message as a Swift string literal: values are shown as netdef shows them.
  ///
  /// - Throws: `EmissionError`. The literal itself may need a `try`.
  func text(_ literal: StringLiteral) throws(EmissionError) -> SwiftExpression {
    var text = ""
    var isThrowing = false
    for segment in literal.segments {
      switch segment {
      case .text(let plain): text += SwiftNames.escapedText(plain)
      case .expression(let expression):
        let value = try netdefText(of: expression)
        isThrowing = isThrowing || value.isThrowing
        text += "\\(\(value.text))"
      }
    }
    return SwiftExpression(text: "\"\(text)\"", type: .symbol(""), isThrowing: isThrowing)
  }

  /// A value as a message shows it, as a part of a string literal.
  private func netdefText(
    of expression: Expression
  ) throws(EmissionError) -> SwiftExpression {
    let value = try emit(expression)
    switch value.type {
    // Swift shows these as netdef does.
    case .int, .bool, .pair, .padding, .undetermined: return value
    case .tensor: return value
    case _ where value.type.isConvertible && !value.isLiteral:
      var result = value
      result.text = "\(value.atom).netdefText"
      return result
    default:
      var result = convert(value, to: .value)
      result.text = "\(result.atom).netdefText"
      return result
    }
  }
}

extension SwiftNames {
  /// A text as it stands between the quotes of a Swift string literal.
  static func escapedText(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\"": result += "\\\""
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        result += "\\u{\(String(scalar.value, radix: 16))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
