extension Prelude {
  /// Each activation as a layer and as a function of the same parameters.
  static let activations = [
    activation("ReLU", "relu", "max(0, x)."),
    activation(
      "SELU", "selu",
      "scale · (max(0, x) + min(0, α·(eˣ − 1))) with the constants of self-normalizing networks."),
    activation("SiLU", "silu", "x · sigmoid(x)."),
    activation("Sigmoid", "sigmoid", "1 / (1 + e⁻ˣ)."),
    activation("Tanh", "tanh", "tanh(x)."),
    activation(
      "LeakyReLU", "leaky_relu", "x for x > 0, `slope`·x below.",
      parameters: "slope: Float = 0.01", body: ["renamed negative_slope -> slope"]),
    activation(
      "ELU", "elu", "x for x > 0, `alpha`·(eˣ − 1) below.", parameters: "alpha: Float = 1.0"),
    activation(
      "GELU", "gelu", "x·Φ(x) with the normal distribution's Φ, or its tanh approximation.",
      parameters: "approximate: none | tanh = none"),
    activation(
      "Softmax", "softmax", "eˣ divided by the sum of eˣ along an axis.", parameters: "axis: Int",
      body: axis),
    activation(
      "LogSoftmax", "log_softmax", "The logarithm of softmax along an axis.",
      parameters: "axis: Int", body: axis),
  ].joined()

  private static func activation(
    _ layer: String, _ function: String, _ documentation: String, parameters: String = "",
    body: [String] = []
  ) -> String {
    [("layer", layer), ("function", function)].map { kind, name in
      let head = parameters.isEmpty ? name : "\(name)(\(parameters))"
      let lines = ["in x: [S..]"] + body + ["out [S..]"]
      return """
        /// \(documentation)
        extern \(kind) \(head) {
        \(lines.map { "    \($0)" }.joined(separator: "\n"))
        }


        """
    }.joined()
  }

  private static let axis = [
    "renamed dim -> axis",
    #"require 0 - count(S) <= axis and axis < count(S), "axis {axis} does not exist: the input has {count(S)} axes", id: "axis", at: axis"#,
  ]
}
