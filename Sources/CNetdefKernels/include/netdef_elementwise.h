#ifndef NETDEF_ELEMENTWISE_H
#define NETDEF_ELEMENTWISE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Arithmetic and comparison, element by element. Results are contiguous in row-major order; an
// operand that broadcasting repeats along an axis has stride 0 there.

/// The box of axes that two operands are broadcast to: `rank` axes (at most 64), outermost first,
/// strides in elements.
typedef struct {
  int rank;
  const size_t *sizes;
  const ptrdiff_t *left_strides;
  const ptrdiff_t *right_strides;
} netdef_broadcast;

/// Operations on two numbers. Integers wrap around. The larger or smaller of a number and NaN is
/// NaN, as in PyTorch. Division and powers exist for floats alone.
typedef enum {
  NETDEF_ADD,
  NETDEF_SUBTRACT,
  NETDEF_MULTIPLY,
  NETDEF_LARGER,
  NETDEF_SMALLER,
  NETDEF_DIVIDE,
  NETDEF_POWER,
} netdef_arithmetic;

void netdef_arithmetic_f32(netdef_arithmetic operation, netdef_broadcast box, const float *left,
                           const float *right, float *out);
void netdef_arithmetic_i64(netdef_arithmetic operation, netdef_broadcast box, const int64_t *left,
                           const int64_t *right, int64_t *out);
void netdef_arithmetic_i32(netdef_arithmetic operation, netdef_broadcast box, const int32_t *left,
                           const int32_t *right, int32_t *out);

/// Comparisons of two values; all but `NOT_EQUAL` are false where one is NaN.
typedef enum {
  NETDEF_EQUAL,
  NETDEF_NOT_EQUAL,
  NETDEF_LESS,
  NETDEF_LESS_OR_EQUAL,
  NETDEF_GREATER,
  NETDEF_GREATER_OR_EQUAL,
} netdef_comparison;

void netdef_compare_f32(netdef_comparison comparison, netdef_broadcast box, const float *left,
                        const float *right, bool *out);
void netdef_compare_i64(netdef_comparison comparison, netdef_broadcast box, const int64_t *left,
                        const int64_t *right, bool *out);
void netdef_compare_i32(netdef_comparison comparison, netdef_broadcast box, const int32_t *left,
                        const int32_t *right, bool *out);
void netdef_compare_bool(netdef_comparison comparison, netdef_broadcast box, const bool *left,
                         const bool *right, bool *out);

/// Functions of one number.
typedef enum {
  NETDEF_NEGATE,
  NETDEF_ABSOLUTE,
  NETDEF_EXPONENTIAL,
  NETDEF_LOGARITHM,
  NETDEF_SQUARE_ROOT,
} netdef_function;

void netdef_apply_f32(netdef_function function, const float *in, float *out, size_t count);

/// Negation and absolute value; the smallest integer is its own.
void netdef_apply_i64(netdef_function function, const int64_t *in, int64_t *out, size_t count);
void netdef_apply_i32(netdef_function function, const int32_t *in, int32_t *out, size_t count);

#endif
