#include "netdef_activation.h"

#include <math.h>

void netdef_relu(float *values, ptrdiff_t count) {
  // Written so that NaN, which is below nothing, stays.
  for (ptrdiff_t i = 0; i < count; i++) values[i] = values[i] < 0 ? 0 : values[i];
}

void netdef_leaky_relu(float *values, ptrdiff_t count, float slope) {
  for (ptrdiff_t i = 0; i < count; i++) {
    values[i] = values[i] > 0 ? values[i] : slope * values[i];
  }
}

void netdef_elu(float *values, ptrdiff_t count, float alpha, float scale) {
  for (ptrdiff_t i = 0; i < count; i++) {
    const float x = values[i];
    values[i] = scale * (x > 0 ? x : alpha * expm1f(x));
  }
}

void netdef_gelu(float *values, ptrdiff_t count) {
  const float root_half = 0.70710678118654752f;
  for (ptrdiff_t i = 0; i < count; i++) {
    values[i] = values[i] * 0.5f * (1 + erff(values[i] * root_half));
  }
}

void netdef_gelu_tanh(float *values, ptrdiff_t count) {
  const float root_two_over_pi = 0.79788456080286536f;
  for (ptrdiff_t i = 0; i < count; i++) {
    const float x = values[i];
    values[i] = 0.5f * x * (1 + tanhf(root_two_over_pi * (x + 0.044715f * x * x * x)));
  }
}

void netdef_silu(float *values, ptrdiff_t count) {
  for (ptrdiff_t i = 0; i < count; i++) values[i] = values[i] / (1 + expf(-values[i]));
}

void netdef_sigmoid(float *values, ptrdiff_t count) {
  for (ptrdiff_t i = 0; i < count; i++) values[i] = 1 / (1 + expf(-values[i]));
}

void netdef_tanh(float *values, ptrdiff_t count) {
  for (ptrdiff_t i = 0; i < count; i++) values[i] = tanhf(values[i]);
}

void netdef_dropout(float *values, const float *mask, ptrdiff_t count, float scale) {
  for (ptrdiff_t i = 0; i < count; i++) values[i] *= mask[i] * scale;
}
