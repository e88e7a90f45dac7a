#ifndef NETDEF_ACTIVATION_H
#define NETDEF_ACTIVATION_H

#include <stddef.h>

// Activations in place; NaN stays NaN.

/// max(x, 0)
void netdef_relu(float *values, ptrdiff_t count);

/// x where x > 0, else slope · x
void netdef_leaky_relu(float *values, ptrdiff_t count, float slope);

/// scale · x where x > 0, else scale · alpha · (eˣ − 1)
void netdef_elu(float *values, ptrdiff_t count, float alpha, float scale);

/// x · Φ(x), Φ the normal distribution's cumulative function
void netdef_gelu(float *values, ptrdiff_t count);

/// x / 2 · (1 + tanh(√(2/π) · (x + 0.044715 · x³)))
void netdef_gelu_tanh(float *values, ptrdiff_t count);

/// x / (1 + e⁻ˣ)
void netdef_silu(float *values, ptrdiff_t count);

/// 1 / (1 + e⁻ˣ)
void netdef_sigmoid(float *values, ptrdiff_t count);

/// tanh x
void netdef_tanh(float *values, ptrdiff_t count);

/// x · mask · scale, for a mask of zeros and ones
void netdef_dropout(float *values, const float *mask, ptrdiff_t count, float scale);

#endif
