#include "netdef_elementwise.h"

#include <math.h>

#include "odometer.h"

// One row of a binary operation. The three layouts that broadcasting yields nearly always have
// loops of their own, which the compiler turns into vector instructions.
#define DEFINE_ROW(NAME, IN, OUT, EXPRESSION)                                                      \
  static void NAME(size_t count, const IN *left, ptrdiff_t left_step, const IN *right,             \
                   ptrdiff_t right_step, OUT *out) {                                               \
    if (left_step == 1 && right_step == 1) {                                                       \
      for (size_t i = 0; i < count; i++) {                                                         \
        const IN l = left[i], r = right[i];                                                        \
        out[i] = EXPRESSION;                                                                       \
      }                                                                                            \
    } else if (left_step == 1 && right_step == 0) {                                                \
      const IN r = right[0];                                                                       \
      for (size_t i = 0; i < count; i++) {                                                         \
        const IN l = left[i];                                                                      \
        out[i] = EXPRESSION;                                                                       \
      }                                                                                            \
    } else if (left_step == 0 && right_step == 1) {                                                \
      const IN l = left[0];                                                                        \
      for (size_t i = 0; i < count; i++) {                                                         \
        const IN r = right[i];                                                                     \
        out[i] = EXPRESSION;                                                                       \
      }                                                                                            \
    } else {                                                                                       \
      for (size_t i = 0; i < count; i++) {                                                         \
        const IN l = left[(ptrdiff_t)i * left_step], r = right[(ptrdiff_t)i * right_step];         \
        out[i] = EXPRESSION;                                                                       \
      }                                                                                            \
    }                                                                                              \
  }

// A row function and the walk over all rows of a box.
#define DEFINE_WALK(NAME, ROW, IN, OUT)                                                            \
  typedef void ROW(size_t, const IN *, ptrdiff_t, const IN *, ptrdiff_t, OUT *);                   \
  static void NAME(ROW *row, netdef_broadcast box, const IN *left, const IN *right, OUT *out) {    \
    const int last = box.rank - 1;                                                                 \
    const size_t count = box.rank == 0 ? 1 : box.sizes[last];                                      \
    const ptrdiff_t left_step = box.rank == 0 ? 1 : box.left_strides[last];                        \
    const ptrdiff_t right_step = box.rank == 0 ? 1 : box.right_strides[last];                      \
    const ptrdiff_t *strides[2] = {box.left_strides, box.right_strides};                           \
    ptrdiff_t offsets[2] = {0, 0};                                                                 \
    for (odometer rows = odometer_start(last, box.sizes); odometer_has_next(&rows);                \
         odometer_advance(&rows, 2, strides, offsets)) {                                           \
      row(count, left + offsets[0], left_step, right + offsets[1], right_step, out);               \
      out += count;                                                                                \
    }                                                                                              \
  }

