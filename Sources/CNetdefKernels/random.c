#include "netdef_random.h"

#include <string.h>

// Fused multiply-adds would give other bits on machines that have them.
#pragma STDC FP_CONTRACT OFF

// Blocks computed at once, side by side in vector lanes.
enum { LANES = 16, WORDS = 4 * LANES };

// Philox's constants: two multipliers and the two Weyl increments of the key.
static const uint32_t MULTIPLIER_0 = 0xD2511F53u, MULTIPLIER_1 = 0xCD9E8D57u;
static const uint32_t INCREMENT_0 = 0x9E3779B9u, INCREMENT_1 = 0xBB67AE85u;

// Ten rounds over LANES consecutive counters, written in block order.
static void philox_blocks(uint64_t seed, uint64_t position, uint32_t *restrict out) {
  uint32_t c0[LANES], c1[LANES], c2[LANES], c3[LANES];
  for (int i = 0; i < LANES; i++) {
    const uint64_t counter = position + (uint64_t)i;
    c0[i] = (uint32_t)counter;
    c1[i] = (uint32_t)(counter >> 32);
    c2[i] = 0;
    c3[i] = 0;
  }
  uint32_t k0 = (uint32_t)seed, k1 = (uint32_t)(seed >> 32);
  for (int round = 0; round < 10; round++) {
    for (int i = 0; i < LANES; i++) {
      const uint64_t p0 = (uint64_t)MULTIPLIER_0 * c0[i];
      const uint64_t p1 = (uint64_t)MULTIPLIER_1 * c2[i];
      const uint32_t n0 = (uint32_t)(p1 >> 32) ^ c1[i] ^ k0;
      const uint32_t n2 = (uint32_t)(p0 >> 32) ^ c3[i] ^ k1;
      c1[i] = (uint32_t)p1;
      c3[i] = (uint32_t)p0;
      c0[i] = n0;
      c2[i] = n2;
    }
    k0 += INCREMENT_0;
    k1 += INCREMENT_1;
  }
  for (int i = 0; i < LANES; i++) {
    out[4 * i] = c0[i];
    out[4 * i + 1] = c1[i];
    out[4 * i + 2] = c2[i];
    out[4 * i + 3] = c3[i];
  }
}

static size_t smaller(size_t a, size_t b) { return a < b ? a : b; }

void netdef_random_words(uint64_t seed, uint64_t position, uint32_t *out, size_t count) {
  uint32_t words[WORDS];
  for (size_t start = 0; start < count; start += WORDS, position += LANES) {
    philox_blocks(seed, position, words);
    memcpy(out + start, words, smaller(WORDS, count - start) * sizeof(uint32_t));
  }
}

void netdef_random_uniform(uint64_t seed, uint64_t position, float low, float high, float last,
                           float *out, size_t count) {
  const float width = high - low;
  uint32_t words[WORDS];
  float values[WORDS];
  for (size_t start = 0; start < count; start += WORDS, position += LANES) {
    philox_blocks(seed, position, words);
    for (int i = 0; i < WORDS; i++) {
      const float value = low + (float)(int32_t)(words[i] >> 8) * 0x1p-24f * width;
      values[i] = value < last ? value : last;
    }
    memcpy(out + start, values, smaller(WORDS, count - start) * sizeof(float));
  }
}

// ln x for 0 < x ≤ 1: x = 2^e · m with m in [√½, √2), ln m = 2 artanh((m − 1) / (m + 1)).
static inline float natural_logarithm(float x) {
  int32_t bits;
  memcpy(&bits, &x, sizeof bits);
  const int32_t root_half = 0x3F3504F3;
  const int32_t exponent = (bits - root_half) >> 23;
  const int32_t mantissa_bits = bits - (int32_t)((uint32_t)exponent << 23);
  float m;
  memcpy(&m, &mantissa_bits, sizeof m);
  const float s = (m - 1.0f) / (m + 1.0f), t = s * s;
  const float series =
      1.0f + t * (1.0f / 3 + t * (1.0f / 5 + t * (1.0f / 7 + t * (1.0f / 9 + t * (1.0f / 11)))));
  return (float)exponent * 0.693147180559945309f + 2.0f * s * series;
}

// cos and sin of `turns` full turns, 0 ≤ turns < 1: Taylor series within an eighth of a turn of
// the nearest quarter, which then says which of the two is which, and their signs.
static inline void cosine_and_sine(float turns, float *cosine, float *sine) {
  const int32_t quarter = (int32_t)(turns * 4.0f + 0.5f);
  const float x = (turns - (float)quarter * 0.25f) * 6.28318530717958648f, t = x * x;
  const float s =
      x * (1.0f + t * (-1.0f / 6 + t * (1.0f / 120 + t * (-1.0f / 5040 + t * (1.0f / 362880)))));
  const float c =
      1.0f + t * (-0.5f + t * (1.0f / 24 + t * (-1.0f / 720 + t * (1.0f / 40320))));
  const float first = (quarter & 1) ? s : c, second = (quarter & 1) ? c : s;
  *cosine = ((quarter + 1) & 2) ? -first : first;
  *sine = (quarter & 2) ? -second : second;
}

void netdef_random_normal(uint64_t seed, uint64_t position, float mean, float deviation,
                          float *out, size_t count) {
  uint32_t words[WORDS];
  float values[WORDS];
  for (size_t start = 0; start < count; start += WORDS, position += LANES) {
    philox_blocks(seed, position, words);
    for (int i = 0; i < WORDS; i += 2) {
      // All 32 bits for the radius, so that the tails reach 6.6 deviations; never ln 0.
      const float u = ((float)words[i] + 1.0f) * 0x1p-32f;
      const float radius = deviation * __builtin_sqrtf(-2.0f * natural_logarithm(u));
      float cosine, sine;
      cosine_and_sine((float)(int32_t)(words[i + 1] >> 8) * 0x1p-24f, &cosine, &sine);
      values[i] = mean + radius * cosine;
      values[i + 1] = mean + radius * sine;
    }
    memcpy(out + start, values, smaller(WORDS, count - start) * sizeof(float));
  }
}

void netdef_random_bernoulli(uint64_t seed, uint64_t position, uint64_t threshold, float *out,
                             size_t count) {
  uint32_t words[WORDS];
  float values[WORDS];
  for (size_t start = 0; start < count; start += WORDS, position += LANES) {
    philox_blocks(seed, position, words);
    for (int i = 0; i < WORDS; i++) values[i] = (uint64_t)words[i] < threshold ? 1.0f : 0.0f;
    memcpy(out + start, values, smaller(WORDS, count - start) * sizeof(float));
  }
}

void netdef_random_integers(uint64_t seed, uint64_t position, int64_t low, uint64_t width,
                            int64_t *out, size_t count) {
  uint32_t words[WORDS];
  for (size_t start = 0; start < count; start += WORDS / 2, position += LANES) {
    philox_blocks(seed, position, words);
    const size_t n = smaller(WORDS / 2, count - start);
    for (size_t i = 0; i < n; i++) {
      const uint64_t value = (uint64_t)words[2 * i] << 32 | words[2 * i + 1];
      const uint64_t step = (uint64_t)(((unsigned __int128)value * width) >> 64);
      out[start + i] = (int64_t)((uint64_t)low + step);
    }
  }
}
