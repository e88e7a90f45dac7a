#include "hashed_values.h"

void hashed_values(uint64_t start, float factor, float offset, float *out, size_t count) {
  for (size_t i = 0; i < count; i++) {
    uint64_t z = start + (uint64_t)(i + 1) * 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    z = z ^ (z >> 31);
    // Product and sum are rounded one after the other, as in Python: the target's settings see to it.
    out[i] = ((float)(z >> 40) * 0x1p-24f - 0.5f) * factor + offset;
  }
}
