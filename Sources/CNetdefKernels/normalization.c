#include "netdef_normalization.h"

#include <math.h>

// Sums run in double over a fixed number of lanes: exact enough for planes of any size, and in an
// order that vector instructions can follow.
enum { LANES = 8 };

static double sum_differences(const float *values, ptrdiff_t count, double center) {
  double lanes[LANES] = {0}, sum = 0;
  ptrdiff_t i = 0;
  for (; i + LANES <= count; i += LANES) {
    for (int lane = 0; lane < LANES; lane++) lanes[lane] += values[i + lane] - center;
  }
  for (; i < count; i++) sum += values[i] - center;
  for (int lane = 0; lane < LANES; lane++) sum += lanes[lane];
  return sum;
}

static double sum_squares(const float *values, ptrdiff_t count, double center) {
  double lanes[LANES] = {0}, sum = 0;
  ptrdiff_t i = 0;
  for (; i + LANES <= count; i += LANES) {
    for (int lane = 0; lane < LANES; lane++) {
      const double difference = values[i + lane] - center;
      lanes[lane] += difference * difference;
    }
  }
  for (; i < count; i++) sum += (values[i] - center) * (values[i] - center);
  for (int lane = 0; lane < LANES; lane++) sum += lanes[lane];
  return sum;
}

void netdef_channel_statistics(const float *input, ptrdiff_t batch, ptrdiff_t channels,
                               ptrdiff_t plane, float *mean, float *variance) {
  const double count = (double)(batch * plane);
  for (ptrdiff_t c = 0; c < channels; c++) {
    double sum = 0, squares = 0;
    for (ptrdiff_t n = 0; n < batch; n++) {
      sum += sum_differences(input + (n * channels + c) * plane, plane, 0);
    }
    const double center = sum / count;
    for (ptrdiff_t n = 0; n < batch; n++) {
      squares += sum_squares(input + (n * channels + c) * plane, plane, center);
    }
    mean[c] = (float)center;
    variance[c] = (float)(squares / count);
  }
}

void netdef_normalize_channels(const float *input, ptrdiff_t batch, ptrdiff_t channels,
                               ptrdiff_t plane, const float *mean, const float *variance,
                               const float *weight, const float *bias, float epsilon,
                               float *output) {
  for (ptrdiff_t n = 0; n < batch; n++) {
    for (ptrdiff_t c = 0; c < channels; c++, input += plane, output += plane) {
      const float scale = (weight ? weight[c] : 1) / sqrtf(variance[c] + epsilon);
      const float shift = (bias ? bias[c] : 0) - mean[c] * scale;
      for (ptrdiff_t i = 0; i < plane; i++) output[i] = input[i] * scale + shift;
    }
  }
}
