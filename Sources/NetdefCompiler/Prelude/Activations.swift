extension Prelude {
  /// Each activation as a layer and as a function of the same parameters.
  static let activations = [
    activation("ReLU", "relu", "max(0, x).", layerParameters: inplace),
    activation(
      "SELU", "selu",
      "scale · (max(0, x) + min(0, α·(eˣ − 1))) with the constants of self-normalizing networks.",
      layerParameters: inplace),
    activation("SiLU", "silu", "x · sigmoid(x).", layerParameters: inplace),
    activation("Sigmoid", "sigmoid", "1 / (1 + e⁻ˣ)."),
    activation("Tanh", "tanh", "tanh(x)."),
    activation(
      "LeakyReLU", "leaky_relu", "x for x > 0, `slope`·x below.",
      parameters: "slope: Float = 0.01", layerParameters: inplace,
      body: ["renamed negative_slope -> slope"]),
    activation(
      "ELU", "elu", "x for x > 0, `alpha`·(eˣ − 1) below.", parameters: "alpha: Float = 1.0",
      layerParameters: inplace),
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
    layerParameters: String = "", body: [String] = []
  ) -> String {
    let all = [parameters, layerParameters].filter { !$0.isEmpty }.joined(separator: ", ")
    return [("layer", layer, all), ("function", function, parameters)].map {
      kind, name, parameters in
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

  /// PyTorch's flag, which the layers keep so that they print as PyTorch's do.
  private static let inplace = "named inplace: Bool = false"

  private static let axis = [
    "renamed dim -> axis",
    // A number counts as one axis.
    "let rank = max(count(S), 1)",
    #"require 0 - rank <= axis and axis < rank, "axis {axis} does not exist: the input has {count(S)} axes", id: "axis", at: axis"#,
  ]
}
