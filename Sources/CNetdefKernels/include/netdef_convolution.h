#ifndef NETDEF_CONVOLUTION_H
#define NETDEF_CONVOLUTION_H

#include "netdef_window.h"

/// Unfolds output rows `first_row` to `first_row + row_count` of one image [C, H, W] into a matrix
/// with a row for each (c, r, s) and a column for each output (p, q); padding becomes 0.
void netdef_unfold(const float *image, ptrdiff_t channels, const netdef_window *window,
                   ptrdiff_t first_row, ptrdiff_t row_count, float *columns);

/// Convolves each of `channels` planes [H, W] with `multiplier` kernels of its own. `weight` is
/// [C · multiplier, R, S], `bias` is [C · multiplier] or null, `output` is
/// [C · multiplier, P, Q].
void netdef_depthwise_convolution(const float *image, const float *weight, const float *bias,
                                  ptrdiff_t channels, ptrdiff_t multiplier,
                                  const netdef_window *window, float *output);

/// Fills each of `rows` rows of `columns` values with that row's bias, or with 0 if it is null.
void netdef_fill_rows(const float *bias, ptrdiff_t rows, ptrdiff_t columns, float *output);

/// Fills each of `rows` rows of `columns` values with a copy of the bias, or with 0 if it is null.
void netdef_fill_columns(const float *bias, ptrdiff_t rows, ptrdiff_t columns, float *output);

#endif
