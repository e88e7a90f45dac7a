extension Prelude {
  static let linear = #"""
    /// Maps the last axis linearly: y = x·Wᵀ + b.
    extern layer Linear(named in: Int = D, out: Int, bias: Bool = true) {
        in x: [S.., D]
        renamed in_features -> in, out_features -> out
        require out >= 1, "`Linear` needs at least 1 output feature, but `out` is {out}", id: "layer-parameter", at: out
        require in == D, "`Linear` expects {in} input features but receives {D}", id: "feature-count", at: in, help: "write `in: {D}`, or leave `in` out: it is inferred"
        require D >= 1, "`Linear` needs at least 1 input feature but receives {D}", id: "layer-parameter"
        parameter weight: [out, in]
        if bias { parameter bias: [out] }
        cost product(S[1...]) * in * out
        out [S.., out]
    }

    """#
}
