#include "netdef_softmax.h"

#include <math.h>

// The largest of `count` values; a NaN makes the sum of exponentials NaN, whichever wins here.
static float largest(const float *values, ptrdiff_t count, ptrdiff_t stride) {
  float result = -INFINITY;
  for (ptrdiff_t i = 0; i < count; i++) {
    if (values[i * stride] > result) result = values[i * stride];
  }
  return result;
}

void netdef_softmax(float *values, ptrdiff_t outer, ptrdiff_t axis, ptrdiff_t inner) {
  for (ptrdiff_t o = 0; o < outer; o++, values += axis * inner) {
    for (ptrdiff_t i = 0; i < inner; i++) {
      float *line = values + i;
      const float maximum = largest(line, axis, inner);
      float sum = 0;
      for (ptrdiff_t a = 0; a < axis; a++) {
        line[a * inner] = expf(line[a * inner] - maximum);
        sum += line[a * inner];
      }
      for (ptrdiff_t a = 0; a < axis; a++) line[a * inner] /= sum;
    }
  }
}

void netdef_log_softmax(float *values, ptrdiff_t outer, ptrdiff_t axis, ptrdiff_t inner) {
  for (ptrdiff_t o = 0; o < outer; o++, values += axis * inner) {
    for (ptrdiff_t i = 0; i < inner; i++) {
      float *line = values + i;
      const float maximum = largest(line, axis, inner);
      float sum = 0;
      for (ptrdiff_t a = 0; a < axis; a++) sum += expf(line[a * inner] - maximum);
      const float logarithm = logf(sum);
      for (ptrdiff_t a = 0; a < axis; a++) {
        line[a * inner] = line[a * inner] - maximum - logarithm;
      }
    }
  }
}
