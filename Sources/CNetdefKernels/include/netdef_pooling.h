#ifndef NETDEF_POOLING_H
#define NETDEF_POOLING_H

#include <stdbool.h>

#include "netdef_window.h"

/// The largest value in each window of each plane; padding does not take part, NaN wins.
void netdef_max_pool(const float *input, ptrdiff_t planes, const netdef_window *window,
                     float *output);

/// The mean of each window of each plane. The divisor is the number of positions inside the padded
/// plane (whose padding below and to the right is given), or inside the plane itself.
void netdef_average_pool(const float *input, ptrdiff_t planes, const netdef_window *window,
                         ptrdiff_t padding_bottom, ptrdiff_t padding_right, bool counts_padding,
                         float *output);

/// The mean of input rows ⌊p·H/P⌋ to ⌈(p+1)·H/P⌉ and columns likewise, for each output of each plane.
void netdef_adaptive_average_pool(const float *input, ptrdiff_t planes, ptrdiff_t input_height,
                                  ptrdiff_t input_width, ptrdiff_t output_height,
                                  ptrdiff_t output_width, float *output);

#endif
