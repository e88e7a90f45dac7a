#include "netdef_reduction.h"

// Independent accumulators of a contiguous reduction, and columns reduced side by side.
enum { LANES = 16, COLUMNS = 256 };

static size_t smaller(size_t a, size_t b) { return a < b ? a : b; }

// Rows are contiguous: LANES partial sums, added pairwise at the end.
static double sum_row_f32(const float *in, size_t count) {
  double lanes[LANES] = {0};
  size_t i = 0;
  for (; i + LANES <= count; i += LANES) {
    for (int lane = 0; lane < LANES; lane++) lanes[lane] += (double)in[i + (size_t)lane];
  }
  for (int lane = 0; i < count; i++, lane++) lanes[lane] += (double)in[i];
  for (int width = LANES / 2; width > 0; width /= 2) {
    for (int lane = 0; lane < width; lane++) lanes[lane] += lanes[lane + width];
  }
  return lanes[0];
}

void netdef_sum_f32(const float *in, float *out, size_t outer, size_t count, size_t inner,
                    double divisor) {
  if (inner == 1) {
    for (size_t o = 0; o < outer; o++) {
      out[o] = (float)(sum_row_f32(in + o * count, count) / divisor);
    }
    return;
  }
  for (size_t o = 0; o < outer; o++) {
    for (size_t start = 0; start < inner; start += COLUMNS) {
      const size_t width = smaller(COLUMNS, inner - start);
      double sums[COLUMNS] = {0};
      for (size_t k = 0; k < count; k++) {
        const float *row = in + (o * count + k) * inner + start;
        for (size_t i = 0; i < width; i++) sums[i] += (double)row[i];
      }
      for (size_t i = 0; i < width; i++) out[o * inner + start + i] = (float)(sums[i] / divisor);
    }
  }
}

void netdef_sum_i64(const int64_t *in, int64_t *out, size_t outer, size_t count, size_t inner) {
  for (size_t o = 0; o < outer; o++) {
    for (size_t i = 0; i < inner; i++) out[o * inner + i] = 0;
    for (size_t k = 0; k < count; k++) {
      const int64_t *row = in + (o * count + k) * inner;
      for (size_t i = 0; i < inner; i++) {
        out[o * inner + i] = (int64_t)((uint64_t)out[o * inner + i] + (uint64_t)row[i]);
      }
    }
  }
}

// `BETTER(a, b)` says whether `a` replaces the best value so far, `b`. A NaN, the only value that
// differs from itself, replaces every number and is replaced by nothing.
#define LARGER(a, b) ((a) > (b) || ((a) != (a) && (b) == (b)))
#define LESSER(a, b) ((a) < (b) || ((a) != (a) && (b) == (b)))

#define DEFINE_EXTREME_ROW(NAME, TYPE, BETTER)                                                     \
  static TYPE NAME(const TYPE *in, size_t count) {                                                 \
    TYPE lanes[LANES];                                                                             \
    for (int lane = 0; lane < LANES; lane++) lanes[lane] = in[0];                                  \
    size_t i = 0;                                                                                  \
    for (; i + LANES <= count; i += LANES) {                                                       \
      for (int lane = 0; lane < LANES; lane++) {                                                   \
        const TYPE x = in[i + (size_t)lane];                                                       \
        lanes[lane] = BETTER(x, lanes[lane]) ? x : lanes[lane];                                    \
      }                                                                                            \
    }                                                                                              \
    for (; i < count; i++) lanes[0] = BETTER(in[i], lanes[0]) ? in[i] : lanes[0];                  \
    for (int lane = 1; lane < LANES; lane++) {                                                     \
      lanes[0] = BETTER(lanes[lane], lanes[0]) ? lanes[lane] : lanes[0];                           \
    }                                                                                              \
    return lanes[0];                                                                               \
  }

