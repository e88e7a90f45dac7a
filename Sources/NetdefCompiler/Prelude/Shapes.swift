extension Prelude {
  static let shapes = """
    /// Makes one axis of the axes from `start` to `end`.
    extern layer Flatten(start: Int = 1, end: Int = -1) {
    \(flatten(name: "Flatten"))
    }

    /// The function of `Flatten`. It begins at axis 1: the batch stays.
    extern function flatten(start: Int = 1, end: Int = -1) {
    \(flatten(name: "flatten"))
    }

    /// Joins tensors along an axis; their other sizes agree.
    extern function concatenate(axis: Int = 1) {
        in parts..: [S..]
        renamed dim -> axis
        let first = S[0]
        let rank = count(first)
        require [for shape in S if count(shape) != rank: shape] == [], "`concatenate` joins tensors of equally many axes", id: "concatenate"
        require 0 - rank <= axis and axis < rank, "axis {axis} does not exist: the tensors have {rank} axes", id: "axis", at: axis
        let at = if axis < 0 { axis + rank } else { axis }
        let others = [for shape in S if shape[..<at] != first[..<at] or shape[at + 1...] != first[at + 1...]: shape]
        require others == [], "`concatenate` along axis {at} joins tensors that agree elsewhere, but one is `{first}` and another `{others[0]}`", id: "concatenate"
        out [first[..<at].., sum([for shape in S: shape[at]]), first[at + 1...]..]
    }

    /// Passes its input on.
    extern layer Identity {
        in x: T [S..]
        out T [S..]
    }

    /// Zeroes elements with probability `p` in training and scales the others by 1 / (1 − p).
    extern layer Dropout(p: Float = 0.5, named inplace: Bool = false) {
        in x: [S..]
        require p >= 0 and p <= 1, "`p` is a probability from 0 to 1, not {p}", id: "layer-parameter", at: p
        out [S..]
    }

    /// The function of `Dropout`; it acts while the model that calls it is training.
    extern function dropout(p: Float = 0.5) {
        in x: [S..]
        require p >= 0 and p <= 1, "`p` is a probability from 0 to 1, not {p}", id: "layer-parameter", at: p
        out [S..]
    }

    """

  private static func flatten(name: String) -> String {
    #"""
        in x: T [S..]
        renamed start_dim -> start, end_dim -> end
        let rank = max(count(S), 1)
        let first = if start < 0 { start + rank } else { start }
        let last = if end < 0 { end + rank } else { end }
        require 0 <= first and first < rank, "`\#(name)` begins at axis {start}, but its input has {count(S)} axes", id: "axis", at: start
        require 0 <= last and last < rank, "`\#(name)` ends at axis {end}, but its input has {count(S)} axes", id: "axis", at: end
        require first <= last, "`\#(name)` ends at axis {last} before it begins at axis {first}", id: "axis", at: end
        out T [S[..<first].., product(S[first...last]), S[last + 1...]..]
    """#
  }
}
