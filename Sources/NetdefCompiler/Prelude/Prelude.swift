/// The layer catalogue, written in netdef: `extern layer` and `extern function` declarations.
///
/// The compiler knows no layer. What it knows of `Conv2d` stands in these texts, in the words that
/// users have for their own layers. String literals rather than resource files, because the
/// generator is compiled in every user's build and literals are cheapest there.
public enum Prelude {
  /// The catalogue's files; diagnostics that point into one show its path.
  public static let files: [SourceFile] = [
    SourceFile(path: "<catalogue>/Linear.netdef", text: linear),
    SourceFile(path: "<catalogue>/Convolution.netdef", text: convolution),
    SourceFile(path: "<catalogue>/Normalization.netdef", text: normalization),
    SourceFile(path: "<catalogue>/Pooling.netdef", text: pooling),
    SourceFile(path: "<catalogue>/Activations.netdef", text: activations),
    SourceFile(path: "<catalogue>/Shapes.netdef", text: shapes),
  ]

  /// The catalogue, read once; tests see to it that nothing is wrong with it.
  static let declarations: Declarations = {
    var declarations = Declarations()
    for (index, file) in files.enumerated() {
      declarations.add(
        Parser.parse(file, file: index).0, of: .catalogue, bag: DiagnosticBag())
    }
    return declarations
  }()

  /// How many files the catalogue has: they come first in every module.
  static var count: Int { files.count }

  /// Requirements that keep the numbers of `Pair` parameters where no size that is computed of them
  /// overflows, and where PyTorch's kernels take them.
  static func limits(_ parameters: String...) -> String {
    parameters.map { name in
      #"    require \#(name).0 <= 2147483647 and \#(name).1 <= 2147483647, "a \#(name) is at most 2147483647, but `\#(name)` is {\#(name)}", id: "layer-parameter", at: \#(name)"#
    }.joined(separator: "\n    ")
  }
}
