/// Names that a newcomer from PyTorch or Python tries, and what to write in their place.
enum OtherNames {
  /// Functions and methods that have another spelling.
  static let functions: [String: String] = [
    "view": "write `flatten` to join axes: `x -> flatten`",
    "ravel": "write `flatten`, which joins axes: `x -> flatten`",
    "cat": "write `concatenate(a, b, axis: 1)`",
    "concat": "write `concatenate(a, b, axis: 1)`",
    "size": "write `x.shape[1]`",
    "len": "write `count`",
    "range": "write `0..<n`",
    "int": "write `floor`, or divide whole numbers: `7 / 2` is 3",
    "add": "write `a + b`",
    "sub": "write `a - b`",
    "mul": "write `a * b`",
    "div": "write `a / b`",
    "pow": "write `a ** b`",
    "clone": "leave it out: a value never changes",
    "contiguous": "leave it out: every value is",
    "detach": "leave it out",
    "cuda": "leave it out: a model is defined for any device",
    "partial": "give a layer some of its arguments: `let conv3 = Conv2d(kernel: 3)`",
  ]

  /// Functions of tensors that PyTorch has and the catalogue does not have yet.
  static let comingFunctions: Set<String> = [
    "amax", "arange", "argmax", "bmm", "chunk", "clamp", "cos", "cumsum", "einsum", "erf", "expand",
    "flip", "full", "gather", "group_norm", "hardswish", "hardsigmoid", "interpolate", "kthvalue",
    "layer_norm", "linear", "masked_fill", "matmul", "maximum", "mean", "minimum", "mm", "norm",
    "normal", "normalize", "one_hot", "ones", "pad", "permute", "pixel_shuffle", "rand", "randn",
    "relu6", "repeat", "reshape", "roll", "rsqrt", "scaled_dot_product_attention", "sin",
    "softplus",
    "split", "square", "squeeze", "stack", "std", "swapaxes", "tensor", "tile", "topk", "transpose",
    "tril", "triu", "truncated_normal", "unbind", "unflatten", "unfold", "uniform", "unsqueeze",
    "upsample",
    "var", "where", "zeros", "conv2d", "conv1d", "batch_norm", "exp", "log",
  ]

  /// Classes that are no layers in netdef.
  static let layers: [String: String] = [
    "Sequential":
      "layers in a row stand in parentheses: `features: (Conv2d(8, kernel: 3) -> ReLU)`",
    "ModuleList": "layers under a name stand in brackets: `blocks: [for i in 0..<3: Linear(8)]`",
    "ModuleDict": "choose a layer by `if`, or take one as a parameter: `activation: Layer`",
    "Parameter": "state it by `parameter weight: [8, 8]`",
    "LazyLinear": "write `Linear`: every layer infers what comes in",
    "LazyConv2d": "write `Conv2d`: every layer infers what comes in",
    "LazyBatchNorm2d": "write `BatchNorm2d`: every layer infers what comes in",
    "CrossEntropyLoss": "a loss is no part of a model: leave it out",
    "MSELoss": "a loss is no part of a model: leave it out",
    "NLLLoss": "a loss is no part of a model: leave it out",
  ]

  /// Layers that PyTorch has and the catalogue does not have yet.
  static let comingLayers: Set<String> = [
    "AdaptiveAvgPool1d", "AdaptiveAvgPool3d", "AdaptiveMaxPool1d", "AdaptiveMaxPool2d",
    "AlphaDropout", "AvgPool1d", "AvgPool3d", "BatchNorm1d", "BatchNorm3d", "Bilinear", "CELU",
    "ChannelShuffle", "Conv1d", "Conv3d", "ConvTranspose1d", "ConvTranspose2d", "ConvTranspose3d",
    "Dropout1d", "Dropout2d", "Dropout3d", "Embedding", "EmbeddingBag", "Fold", "GLU", "GRU",
    "GRUCell", "GroupNorm", "Hardshrink", "Hardsigmoid", "Hardswish", "Hardtanh", "InstanceNorm1d",
    "InstanceNorm2d", "LSTM", "LSTMCell", "LayerNorm", "LocalResponseNorm", "LogSigmoid",
    "MaxPool1d", "MaxPool3d", "Mish", "MultiheadAttention", "PReLU", "PixelShuffle",
    "PixelUnshuffle", "RMSNorm", "RNN", "ReLU6", "ReflectionPad2d", "ReplicationPad2d", "Softmax2d",
    "Softplus", "Softsign", "Tanhshrink", "Threshold", "Transformer", "TransformerEncoder",
    "TransformerEncoderLayer", "Unflatten", "Unfold", "Upsample", "ZeroPad2d",
  ]
}