// The operations that floats and integers share; `WRAP` is the type in which they are computed.
#define DEFINE_ARITHMETIC(SUFFIX, TYPE, WRAP)                                                      \
  DEFINE_ROW(add_##SUFFIX, TYPE, TYPE, (TYPE)((WRAP)l + (WRAP)r))                                  \
  DEFINE_ROW(subtract_##SUFFIX, TYPE, TYPE, (TYPE)((WRAP)l - (WRAP)r))                             \
  DEFINE_ROW(multiply_##SUFFIX, TYPE, TYPE, (TYPE)((WRAP)l * (WRAP)r))                             \
  DEFINE_ROW(larger_##SUFFIX, TYPE, TYPE, (l > r || l != l) ? l : r)                               \
  DEFINE_ROW(smaller_##SUFFIX, TYPE, TYPE, (l < r || l != l) ? l : r)                              \
  DEFINE_WALK(walk_##SUFFIX, row_##SUFFIX, TYPE, TYPE)

DEFINE_ARITHMETIC(f32, float, float)
DEFINE_ARITHMETIC(i64, int64_t, uint64_t)
DEFINE_ARITHMETIC(i32, int32_t, uint32_t)
DEFINE_ROW(divide_f32, float, float, l / r)
DEFINE_ROW(power_f32, float, float, powf(l, r))

void netdef_arithmetic_f32(netdef_arithmetic operation, netdef_broadcast box, const float *left,
                           const float *right, float *out) {
  static row_f32 *const rows[] = {add_f32,     subtract_f32, multiply_f32, larger_f32,
                                  smaller_f32, divide_f32,   power_f32};
  walk_f32(rows[operation], box, left, right, out);
}

void netdef_arithmetic_i64(netdef_arithmetic operation, netdef_broadcast box, const int64_t *left,
                           const int64_t *right, int64_t *out) {
  static row_i64 *const rows[] = {add_i64, subtract_i64, multiply_i64, larger_i64, smaller_i64};
  walk_i64(rows[operation], box, left, right, out);
}

void netdef_arithmetic_i32(netdef_arithmetic operation, netdef_broadcast box, const int32_t *left,
                           const int32_t *right, int32_t *out) {
  static row_i32 *const rows[] = {add_i32, subtract_i32, multiply_i32, larger_i32, smaller_i32};
  walk_i32(rows[operation], box, left, right, out);
}

#define DEFINE_COMPARISON(SUFFIX, TYPE)                                                            \
  DEFINE_ROW(equal_##SUFFIX, TYPE, bool, l == r)                                                   \
  DEFINE_ROW(not_equal_##SUFFIX, TYPE, bool, l != r)                                               \
  DEFINE_ROW(less_##SUFFIX, TYPE, bool, l < r)                                                     \
  DEFINE_ROW(less_or_equal_##SUFFIX, TYPE, bool, l <= r)                                           \
  DEFINE_ROW(greater_##SUFFIX, TYPE, bool, l > r)                                                  \
  DEFINE_ROW(greater_or_equal_##SUFFIX, TYPE, bool, l >= r)                                        \
  DEFINE_WALK(walk_comparison_##SUFFIX, comparison_row_##SUFFIX, TYPE, bool)                       \
  void netdef_compare_##SUFFIX(netdef_comparison comparison, netdef_broadcast box,                 \
                               const TYPE *left, const TYPE *right, bool *out) {                   \
    static comparison_row_##SUFFIX *const rows[] = {                                               \
        equal_##SUFFIX,         not_equal_##SUFFIX, less_##SUFFIX,                                 \
        less_or_equal_##SUFFIX, greater_##SUFFIX,   greater_or_equal_##SUFFIX};                    \
    walk_comparison_##SUFFIX(rows[comparison], box, left, right, out);                             \
  }

DEFINE_COMPARISON(f32, float)
DEFINE_COMPARISON(i64, int64_t)
DEFINE_COMPARISON(i32, int32_t)
DEFINE_COMPARISON(bool, bool)

#define APPLY(EXPRESSION)                                                                          \
  for (size_t i = 0; i < count; i++) {                                                             \
    const __typeof__(*in) x = in[i];                                                               \
    out[i] = EXPRESSION;                                                                           \
  }                                                                                                \
  break

void netdef_apply_f32(netdef_function function, const float *in, float *out, size_t count) {
  switch (function) {
    case NETDEF_NEGATE: APPLY(-x);
    case NETDEF_ABSOLUTE: APPLY(fabsf(x));
    case NETDEF_EXPONENTIAL: APPLY(expf(x));
    case NETDEF_LOGARITHM: APPLY(logf(x));
    case NETDEF_SQUARE_ROOT: APPLY(sqrtf(x));
  }
}

#define DEFINE_INTEGER_APPLY(SUFFIX, TYPE, WRAP)                                                   \
  void netdef_apply_##SUFFIX(netdef_function function, const TYPE *in, TYPE *out, size_t count) {  \
    switch (function) {                                                                            \
      case NETDEF_NEGATE: APPLY((TYPE)((WRAP)0 - (WRAP)x));                                        \
      case NETDEF_ABSOLUTE: APPLY(x < 0 ? (TYPE)((WRAP)0 - (WRAP)x) : x);                          \
      default: break;                                                                              \
    }                                                                                              \
  }

DEFINE_INTEGER_APPLY(i64, int64_t, uint64_t)
DEFINE_INTEGER_APPLY(i32, int32_t, uint32_t)
