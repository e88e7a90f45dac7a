#ifndef NETDEF_REDUCTION_H
#define NETDEF_REDUCTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Reductions of one axis of contiguous memory seen as [outer, count, inner]; results are
// [outer, inner].

/// Sums, accumulated in double precision, each divided by `divisor` before it is rounded.
void netdef_sum_f32(const float *in, float *out, size_t outer, size_t count, size_t inner,
                    double divisor);

/// Sums that wrap around.
void netdef_sum_i64(const int64_t *in, int64_t *out, size_t outer, size_t count, size_t inner);

/// Largest or smallest values; NaN wins, as in PyTorch. `count` must be at least 1.
void netdef_extreme_f32(bool largest, const float *in, float *out, size_t outer, size_t count,
                        size_t inner);
void netdef_extreme_i64(bool largest, const int64_t *in, int64_t *out, size_t outer, size_t count,
                        size_t inner);
void netdef_extreme_i32(bool largest, const int32_t *in, int32_t *out, size_t outer, size_t count,
                        size_t inner);

/// Where the largest or smallest values are; the first of equal ones, the first NaN if there is
/// one. `count` must be at least 1.
void netdef_extreme_index_f32(bool largest, const float *in, int64_t *out, size_t outer,
                              size_t count, size_t inner);
void netdef_extreme_index_i64(bool largest, const int64_t *in, int64_t *out, size_t outer,
                              size_t count, size_t inner);
void netdef_extreme_index_i32(bool largest, const int32_t *in, int64_t *out, size_t outer,
                              size_t count, size_t inner);

/// Whether all values (`all`) or at least one of them (else) are true.
void netdef_truth(bool all, const bool *in, bool *out, size_t outer, size_t count, size_t inner);

#endif
