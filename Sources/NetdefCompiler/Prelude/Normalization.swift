extension Prelude {
  static let normalization = #"""
    /// Normalizes every channel of an image over the batch: (x − mean) / √(variance + eps) · weight + bias.
    extern layer BatchNorm2d(
        features: Int = C, eps: Float = 1e-5, momentum: Float | none = 0.1, affine: Bool = true,
        track_running_stats: Bool = true
    ) {
        in x: [N, C, H, W]
        renamed num_features -> features
        require features == C, "`BatchNorm2d` expects {features} channels but receives {C}", id: "channel-count", at: features, help: "leave the number out: it is inferred"
        require C >= 1, "`BatchNorm2d` needs at least 1 channel but receives {C}", id: "layer-parameter"
        require eps >= 0, "`eps` is at least 0, not {eps}", id: "layer-parameter", at: eps
        if affine {
            parameter weight: [features]
            parameter bias: [features]
        }
        if track_running_stats {
            buffer running_mean: [features]
            buffer running_var: [features]
            buffer num_batches_tracked: Int []
        }
        cost C * H * W
        out [N, C, H, W]
    }

    """#
}