#define DEFINE_EXTREME_COLUMNS(NAME, TYPE, BETTER)                                                 \
  static void NAME(const TYPE *in, TYPE *restrict out, size_t count, size_t inner) {               \
    for (size_t i = 0; i < inner; i++) out[i] = in[i];                                             \
    for (size_t k = 1; k < count; k++) {                                                           \
      const TYPE *row = in + k * inner;                                                            \
      for (size_t i = 0; i < inner; i++) out[i] = BETTER(row[i], out[i]) ? row[i] : out[i];        \
    }                                                                                              \
  }

#define DEFINE_EXTREME_INDEX(NAME, TYPE, BETTER)                                                   \
  static void NAME(const TYPE *in, int64_t *out, size_t count, size_t inner) {                     \
    for (size_t start = 0; start < inner; start += COLUMNS) {                                      \
      const size_t width = smaller(COLUMNS, inner - start);                                        \
      TYPE best[COLUMNS];                                                                          \
      for (size_t i = 0; i < width; i++) {                                                         \
        best[i] = in[start + i];                                                                   \
        out[start + i] = 0;                                                                        \
      }                                                                                            \
      for (size_t k = 1; k < count; k++) {                                                         \
        const TYPE *row = in + k * inner + start;                                                  \
        for (size_t i = 0; i < width; i++) {                                                       \
          if (BETTER(row[i], best[i])) {                                                           \
            best[i] = row[i];                                                                      \
            out[start + i] = (int64_t)k;                                                           \
          }                                                                                        \
        }                                                                                          \
      }                                                                                            \
    }                                                                                              \
  }

#define DEFINE_EXTREMES(SUFFIX, TYPE)                                                              \
  DEFINE_EXTREME_ROW(largest_row_##SUFFIX, TYPE, LARGER)                                           \
  DEFINE_EXTREME_ROW(smallest_row_##SUFFIX, TYPE, LESSER)                                          \
  DEFINE_EXTREME_COLUMNS(largest_columns_##SUFFIX, TYPE, LARGER)                                   \
  DEFINE_EXTREME_COLUMNS(smallest_columns_##SUFFIX, TYPE, LESSER)                                  \
  DEFINE_EXTREME_INDEX(largest_index_##SUFFIX, TYPE, LARGER)                                       \
  DEFINE_EXTREME_INDEX(smallest_index_##SUFFIX, TYPE, LESSER)                                      \
  void netdef_extreme_##SUFFIX(bool largest, const TYPE *in, TYPE *out, size_t outer,              \
                               size_t count, size_t inner) {                                       \
    for (size_t o = 0; o < outer; o++, in += count * inner, out += inner) {                        \
      if (inner == 1) {                                                                            \
        *out = largest ? largest_row_##SUFFIX(in, count) : smallest_row_##SUFFIX(in, count);       \
      } else if (largest) {                                                                        \
        largest_columns_##SUFFIX(in, out, count, inner);                                           \
      } else {                                                                                     \
        smallest_columns_##SUFFIX(in, out, count, inner);                                          \
      }                                                                                            \
    }                                                                                              \
  }                                                                                                \
  void netdef_extreme_index_##SUFFIX(bool largest, const TYPE *in, int64_t *out, size_t outer,     \
                                     size_t count, size_t inner) {                                 \
    for (size_t o = 0; o < outer; o++, in += count * inner, out += inner) {                        \
      if (largest) {                                                                               \
        largest_index_##SUFFIX(in, out, count, inner);                                             \
      } else {                                                                                     \
        smallest_index_##SUFFIX(in, out, count, inner);                                            \
      }                                                                                            \
    }                                                                                              \
  }

DEFINE_EXTREMES(f32, float)
DEFINE_EXTREMES(i64, int64_t)
DEFINE_EXTREMES(i32, int32_t)

void netdef_truth(bool all, const bool *in, bool *out, size_t outer, size_t count, size_t inner) {
  for (size_t o = 0; o < outer; o++, out += inner) {
    for (size_t i = 0; i < inner; i++) out[i] = all;
    for (size_t k = 0; k < count; k++, in += inner) {
      for (size_t i = 0; i < inner; i++) out[i] = all ? (out[i] & in[i]) : (out[i] | in[i]);
    }
  }
}
